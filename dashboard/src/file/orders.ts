// Attempts of one order put together: what became of each order, in bounded memory and whatever the order of the rows.
import { Money, type Sum } from "./money";
import { partsOf } from "./moments";

/**
 * `first`: approved, and never declined; `again`: approved, and declined at other times; `back`: money went back; `never`: only
 * declined, failed or cancelled; `open`: none of these.
 */
export type Fate = "first" | "again" | "back" | "open" | "never";

export interface Orders {
  readonly orders: number;
  readonly attempts: number;
  /** Orders and money by what became of them. */
  readonly fates: readonly { readonly fate: Fate; readonly orders: number; readonly attempts: number; readonly sums: readonly Sum[] }[];
  /** Rows that name no order. */
  readonly nameless: number;
  /** Rows of orders that there was no more room for. */
  readonly further: number;
}

const FATES: readonly Fate[] = ["first", "again", "never", "open", "back"];
const MOST = 4_000_000;
const APPROVED = 1;
const REFUSED = 2;
const OPEN = 4;
const BACK = 8;

const SIGNS: Readonly<Record<string, number>> = { approved: APPROVED, declined: REFUSED, failed: REFUSED, cancelled: REFUSED, reversed: BACK };

export class OrderTally {
  /** The place of each order by a number made of its name, as the names themselves would take too much room. */
  #places = new Map<number, number>();
  #signs = new Uint8Array(1024);
  #attempts = new Uint32Array(1024);
  #amounts = new Float64Array(1024);
  #currencies = new Uint16Array(1024);
  #names: string[] = [""];
  #nameless = 0;
  #further = 0;

  constructor(private readonly isMinor: boolean) {}

  /** `outcome` is `null` where the code means nothing that is known. */
  row(order: string, outcome: string | null, amount: string, currency: string): void {
    if (order === "") {
      this.#nameless++;
      return;
    }
    const key = numberOf(order);
    let place = this.#places.get(key);
    if (place === undefined) {
      if (this.#places.size >= MOST) {
        this.#further++;
        return;
      }
      place = this.#places.size;
      this.#places.set(key, place);
      if (place >= this.#signs.length) this.#grow();
      this.#amounts[place] = NaN;
    }
    this.#signs[place]! |= outcome === null ? OPEN : (SIGNS[outcome] ?? OPEN);
    this.#attempts[place]!++;
    const parts = partsOf(amount);
    if (parts === null) return;
    // An order is worth what its dearest attempt asked for.
    const had = this.#amounts[place]!;
    if (!(Math.abs(parts) > Math.abs(had)) && !Number.isNaN(had)) return;
    this.#amounts[place] = parts;
    this.#currencies[place] = this.#currency(currency);
  }

  result(): Orders {
    const found = new Map<Fate, { orders: number; attempts: number; money: Money }>(FATES.map((fate) => [fate, { orders: 0, attempts: 0, money: new Money() }]));
    let attempts = 0;
    for (let place = 0; place < this.#places.size; place++) {
      const one = found.get(fateOf(this.#signs[place]!))!;
      one.orders++;
      one.attempts += this.#attempts[place]!;
      attempts += this.#attempts[place]!;
      const parts = this.#amounts[place]!;
      if (!Number.isNaN(parts)) one.money.put(this.isMinor ? Math.round(parts / 100) : parts, this.#names[this.#currencies[place]!]!);
    }
    return {
      orders: this.#places.size,
      attempts,
      fates: FATES.map((fate) => ({ fate, ...found.get(fate)! })).filter(({ orders }) => orders > 0).map(({ money, ...one }) => ({ ...one, sums: money.sums() })),
      nameless: this.#nameless,
      further: this.#further,
    };
  }

  #currency(written: string): number {
    const known = this.#names.indexOf(written);
    if (known >= 0) return known;
    if (this.#names.length >= 300 || written.length > 12) return 0;
    return this.#names.push(written) - 1;
  }

  #grow(): void {
    const size = this.#signs.length * 2;
    const longer = <T extends { set(from: T): void }>(made: T, from: T): T => (made.set(from), made);
    this.#signs = longer(new Uint8Array(size), this.#signs);
    this.#attempts = longer(new Uint32Array(size), this.#attempts);
    this.#amounts = longer(new Float64Array(size), this.#amounts);
    this.#currencies = longer(new Uint16Array(size), this.#currencies);
  }
}

/** What went back is not approved, whatever came before or after it. */
function fateOf(signs: number): Fate {
  if (signs & BACK) return "back";
  if (signs & APPROVED) return signs & REFUSED ? "again" : "first";
  return signs & OPEN ? "open" : "never";
}

/** 53 bits of a name: of four million names two are the same with a chance of one in a thousand. */
function numberOf(name: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < name.length; at++) {
    const sign = name.charCodeAt(at);
    high = Math.imul(high ^ sign, 2654435761);
    low = Math.imul(low ^ sign, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
