// Rows by what stands in one column: a country, a scheme, the beginning of a card number, a gateway.
import type { Verdict } from "payverdict";
import { blotted } from "../lookup/cards";
import type { Plan } from "./messages";
import { Money, type Sum } from "./money";

export interface Group {
  readonly value: string;
  readonly rows: number;
  readonly approved: number;
  readonly declined: number;
  /** Of what was declined the rows that may be tried again as they are, or once something is put right. */
  readonly worth: number;
  /** What was declined. */
  readonly sums: readonly Sum[];
}

interface Counted {
  rows: number;
  approved: number;
  declined: number;
  worth: number;
  readonly money: Money;
}

/** Values that are counted by themselves; further ones are counted together. */
const MOST = 5000;
const LIVE = 100;
const LONGEST = 100;

export class GroupTally {
  /** By the value as it is written, and by what is shown of it: of card numbers that is the same. */
  #groups = new Map<string, Counted>();
  #shown = new Map<string, Counted>();
  #further: Counted | null = null;

  constructor(private readonly plan: Plan) {}

  row(value: string, verdict: Verdict | null, amount: string, currency: string): void {
    const group = this.#groups.get(value) ?? this.#begun(value);
    group.rows++;
    if (verdict?.outcome === "approved") group.approved++;
    if (verdict?.outcome !== "declined") return;
    group.declined++;
    if (verdict.class === "soft" || verdict.class === "fix") group.worth++;
    if (this.plan.amount >= 0) group.money.add(amount, currency, this.plan.isMinor);
  }

  #begun(value: string): Counted {
    const begun: Counted = { rows: 0, approved: 0, declined: 0, worth: 0, money: new Money() };
    if (this.#groups.size >= MOST || value.length > LONGEST) return (this.#further ??= begun);
    const name = blotted(value);
    const group = this.#shown.get(name) ?? begun;
    this.#groups.set(value, group);
    this.#shown.set(name, group);
    return group;
  }

  /** The largest first; what was counted together has no value, and comes last. */
  top(last: boolean): Group[] {
    const groups = [...this.#shown].map(([value, counted]) => made(value, counted)).sort((a, b) => b.rows - a.rows);
    const shown = last ? groups : groups.slice(0, LIVE);
    return this.#further === null ? shown : [...shown, made("…", this.#further)];
  }
}

const made = (value: string, { money, ...counted }: Counted): Group => ({ value, ...counted, sums: money.sums() });
