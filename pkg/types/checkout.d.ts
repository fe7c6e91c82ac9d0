import type { CodeSet, Verdict } from "./index.js";
export type * from "./index.js";
export { DecodeError, codeSets, locales } from "./index.js";

/**
 * What a checkout page may know: no support texts, and a masked reason (a stolen card, suspected fraud) looks
 * in every field like a plain decline.
 */
export type CheckoutVerdict = Omit<Verdict, "summary" | "group" | "source">;

/**
 * Decodes a code of one set, synchronously.
 *
 * @throws {DecodeError} if `code` is not of the set's form, whatever it is.
 * @example
 * const verdict = decode("opp.result", "800.100.153");
 * verdict.message("is");
 * verdict.next_step; // "fix_details"
 */
export declare function decode(set: CodeSet, code: string): CheckoutVerdict;
