import type { CodeSet, Locale, Verdict } from "./index.js";
export type * from "./index.js";
export { DecodeError, locales } from "./index.js";

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

/** The messages of one language; this package exports one for each. */
export interface Language {
  readonly tag: Locale;
  readonly sentences: string;
}

/**
 * A `decode` that speaks these languages only; any other is answered in English, or else in the first. Where a page
 * uses it and not `decode`, a bundler leaves the other languages out.
 *
 * @example
 * import { decoder, en, is } from "payverdict/checkout/opp";
 * const decode = decoder(en, is);
 */
export declare function decoder(...languages: [Language, ...Language[]]): typeof decode;

/** The ids of the code sets that this entry has. */
export declare const codeSets: readonly CodeSet[];
