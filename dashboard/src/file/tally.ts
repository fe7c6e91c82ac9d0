// Counts what the rows of a file say, in bounded memory however many rows and codes there are.
import type { CodeSet } from "payverdict";
import { LONGEST_CODE, isOwn } from "../owner";
import { type Told, isTotal, toldBy, toldByObject } from "./cells";
import { Days, type Day } from "./days";
import { type Group, GroupTally } from "./groups";
import { type Meaning, meaningOf } from "./meaning";
import type { Plan } from "./messages";
import { Money, type Sum } from "./money";
import { OrderTally, type Orders } from "./orders";
import type { Sink, Why } from "./records";

/** Codes that are counted one by one; further ones are counted by what they mean. */
const MOST_CODES = 20_000;
const SHOWN_CODES = 200;
const SHOWN_BROKEN = 100;

interface Counted {
  readonly code: string;
  readonly meaning: Meaning;
  rows: number;
  readonly money: Money;
}

export interface CodeCount {
  readonly code: string;
  readonly set: CodeSet | null;
  readonly outcome: string | null;
  /** Whether that is from the reader's own tables. */
  readonly isOwn: boolean;
  readonly rows: number;
  readonly sums: readonly Sum[];
}

/** Rows with codes that have something in common. */
export interface Codes {
  readonly rows: number;
  readonly codes: readonly CodeCount[];
  readonly others: number;
}

/** Money of rows, by currency. */
export interface Amounts {
  readonly sums: readonly Sum[];
  /** Rows without an amount that can be read. */
  readonly unread: number;
}

export interface Snapshot {
  readonly rows: number;
  readonly blank: number;
  /** Lines that sum up others; they are no rows. */
  readonly totals: number;
  /** Rows whose meaning is from the reader's own tables. */
  readonly own: number;
  readonly outcomes: Record<string, number>;
  /** Of what was declined or failed. */
  readonly reasons: Record<string, number>;
  /** Of what was declined. */
  readonly retries: Record<string, number>;
  /** The same in money, where a column has it. */
  readonly money: Readonly<Record<"outcomes" | "reasons" | "retries", Readonly<Record<string, Amounts>>>> | null;
  readonly codes: Codes;
  readonly unlisted: Codes;
  readonly malformed: Codes;
  readonly ambiguous: Codes;
  /** The codes are the names of systems that are not known. */
  readonly nameless: Codes;
  /** Codes that lost zeros, which were put back if the plan says so. */
  readonly zeros: Codes;
  readonly broken: { readonly rows: number; readonly lines: readonly { line: number; text: string; why: Why }[] };
  readonly days: readonly Day[];
  readonly undated: number;
  /** Rows by what stands in one column, where one was chosen. */
  readonly groups: readonly Group[] | null;
  /** What became of orders, where a column names them; only at the end. */
  readonly orders: Orders | null;
}

export class Tally implements Sink {
  #plan: Plan;
  #header: boolean;
  #rows = 0;
  #blank = 0;
  #totals = 0;
  #codes = new Map<string, Counted>();
  #further = new Map<string, Counted>();
  #broken = 0;
  #brokenLines: { line: number; text: string; why: Why }[] = [];
  #days: Days;
  #groups: GroupTally | null;
  #orders: OrderTally | null;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#header = plan.header;
    this.#days = new Days(plan.dateOrder);
    this.#groups = plan.by < 0 ? null : new GroupTally(plan);
    this.#orders = plan.payment < 0 ? null : new OrderTally(plan.isMinor);
  }

  row(fields: readonly string[]): void {
    if (this.#header) this.#header = false;
    else this.#take(toldBy(fields));
  }

  object(value: object): void {
    this.#take(toldByObject(value, this.#plan));
  }

  broken(text: string, line: number, why: Why): void {
    this.#broken++;
    if (this.#brokenLines.length < SHOWN_BROKEN) this.#brokenLines.push({ line, text: text.slice(0, 300), why });
  }

  #take(told: Told): void {
    const plan = this.#plan;
    const code = told(plan.code);
    if (code === "") {
      if (isTotal(told, plan.columns.length)) this.#totals++;
      else {
        this.#rows++;
        this.#blank++;
      }
      return;
    }
    this.#rows++;
    const owner = told(plan.system);
    const key = owner === "" ? code : `${code}\n${owner}`;
    const counted = this.#codes.get(key) ?? this.#counted(key, code, owner);
    counted.rows++;
    const { verdict } = counted.meaning;
    if (plan.date >= 0 && verdict !== null) this.#days.row(told(plan.date), verdict);
    if (plan.amount < 0 && this.#groups === null && this.#orders === null) return;
    const amount = told(plan.amount);
    const currency = told(plan.currency);
    if (plan.amount >= 0) counted.money.add(amount, currency, plan.isMinor);
    this.#groups?.row(told(plan.by), verdict, amount, currency);
    this.#orders?.row(told(plan.payment), verdict?.outcome ?? null, amount, currency);
  }

  #counted(key: string, code: string, name: string): Counted {
    const meaning = meaningOf(this.#plan, code, name);
    const shown = (meaning.kind === "nameless" ? name : code).slice(0, LONGEST_CODE);
    if (this.#codes.size < MOST_CODES && key.length <= 2 * LONGEST_CODE) {
      const counted = { code: shown, meaning, rows: 0, money: new Money() };
      this.#codes.set(key, counted);
      return counted;
    }
    const { verdict, kind } = meaning;
    const means = verdict === null ? kind : [verdict.match, verdict.outcome, verdict.reason, verdict.retry].join();
    const counted = this.#further.get(means) ?? { code: "", meaning, rows: 0, money: new Money() };
    this.#further.set(means, counted);
    return counted;
  }

  snapshot(last: boolean): Snapshot {
    const outcomes = new Words();
    const reasons = new Words();
    const retries = new Words();
    let own = 0;
    const all = [...this.#codes.values(), ...this.#further.values()];
    const apart = { unlisted: [] as Counted[], malformed: [] as Counted[], ambiguous: [] as Counted[], nameless: [] as Counted[], zeros: [] as Counted[] };
    for (const counted of all) {
      const { kind, verdict, zeros } = counted.meaning;
      if (zeros) apart.zeros.push(counted);
      if (kind !== "verdict") apart[kind].push(counted);
      // What the code means is not known: money may have moved.
      if (kind === "ambiguous" || kind === "unlisted") outcomes.add("unknown", counted);
      if (verdict === null) continue;
      if (isOwn(verdict)) own += counted.rows;
      outcomes.add(verdict.outcome, counted);
      if (verdict.outcome === "declined") retries.add(verdict.retry, counted);
      if (verdict.outcome === "declined" || verdict.outcome === "failed") reasons.add(verdict.reason ?? "unspecified", counted);
      if (verdict.match !== "exact") apart.unlisted.push(counted);
    }
    return {
      rows: this.#rows,
      blank: this.#blank,
      totals: this.#totals,
      own,
      outcomes: outcomes.rows,
      reasons: reasons.rows,
      retries: retries.rows,
      money: this.#plan.amount < 0 ? null : { outcomes: outcomes.amounts(), reasons: reasons.amounts(), retries: retries.amounts() },
      codes: top(all.filter(({ meaning }) => meaning.kind !== "nameless"), last ? MOST_CODES : SHOWN_CODES),
      unlisted: top(apart.unlisted),
      malformed: top(apart.malformed),
      ambiguous: top(apart.ambiguous),
      nameless: top(byName(apart.nameless)),
      zeros: top(apart.zeros),
      broken: { rows: this.#broken, lines: this.#brokenLines },
      days: this.#days.all(last),
      undated: this.#days.undated,
      groups: this.#groups?.top(last) ?? null,
      orders: last ? (this.#orders?.result() ?? null) : null,
    };
  }
}

/** Rows and money by word. */
class Words {
  readonly rows: Record<string, number> = {};
  #money = new Map<string, Money>();

  add(word: string, { rows, money }: Counted): void {
    this.rows[word] = (this.rows[word] ?? 0) + rows;
    const sum = this.#money.get(word) ?? new Money();
    sum.take(money);
    this.#money.set(word, sum);
  }

  amounts(): Record<string, Amounts> {
    return Object.fromEntries([...this.#money].map(([word, money]) => [word, { sums: money.sums(), unread: money.unread }]));
  }
}

/** The same name beside many codes is one line. */
const byName = (counted: readonly Counted[]) => merged(counted, ({ code }) => code);

/** Lines that are the same put together. */
function merged(counted: readonly Counted[], keyOf: (one: Counted) => string): Counted[] {
  const lines = new Map<string, Counted>();
  for (const one of counted) {
    const key = keyOf(one);
    const line = lines.get(key) ?? { ...one, rows: 0, money: new Money() };
    line.rows += one.rows;
    line.money.take(one.money);
    lines.set(key, line);
  }
  return [...lines.values()];
}

function top(counted: Counted[], shown = SHOWN_CODES): Codes {
  const sum = (list: readonly { rows: number }[]) => list.reduce((rows, entry) => rows + entry.rows, 0);
  // Several names may stand for one set.
  const codes = merged(counted.filter(({ code }) => code !== ""), ({ code, meaning: { verdict } }) => `${verdict?.set} ${code}`)
    .sort((a, b) => b.rows - a.rows)
    .slice(0, shown)
    .map(({ code, meaning: { verdict }, rows, money }) => ({
      code, set: verdict?.set ?? null, outcome: verdict?.outcome ?? null, isOwn: verdict !== null && isOwn(verdict), rows, sums: money.sums(),
    }));
  return { rows: sum(counted), codes, others: sum(counted) - sum(codes) };
}
