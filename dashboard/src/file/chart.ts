// The chart library, loaded when there is something to draw.
import { BarController, BarElement, CategoryScale, Chart, type ChartConfiguration, Legend, LinearScale, Tooltip } from "chart.js";
import type { Periods } from "./time";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

export interface Look {
  readonly text: string;
  readonly line: string;
  /** What is behind it. */
  readonly ground: string;
  readonly colour: (outcome: string) => string;
  readonly name: (outcome: string) => string;
  readonly count: (n: number) => string;
}

/** Draws stacked bars; answers how to take them away. */
export function draw(canvas: HTMLCanvasElement, periods: Periods, look: Look): () => void {
  const chart = new Chart(canvas, stacked(periods, look));
  return () => chart.destroy();
}

/** The same as an image. */
export const imageOf = (periods: Periods, look: Look): Promise<Blob> => painted(stacked(periods, look), 600, look);

/** Bars that lie, each with its name, as an image. */
export function imageOfBars(title: string, bars: readonly { readonly name: string; readonly rows: number; readonly colour: string }[], look: Look): Promise<Blob> {
  const config: ChartConfiguration<"bar"> = {
    type: "bar",
    data: { labels: bars.map(({ name }) => name), datasets: [{ label: title, data: bars.map(({ rows }) => rows), backgroundColor: bars.map(({ colour }) => colour) }] },
    options: {
      indexAxis: "y",
      color: look.text,
      scales: {
        x: { grid: { color: look.line }, ticks: { color: look.text, callback: (value) => look.count(Number(value)) } },
        y: { grid: { display: false }, ticks: { color: look.text, autoSkip: false } },
      },
      plugins: { legend: { display: true, labels: { color: look.text, boxWidth: 0 } } },
    },
  };
  return painted(config, 90 + 28 * bars.length, look);
}

const WIDTH = 1200;

/** Drawn on a ground of its own, as an image has none. */
function painted(config: ChartConfiguration<"bar">, height: number, look: Look): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = height;
  const ground = { id: "ground", beforeDraw: ({ ctx, width, height }: Chart) => ((ctx.fillStyle = look.ground), ctx.fillRect(0, 0, width, height)) };
  const chart = new Chart(canvas, { ...config, options: { ...config.options, responsive: false, animation: false, devicePixelRatio: 2 }, plugins: [ground] });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      chart.destroy();
      if (blob === null) reject(new Error("the image could not be made"));
      else resolve(blob);
    }, "image/png");
  });
}

function stacked(periods: Periods, look: Look): ChartConfiguration<"bar"> {
  return {
    type: "bar",
    data: {
      labels: [...periods.names],
      datasets: Object.entries(periods.outcomes).map(([outcome, rows]) => ({
        label: look.name(outcome),
        data: [...rows],
        backgroundColor: look.colour(outcome),
        categoryPercentage: 0.95,
        barPercentage: 0.95,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      color: look.text,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks: { color: look.text, maxRotation: 0, autoSkipPadding: 16 } },
        y: {
          stacked: true,
          grid: { color: look.line },
          border: { display: false },
          ticks: { color: look.text, maxTicksLimit: 6, callback: (value) => look.count(Number(value)) },
        },
      },
      plugins: {
        legend: { position: "bottom", labels: { color: look.text, boxWidth: 12, boxHeight: 12 } },
        tooltip: { filter: (item) => item.parsed.y !== 0 },
      },
    },
  };
}
