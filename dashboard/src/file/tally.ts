// Counts what the rows of a file say, in bounded memory however many rows and codes there are.
import type { CodeSet } from "payverdict";
import { LONGEST_CODE, isOwn } from "../owner";
import { dayOf } from "./dates";
import { type Meaning, meaningOf } from "./meaning";
import type { Plan } from "./messages";
import type { Why } from "./records";

/** Codes that are counted one by one; further ones are counted by what they mean. */
const MOST_CODES = 20_000;
const MOST_DAYS = 20_000;
const MOST_DATES = 50_000;
const SHOWN_CODES = 200;
const SHOWN_BROKEN = 100;
/** More days than these are only given at the end. */
const LIVE_DAYS = 1000;

interface Counted {
  readonly code: string;
  readonly meaning: Meaning;
  rows: number;
}

export interface CodeCount {
  readonly code: string;
  readonly set: CodeSet | null;
  readonly outcome: string | null;
  /** Whether that is from the reader's own tables. */
  readonly isOwn: boolean;
  readonly rows: number;
}

/** Rows with codes that have something in common. */
export interface Codes {
  readonly rows: number;
  readonly codes: readonly CodeCount[];
  readonly others: number;
}

export interface Snapshot {
  readonly rows: number;
  readonly blank: number;
  /** Rows whose meaning is from the reader's own tables. */
  readonly own: number;
  readonly outcomes: Record<string, number>;
  /** Of what was declined or failed. */
  readonly reasons: Record<string, number>;
  /** Of what was declined. */
  readonly retries: Record<string, number>;
  readonly unlisted: Codes;
  readonly malformed: Codes;
  readonly ambiguous: Codes;
  /** The codes are the names of systems that are not known. */
  readonly nameless: Codes;
  /** Codes that lost zeros, which were put back if the plan says so. */
  readonly zeros: Codes;
  readonly broken: { readonly rows: number; readonly lines: readonly { line: number; text: string; why: Why }[] };
  /** Day and rows by outcome. */
  readonly days: readonly (readonly [string, Readonly<Record<string, number>>])[];
  readonly undated: number;
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

  /** `name` is what names the row's system. */
  row(code: string, date: string, name: string): void {
    this.#rows++;
    const trimmed = code.trim();
    if (trimmed === "") {
      this.#blank++;
      return;
    }
    const owner = this.#plan.system < 0 ? "" : name.trim();
    const key = owner === "" ? trimmed : `${trimmed}\n${owner}`;
    const counted = this.#codes.get(key) ?? this.#counted(key, trimmed, owner);
    counted.rows++;
    if (this.#plan.date >= 0 && counted.meaning.verdict !== null) this.#date(date, counted.meaning.verdict.outcome);
  }

  broken(text: string, line: number, why: Why): void {
    this.#broken++;
    if (this.#brokenLines.length < SHOWN_BROKEN) this.#brokenLines.push({ line, text: text.slice(0, 300), why });
  }

  #counted(key: string, code: string, name: string): Counted {
    const meaning = meaningOf(this.#plan, code, name);
    const shown = (meaning.kind === "nameless" ? name : code).slice(0, LONGEST_CODE);
    if (this.#codes.size < MOST_CODES && key.length <= 2 * LONGEST_CODE) {
      const counted = { code: shown, meaning, rows: 0 };
      this.#codes.set(key, counted);
      return counted;
    }
    const { verdict, kind } = meaning;
    const said = verdict === null ? kind : [verdict.match, verdict.outcome, verdict.reason, verdict.retry].join();
    const counted = this.#further.get(said) ?? { code: "", meaning, rows: 0 };
    this.#further.set(said, counted);
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
    let own = 0;
    const apart = { unlisted: [] as Counted[], malformed: [] as Counted[], ambiguous: [] as Counted[], nameless: [] as Counted[], zeros: [] as Counted[] };
    const add = (counts: Record<string, number>, word: string, rows: number) => (counts[word] = (counts[word] ?? 0) + rows);
    for (const counted of [...this.#codes.values(), ...this.#further.values()]) {
      const { rows } = counted;
      const { kind, verdict, zeros } = counted.meaning;
      if (zeros) apart.zeros.push(counted);
      if (kind !== "verdict") apart[kind].push(counted);
      // What the code means is not known: money may have moved.
      if (kind === "ambiguous" || kind === "unlisted") add(outcomes, "unknown", rows);
      if (verdict === null) continue;
      if (isOwn(verdict)) own += rows;
      add(outcomes, verdict.outcome, rows);
      if (verdict.outcome === "declined") add(retries, verdict.retry, rows);
      if (verdict.outcome === "declined" || verdict.outcome === "failed") add(reasons, verdict.reason ?? "unspecified", rows);
      if (verdict.match !== "exact") apart.unlisted.push(counted);
    }
    const days = last || this.#days.size <= LIVE_DAYS ? [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)) : [];
    return {
      rows: this.#rows,
      blank: this.#blank,
      own,
      outcomes,
      reasons,
      retries,
      unlisted: top(apart.unlisted),
      malformed: top(apart.malformed),
      ambiguous: top(apart.ambiguous),
      nameless: top(byCode(apart.nameless)),
      zeros: top(apart.zeros),
      broken: { rows: this.#broken, lines: this.#brokenLines },
      days,
      undated: this.#undated,
    };
  }
}

/** The same name beside many codes is one line. */
function byCode(counted: readonly Counted[]): Counted[] {
  const lines = new Map<string, Counted>();
  for (const { code, meaning, rows } of counted) lines.set(code, { code, meaning, rows: rows + (lines.get(code)?.rows ?? 0) });
  return [...lines.values()];
}

function top(counted: Counted[]): Codes {
  const sum = (list: readonly { rows: number }[]) => list.reduce((rows, entry) => rows + entry.rows, 0);
  const codes = counted
    .filter(({ code }) => code !== "")
    .sort((a, b) => b.rows - a.rows)
    .slice(0, SHOWN_CODES)
    .map(({ code, meaning: { verdict }, rows }) => ({ code, set: verdict?.set ?? null, outcome: verdict?.outcome ?? null, isOwn: verdict !== null && isOwn(verdict), rows }));
  return { rows: sum(counted), codes, others: sum(counted) - sum(codes) };
}
