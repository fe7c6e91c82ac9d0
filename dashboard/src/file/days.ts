// Rows by day, by outcome and by the reason of a decline.
import type { Verdict } from "payverdict";
import { dayOf } from "./dates";
import type { DateOrder } from "./messages";

const MOST_DAYS = 20_000;
const MOST_DATES = 50_000;
/** More days than these are only given at the end. */
const LIVE_DAYS = 1000;

type Counts = Readonly<Record<string, number>>;
/** A day, its rows by outcome, and of what was declined or failed its rows by reason. */
export type Day = readonly [day: string, outcomes: Counts, reasons: Counts];

export class Days {
  undated = 0;
  #dates = new Map<string, string | null>();
  #days = new Map<string, [Record<string, number>, Record<string, number>]>();

  constructor(private readonly order: DateOrder | null) {}

  row(date: string, { outcome, reason }: Verdict): void {
    const day = this.#day(date);
    let counts = day === null ? undefined : this.#days.get(day);
    if (counts === undefined) {
      if (day === null || this.#days.size >= MOST_DAYS) {
        this.undated++;
        return;
      }
      this.#days.set(day, (counts = [{}, {}]));
    }
    const [outcomes, reasons] = counts;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (outcome !== "declined" && outcome !== "failed") return;
    const why = reason ?? "unspecified";
    reasons[why] = (reasons[why] ?? 0) + 1;
  }

  all(last: boolean): Day[] {
    if (!last && this.#days.size > LIVE_DAYS) return [];
    return [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, [outcomes, reasons]]) => [day, outcomes, reasons]);
  }

  /** Parsed once for each beginning that can hold a date. */
  #day(date: string): string | null {
    const start = date.slice(0, 13);
    let day = this.#dates.get(start);
    if (day === undefined) {
      day = dayOf(start, this.order);
      if (this.#dates.size >= MOST_DATES) this.#dates.clear();
      this.#dates.set(start, day);
    }
    return day;
  }
}
