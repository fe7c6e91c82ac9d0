import type { CodeSet, Source } from "./index.js";

/** A way to make a system's sandbox answer with a code: a frozen plain object. It says nothing of live payments. */
export interface Trigger {
  /** What of the request does it. */
  readonly kind: TriggerKind;
  /** What to write there, as the provider prints it. */
  readonly value: string;
  /** Where the system is asked. */
  readonly environment: Environment;
  /** What else it takes, in English: which field, which card, which unit; `null` where the value is enough. */
  readonly with: string | null;
  /** Who says so. */
  readonly source: Source;
}

/**
 * How a sandbox is made to answer with a code of a set; none where nobody says, and for anything that is no listed code of
 * it. Never throws.
 *
 * @example
 * triggersOf("stripe.decline", "lost_card")[0]?.value; // "4000 0000 0000 9987"
 */
export declare function triggersOf(set: CodeSet, code: string): readonly Trigger[];

/**
 * The same for a verdict of any entry, or anything else with a set and a code.
 *
 * @example
 * triggers(decode("adyen.refusal", "6")).find(({ kind }) => kind === "name")?.value; // "CARD_EXPIRED"
 */
export declare function triggers(verdict: { readonly set: CodeSet; readonly code: string }): readonly Trigger[];
