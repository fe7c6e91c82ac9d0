// Which payments of a file may be tried again, when, and how much money that is. Attempts are kept until the file is read;
// each is looked at a fixed number of times.
import type { CodeSet } from "payverdict";
import type { Attempt, Decision, PlanAction, PolicyId, plan as Planner } from "payverdict/payload";
import { cell } from "./annotate";
import { type Told, toldBy, toldByObject } from "./cells";
import { type Meaning, meaningOf } from "./meaning";
import type { Plan } from "./messages";
import { momentOf } from "./moments";
import { Money, type Sum } from "./money";
import type { Sink } from "./records";

/** What is planned: columns, counted from 0 (-1 is none), at a time and by a policy. */
export interface Asked {
  /** What names the payment. */
  readonly payment: number;
  readonly card: number;
  readonly time: number;
  readonly amount: number;
  readonly currency: number;
  readonly network: number;
  readonly policy: PolicyId;
  readonly now: number;
}

export interface Planned {
  readonly action: PlanAction;
  readonly payments: number;
  readonly sums: readonly Sum[];
  /** Payments whose amount cannot be read. */
  readonly unread: number;
}

export interface Now {
  readonly payment: string;
  readonly at: string;
  readonly code: string;
  readonly amount: string;
  readonly currency: string;
  readonly left: number | null;
  readonly rule: string;
  readonly text: string;
}

export interface Outlook {
  readonly kind: "planned";
  readonly asked: Asked;
  readonly payments: number;
  readonly actions: readonly Planned[];
  /** Days on which waits end, with their payments. */
  readonly waits: readonly (readonly [day: string, payments: number])[];
  /** The first of those that may be tried now. */
  readonly now: readonly Now[];
  readonly csv: Blob;
  /** Payments that are not planned, as one of their rows has no verdict, no time, or a time to come. */
  readonly apart: Readonly<Record<"code" | "time" | "future", number>>;
  /** Rows that name no payment, and lines that are broken. */
  readonly rows: Readonly<Record<"nameless" | "broken", number>>;
}

interface Try {
  readonly at: number;
  readonly set: CodeSet;
  readonly code: string;
  readonly isApproved: boolean;
  readonly card: string;
  readonly amount: string;
  readonly currency: string;
  readonly network: string;
}

interface History {
  tries: Try[];
  apart: "code" | "time" | "future" | null;
}

const ACTIONS: readonly PlanAction[] = ["retry", "wait", "fix", "ask_shopper", "check_status", "stop", "done"];
const SHOWN = 100;
const MOST_DAYS = 14;
const MOST_KEPT = 20_000;
const COLUMNS = ["payment", "last_attempt", "set", "code", "amount", "currency", "attempts_left", "rule", "why"];

export class Again implements Sink {
  #plan: Plan;
  #asked: Asked;
  #planner: typeof Planner;
  #header: boolean;
  #histories = new Map<string, History>();
  /** The tries with each card that were not approved; `null` where one of them has no verdict or no time. */
  #cards = new Map<string, Try[] | null>();
  #decided = new Map<string, Decision | null>();
  #meanings = new Map<string, Meaning>();
  #rows = { nameless: 0, broken: 0 };

  constructor(plan: Plan, asked: Asked, planner: typeof Planner) {
    this.#plan = plan;
    this.#asked = asked;
    this.#planner = planner;
    this.#header = plan.header;
  }

  row(fields: readonly string[]): void {
    if (this.#header) this.#header = false;
    else this.#take(toldBy(fields));
  }

  object(value: object): void {
    this.#take(toldByObject(value, this.#plan));
  }

  broken(): void {
    this.#rows.broken++;
  }

  #take(told: Told): void {
    const asked = this.#asked;
    const card = told(asked.card);
    const name = asked.payment < 0 ? card : told(asked.payment);
    if (name === "") {
      this.#rows.nameless++;
      // It says nothing of a payment, but it may have been a try with the card.
      if (card === "") return;
    }
    const history = name === "" ? null : this.#history(name);
    const at = momentOf(told(asked.time), this.#plan.dateOrder);
    const { verdict } = this.#meaning(told(this.#plan.code), told(this.#plan.system));
    const apart = verdict === null ? "code" : at === null ? "time" : this.#end(at) > asked.now ? "future" : null;
    if (apart !== null) {
      if (history !== null) history.apart ??= apart;
      if (card !== "") this.#cards.set(card, null);
      return;
    }
    const { set, code, outcome } = verdict!;
    const one: Try = {
      at: this.#end(at!), set, code, isApproved: outcome === "approved", card, amount: told(asked.amount), currency: told(asked.currency).toUpperCase(),
      network: told(asked.network),
    };
    history?.tries.push(one);
    if (asked.payment < 0 || card === "" || one.isApproved) return;
    const tries = this.#cards.get(card);
    if (tries === undefined) this.#cards.set(card, [one]);
    else tries?.push(one);
  }

  /** A day that is not over yet counts until now. */
  #end(at: number): number {
    const { now } = this.#asked;
    return at > now && at % 86_400_000 === 86_399_000 && at - now < 86_400_000 ? now : at;
  }

  #history(name: string): History {
    let history = this.#histories.get(name);
    if (history === undefined) this.#histories.set(name, (history = { tries: [], apart: null }));
    return history;
  }

  #meaning(code: string, name: string): Meaning {
    const key = `${code}\n${name}`;
    let meaning = this.#meanings.get(key);
    if (meaning === undefined) {
      meaning = code === "" ? { kind: "malformed", verdict: null, zeros: false } : meaningOf(this.#plan, code, name);
      if (this.#meanings.size >= MOST_KEPT) this.#meanings.clear();
      this.#meanings.set(key, meaning);
    }
    return meaning;
  }

  #decide(tries: readonly Try[]): Decision {
    // Each row is a try of its own, also where only the day is known: what tells equal ones apart stands behind the amount.
    const attempts = tries.map(({ at, set, code, card, amount, currency, network }, place): Attempt => ({
      at: new Date(at), set, code, amount: `${amount} ${place}`, currency: currency || null, card: card || null, network: network || null,
    }));
    return this.#planner(attempts, { now: new Date(this.#asked.now), policy: this.#asked.policy });
  }

  /** What the card allows, whatever payment it was tried for; `null` where nothing is known against it. */
  #ofCard(card: string): Decision | "unknown" | null {
    const tries = this.#cards.get(card);
    if (tries === undefined) return null;
    if (tries === null) return "unknown";
    let decision = this.#decided.get(card);
    if (decision === undefined) this.#decided.set(card, (decision = this.#decide(tries)));
    return decision;
  }

  finish(): Outlook {
    const counted = new Map<PlanAction, { payments: number; money: Money }>();
    const apart = { code: 0, time: 0, future: 0 };
    const days = new Map<string, number>();
    const now: Now[] = [];
    const lines = [`\ufeff${COLUMNS.join(",")}\n`];
    for (const [name, history] of this.#histories) {
      const last = history.tries.reduce<Try | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
      let out = history.apart;
      const own = out === null ? this.#decide(history.tries) : null;
      let decision = own;
      // Rules about a card count what was tried with it elsewhere.
      if (own !== null && (own.action === "retry" || own.action === "wait") && last!.card !== "") {
        const card = this.#ofCard(last!.card);
        if (card === "unknown") out = "code";
        else if (card !== null && isStricter(card, own)) decision = card;
      }
      if (out !== null || decision === null || last === null) {
        apart[out ?? "code"]++;
        continue;
      }
      const { action } = decision;
      const count = counted.get(action) ?? { payments: 0, money: new Money() };
      counted.set(action, count);
      count.payments++;
      if (this.#asked.amount >= 0) count.money.add(last.amount, last.currency, this.#plan.isMinor);
      if (action === "wait" && decision.at !== null) {
        const day = decision.at.slice(0, 10);
        days.set(day, (days.get(day) ?? 0) + 1);
      }
      if (action !== "retry") continue;
      const { rule, text } = decision.because[0]!;
      const { code, amount, currency } = last;
      const payment = this.#asked.payment < 0 ? blotted(name) : name;
      const at = new Date(last.at).toISOString();
      const left = decision.attempts_left;
      if (now.length < SHOWN) now.push({ payment: payment.slice(0, 100), at, code, amount, currency, left, rule, text });
      lines.push(`${[payment, at, last.set, code, amount, currency, String(left ?? ""), rule, text].map((value) => cell(value, ",")).join(",")}\n`);
    }
    const actions = ACTIONS.flatMap((action) => {
      const count = counted.get(action);
      if (count === undefined) return [];
      return [{ action, payments: count.payments, sums: count.money.sums(), unread: count.money.unread }];
    });
    const waits = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_DAYS);
    const csv = new Blob(lines, { type: "text/csv" });
    return { kind: "planned", asked: this.#asked, payments: this.#histories.size, actions, waits, now, csv, apart, rows: this.#rows };
  }
}

/** Whether one decision allows less than another. */
function isStricter(one: Decision, other: Decision): boolean {
  if (one.action === "retry") return false;
  if (one.action !== "wait" || other.action !== "wait") return true;
  return one.at === null || (other.at !== null && one.at > other.at);
}

/** Of what could be a card number only the last digits. */
const blotted = (card: string) => (/^[\d\s-]{13,23}$/.test(card) ? `…${card.slice(-4)}` : card);
