// Days put together so that a chart of them can be read.
import type { Snapshot } from "./tally";

export type Step = "day" | "week" | "month";

export interface Periods {
  readonly step: Step;
  readonly names: readonly string[];
  /** Rows of each period by outcome. */
  readonly outcomes: Readonly<Record<string, readonly number[]>>;
}

const DAY = 86_400_000;

export function periodsOf(days: Snapshot["days"], order: readonly string[]): Periods {
  const first = Date.parse(days[0]?.[0] ?? "");
  const last = Date.parse(days.at(-1)?.[0] ?? "");
  const span = (last - first) / DAY;
  const step: Step = span <= 62 ? "day" : span <= 500 ? "week" : "month";
  const names = new Map<string, number>();
  for (let at = first; at <= last && names.size < 2000; at += DAY) names.set(periodOf(at, step), names.size);
  const outcomes: Record<string, number[]> = {};
  for (const word of order) {
    if (days.some(([, rows]) => rows[word])) outcomes[word] = Array<number>(names.size).fill(0);
  }
  for (const [day, rows] of days) {
    const place = names.get(periodOf(Date.parse(day), step));
    if (place === undefined) continue;
    for (const [word, n] of Object.entries(rows)) if (outcomes[word]) outcomes[word][place]! += n;
  }
  return { step, names: [...names.keys()], outcomes };
}

/** The day, the Monday of its week, or its month. */
function periodOf(time: number, step: Step): string {
  if (step === "month") return new Date(time).toISOString().slice(0, 7);
  if (step === "day") return new Date(time).toISOString().slice(0, 10);
  return new Date(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}
