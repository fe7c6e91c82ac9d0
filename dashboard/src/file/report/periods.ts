// Two periods of a file beside each other.
import type { Day } from "../days";

/** Days, both counted in. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Counts {
  readonly rows: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly reasons: Readonly<Record<string, number>>;
}

const DAY = 86_400_000;
const written = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The last two months where the file has them whole or in part, else its two halves. */
export function usualSpans(days: readonly Day[]): readonly [Span, Span] {
  const first = days[0]?.[0] ?? "1970-01-01";
  const last = days.at(-1)?.[0] ?? first;
  const month = last.slice(0, 7);
  const before = written(Date.parse(`${month}-01`) - DAY).slice(0, 7);
  if (first.slice(0, 7) <= before) return [{ from: `${before}-01` > first ? `${before}-01` : first, to: written(Date.parse(`${month}-01`) - DAY) }, { from: `${month}-01`, to: last }];
  const half = written((Date.parse(first) + Date.parse(last)) / 2);
  return [{ from: first, to: half }, { from: half === last ? last : written(Date.parse(half) + DAY), to: last }];
}

export function countsIn(days: readonly Day[], { from, to }: Span): Counts {
  const outcomes: Record<string, number> = {};
  const reasons: Record<string, number> = {};
  let rows = 0;
  for (const [day, of, why] of days) {
    if (day < from || day > to) continue;
    for (const [word, n] of Object.entries(of)) {
      outcomes[word] = (outcomes[word] ?? 0) + n;
      rows += n;
    }
    for (const [word, n] of Object.entries(why)) reasons[word] = (reasons[word] ?? 0) + n;
  }
  return { rows, outcomes, reasons };
}

/** The change of a share, in percentage points. */
export const points = (before: number, ofBefore: number, after: number, ofAfter: number) =>
  100 * ((ofAfter === 0 ? 0 : after / ofAfter) - (ofBefore === 0 ? 0 : before / ofBefore));
