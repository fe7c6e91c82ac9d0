// Sums of money by currency, exact however many rows there are.
import { partsOf } from "./moments";

export interface Sum {
  readonly currency: string;
  /** In parts of a unit. */
  readonly parts: bigint;
}

/** More currencies than there are: the column holds something else. */
const MOST = 300;
const LONGEST = 12;
/** The parts of a row are whole numbers far below this, so that adding two of them stays exact. */
const FULL = 2 ** 52;

export class Money {
  /** Rows without an amount that can be read. */
  unread = 0;
  /** By currency as it is written. */
  #kept = new Map<string, { full: bigint; parts: number }>();

  /** `isMinor`: the amount is in hundredths. */
  add(amount: string, currency: string, isMinor: boolean): void {
    const parts = partsOf(amount);
    if (parts === null) this.unread++;
    else this.put(isMinor ? Math.round(parts / 100) : parts, currency);
  }

  put(parts: number, currency: string): void {
    const kept = this.#of(currency);
    kept.parts += parts;
    if (kept.parts < FULL && kept.parts > -FULL) return;
    kept.full += BigInt(kept.parts);
    kept.parts = 0;
  }

  /** Adds what another one holds. */
  take(other: Money): void {
    this.unread += other.unread;
    for (const { currency, parts } of other.sums()) this.#of(currency).full += parts;
  }

  /** The largest first. */
  sums(): Sum[] {
    const sums = new Map<string, bigint>();
    for (const [written, { full, parts }] of this.#kept) {
      const currency = written.trim().toUpperCase();
      sums.set(currency, (sums.get(currency) ?? 0n) + full + BigInt(parts));
    }
    return [...sums].map(([currency, parts]) => ({ currency, parts })).sort((a, b) => (b.parts > a.parts ? 1 : b.parts < a.parts ? -1 : 0));
  }

  #of(currency: string) {
    const known = this.#kept.get(currency);
    if (known !== undefined) return known;
    const name = this.#kept.size < MOST && currency.length <= LONGEST ? currency : "";
    const kept = this.#kept.get(name) ?? { full: 0n, parts: 0 };
    this.#kept.set(name, kept);
    return kept;
  }
}
