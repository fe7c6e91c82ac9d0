// Counts what the rows of a file say, in bounded memory however many rows and codes there are.
import { type CodeSet, type Verdict, decode } from "payverdict";
import { dayOf } from "./dates";
import type { Plan } from "./messages";
import type { Why } from "./records";

/** Codes that are counted one by one; further ones are counted by what they mean. */
const MOST_CODES = 20_000;
const MOST_DAYS = 20_000;
const MOST_DATES = 50_000;
const SHOWN_CODES = 200;
const SHOWN_BROKEN = 100;
const LONGEST_CODE = 256;
/** More days than these are only given at the end. */
const LIVE_DAYS = 1000;

interface Counted {
  readonly code: string;
  readonly verdict: Verdict | null;
  rows: number;
}

export interface CodeCount {
  readonly code: string;
  readonly outcome: string | null;
  readonly rows: number;
}

export interface Snapshot {
  readonly rows: number;
  readonly blank: number;
  readonly outcomes: Record<string, number>;
  /** Of what was declined or failed. */
  readonly reasons: Record<string, number>;
  /** Of what was declined. */
  readonly retries: Record<string, number>;
  readonly unlisted: { readonly rows: number; readonly codes: readonly CodeCount[]; readonly others: number };
  readonly malformed: { readonly rows: number; readonly codes: readonly CodeCount[]; readonly others: number };
  readonly broken: { readonly rows: number; readonly lines: readonly { line: number; text: string; why: Why }[] };
  /** Day and rows by outcome. */
  readonly days: readonly (readonly [string, Readonly<Record<string, number>>])[];
  readonly undated: number;
}

export function verdictIn(set: CodeSet, code: string): Verdict | null {
  try {
    return decode(set, code);
  } catch {
    return null;
  }
}

export class Tally {
  #plan: Plan;
  #rows = 0;
  #blank = 0;
  #undated = 0;
  #codes = new Map<string, Counted>();
  #further = new Map<string, Counted>();
  #dates = new Map<string, string | null>();
  #days = new Map<string, Record<string, number>>();
  #broken = 0;
  #brokenLines: { line: number; text: string; why: Why }[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  row(code: string, date: string): void {
    this.#rows++;
    const trimmed = code.trim();
    if (trimmed === "") {
      this.#blank++;
      return;
    }
    const counted = this.#codes.get(trimmed) ?? this.#counted(trimmed);
    counted.rows++;
    if (this.#plan.date >= 0 && counted.verdict !== null) this.#date(date, counted.verdict.outcome);
  }

  broken(text: string, line: number, why: Why): void {
    this.#broken++;
    if (this.#brokenLines.length < SHOWN_BROKEN) this.#brokenLines.push({ line, text: text.slice(0, 300), why });
  }

  #counted(code: string): Counted {
    const verdict = code.length > LONGEST_CODE ? null : verdictIn(this.#plan.set, code);
    if (this.#codes.size < MOST_CODES) {
      const counted = { code: code.slice(0, LONGEST_CODE), verdict, rows: 0 };
      this.#codes.set(code.slice(0, LONGEST_CODE), counted);
      return counted;
    }
    const key = verdict === null ? "" : [verdict.match, verdict.outcome, verdict.reason, verdict.retry].join();
    const counted = this.#further.get(key) ?? { code: "", verdict, rows: 0 };
    this.#further.set(key, counted);
    return counted;
  }

  #date(date: string, outcome: string): void {
    const day = this.#day(date);
    if (day === null) {
      this.#undated++;
      return;
    }
    let outcomes = this.#days.get(day);
    if (outcomes === undefined) {
      if (this.#days.size >= MOST_DAYS) {
        this.#undated++;
        return;
      }
      this.#days.set(day, (outcomes = {}));
    }
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }

  /** Parsed once for each beginning that can hold a date. */
  #day(date: string): string | null {
    const start = date.slice(0, 13);
    let day = this.#dates.get(start);
    if (day === undefined) {
      day = dayOf(start, this.#plan.dateOrder);
      if (this.#dates.size >= MOST_DATES) this.#dates.clear();
      this.#dates.set(start, day);
    }
    return day;
  }

  snapshot(last: boolean): Snapshot {
    const outcomes: Record<string, number> = {};
    const reasons: Record<string, number> = {};
    const retries: Record<string, number> = {};
    const unlisted: Counted[] = [];
    const malformed: Counted[] = [];
    const add = (counts: Record<string, number>, word: string, rows: number) => (counts[word] = (counts[word] ?? 0) + rows);
    for (const counted of [...this.#codes.values(), ...this.#further.values()]) {
      const { verdict, rows } = counted;
      if (verdict === null) {
        malformed.push(counted);
        continue;
      }
      add(outcomes, verdict.outcome, rows);
      if (verdict.outcome === "declined") add(retries, verdict.retry, rows);
      if (verdict.outcome === "declined" || verdict.outcome === "failed") add(reasons, verdict.reason ?? "unspecified", rows);
      if (verdict.match !== "exact") unlisted.push(counted);
    }
    const days = last || this.#days.size <= LIVE_DAYS ? [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
    return {
      rows: this.#rows,
      blank: this.#blank,
      outcomes,
      reasons,
      retries,
      unlisted: top(unlisted),
      malformed: top(malformed),
      broken: { rows: this.#broken, lines: this.#brokenLines },
      days,
      undated: this.#undated,
    };
  }
}

function top(counted: Counted[]): Snapshot["unlisted"] {
  const sum = (list: readonly { rows: number }[]) => list.reduce((rows, entry) => rows + entry.rows, 0);
  const codes = counted
    .filter(({ code }) => code !== "")
    .sort((a, b) => b.rows - a.rows)
    .slice(0, SHOWN_CODES)
    .map(({ code, verdict, rows }) => ({ code, outcome: verdict?.outcome ?? null, rows }));
  return { rows: sum(counted), codes, others: sum(counted) - sum(codes) };
}
