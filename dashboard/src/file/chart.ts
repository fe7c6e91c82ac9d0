// The chart library, loaded when there is something to draw.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from "chart.js";
import type { Periods } from "./time";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

export interface Look {
  readonly text: string;
  readonly line: string;
  readonly colour: (outcome: string) => string;
  readonly name: (outcome: string) => string;
  readonly count: (n: number) => string;
}

/** Draws stacked bars; answers how to take them away. */
export function draw(canvas: HTMLCanvasElement, periods: Periods, look: Look): () => void {
  const chart = new Chart(canvas, {
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
  });
  return () => chart.destroy();
}
