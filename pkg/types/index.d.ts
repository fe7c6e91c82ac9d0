import type {
  Actor, Class, CodeSet, Flag, Locale, Match, NextStep, Outcome, Reason, Retry, Source, Syntax, System,
} from "../src/generated/unions.js";
export * from "../src/generated/unions.js";

/**
 * What a code means where it was asked for: a frozen plain object. Copies and JSON hold everything but
 * `message`.
 *
 * It says approved only for a code that is listed as approved.
 */
export interface Verdict {
  /** The set that was asked. */
  readonly set: CodeSet;
  readonly system: System;
  /** The code as it was written. */
  readonly code: string;
  /** Whether the code has a row of its own, only a group, or nothing. */
  readonly match: Match;
  /** What happened to the operation that the code answers. */
  readonly outcome: Outcome;
  /** Why; `null` where that is not known. */
  readonly reason: Reason | null;
  /** May the same payment be tried again. */
  readonly retry: Retry;
  /** Hours to wait before the next try, where a source says so. */
  readonly wait_hours: number | null;
  /** Further tries allowed, where a source says so: `4`, `20/30d`, `10/24h`. */
  readonly limit: string | null;
  /** Who moves next. */
  readonly actor: Actor;
  /** What stands in the way of another try; follows from `retry`. */
  readonly class: Class | null;
  /** Whether the outcome stays as it is; follows from it. */
  readonly final: boolean;
  readonly flags: readonly Flag[];
  /** For support staff, in English. */
  readonly summary: string;
  /** What the codes have in common that begin alike, where only that is known. */
  readonly group: string | null;
  /** Who says so; `null` where nobody does because the code is not listed. */
  readonly source: Source | null;
  /** What a page can offer the shopper next. */
  readonly next_step: NextStep;
  /**
   * What the shopper may read, in the language of a tag as a browser gives it (`nb-NO`); English where there
   * is none. It never tells that a card was reported stolen or that a payment looked fraudulent.
   *
   * @example
   * decode("opp.result", "800.100.153").message(navigator.language);
   */
  message(locale?: Locale | (string & {})): string;
}

/** What is known of a code set. */
export interface SetInfo {
  readonly id: CodeSet;
  readonly system: System;
  readonly system_name: string;
  readonly title: string;
  readonly syntax: Syntax;
  /** What its codes look like, with an example. */
  readonly expected: string;
  /** The sets in which a code is looked up that this one does not list. */
  readonly extends: readonly CodeSet[];
  readonly rows: number;
}

/** Why something could not be decoded. Its message never repeats the input. */
export declare class DecodeError extends Error {
  readonly name: "DecodeError";
  /** `malformed`: not of the form that the set's codes have. The others: there is no such set, no such system. */
  readonly kind: "malformed" | "unknown_set" | "unknown_system";
  /** The set that was asked; `null` where there is no such set or system. */
  readonly set: CodeSet | null;
  /** What was expected, with an example. */
  readonly expected: string;
}

/**
 * Decodes a code of one set, synchronously. A code that has the form of its set and is not listed is no
 * error: its verdict is that of its group, or `unknown`.
 *
 * @throws {DecodeError} if `code` is not of the set's form, whatever it is.
 * @example
 * const verdict = decode("opp.result", "800.100.153");
 * verdict.outcome; // "declined"
 * verdict.reason; // "incorrect_cvc"
 * verdict.retry; // "after_data_fix"
 */
export declare function decode(set: CodeSet, code: string): Verdict;

/** What a code would mean if one of these sets sent it. It is an offer to choose from, and no answer. */
export interface Candidate {
  /** The sets for which the code would mean this, the likeliest first. */
  readonly sets: readonly CodeSet[];
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly retry: Retry;
  readonly actor: Actor;
  /** For support staff, in English, by the likeliest of the sets. */
  readonly summary: string;
}

/**
 * What a code without the name of its set may be: a code of one certain owner, or of any of some candidates. Never
 * a verdict from a guess. A frozen plain object.
 */
export interface Identification {
  /** The verdict, where the code tells its owner; else `null`. */
  readonly certain: Verdict | null;
  /** What the code would be for each sender that knows it: equal ones together, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** Whether the text has the form of no set that was asked: it is not a code at all. */
  readonly is_malformed: boolean;
}

/**
 * Whose code is it? The same two digits are a success at one gateway and a stolen card at another, so a verdict is
 * given only for a form or a word that one system alone has. Never throws.
 *
 * @example
 * identify("51-I").certain?.reason; // "insufficient_funds": only Pei's acquirer writes codes like this
 * identify("51").certain; // null: it could be anybody's
 * identify("51").candidates[0]?.sets[0]; // "iso8583.response"
 */
export declare function identify(code: string): Identification;

/**
 * The same for a code of one system whose set is not named: certain where one set of the system lists it, or
 * where all that do agree.
 *
 * @throws {DecodeError} if there is no such system.
 * @example
 * decodeIn("pei", "51").certain?.set; // "pei.acquirer"
 */
export declare function decodeIn(system: System, code: string): Identification;

/** A part of a text, as `slice` takes it: `text.slice(start, end)`. It never cuts a character. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What a text says about a code in it. */
export interface FoundCode extends TextRange {
  /** The code as it stands there. */
  readonly text: string;
  /** The line on which it stands, from 1. */
  readonly line: number;
  /**
   * Whose code it is: `certain` by its form, its key or the system that is named; `likely` by a word beside it, as in
   * `response code 05`; `possible` if it may be anybody's, or none.
   */
  readonly certainty: "certain" | "likely" | "possible";
  /** What it means. `null` where it is only possible; approved only where it is certain. */
  readonly verdict: Verdict | null;
  /** What it would mean in the sets that list it, where there is no verdict. */
  readonly candidates: readonly Candidate[];
}

/** What a text says in words, such as "insufficient funds". It is what somebody said, and no verdict. */
export interface FoundPhrase extends TextRange {
  readonly text: string;
  readonly line: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
}

/** What stands in a text: a frozen plain object. */
export interface Reading {
  readonly codes: readonly FoundCode[];
  readonly reasons: readonly FoundPhrase[];
  /**
   * Where something looks like the number of a card: 13 to 19 digits, perhaps in groups, with the right check digit.
   * Blot it out before the text is shown or kept. No code overlaps one.
   */
  readonly cardNumbers: readonly TextRange[];
}

/**
 * Finds the codes and phrases in any text, in the order in which they stand: a line of a log, an e-mail, half a
 * document. What a line says of a code, it says of that line alone. Linear in the length of the text; never throws.
 *
 * @example
 * const [code] = read("till 4 said: response code 51, amount 92.00").codes;
 * code?.certainty; // "likely"
 * code?.verdict?.reason; // "insufficient_funds"
 * read("00").codes[0]?.verdict; // null: it could be anybody's
 */
export declare function read(text: string): Reading;

/**
 * What two codes for one operation mean together, such as a response code and the advice beside it: the specific
 * reason stays, the stricter advice wins unless the row leaves it to the advice, and a success beside a refusal is
 * `unknown`. A frozen plain object with the keys of a verdict; set, code and summary are those of the first.
 *
 * @throws {TypeError} if one of them is not a verdict. A copy of one that `combine` made is none: its further codes
 *   are lost in it.
 * @example
 * const advice = decode("mastercard.advice", "24");
 * const both = combine(decode("opp.result", "800.100.155"), advice);
 * both.reason; // "insufficient_funds", as the response says
 * both.wait_hours; // 1, as the advice says
 */
export declare function combine(verdict: Verdict, further: Verdict): Verdict;

/**
 * The rows that hold every word of the query in code, set, system, summary, outcome, reason, retry, actor or
 * flags, whole or in part, whatever its case. An empty query finds every row. The first 200 bytes of a query are
 * looked at, the rest is not.
 *
 * Behind them come the rows that mean what the query says: a phrase in one of the languages that `read` knows, with what
 * words stand beside it, `hard decline`, `soft decline`, or `category 1` (what Visa never allows to be tried again).
 * Phrases need the module of `read`; the classic script without it finds words alone.
 *
 * @example
 * search("opp.result stolen")[0]?.code; // "800.100.159"
 */
export declare function search(query: string): readonly Verdict[];

/** The rows of other sets with the same reason; none where there is no reason. */
export declare function related(verdict: Verdict): readonly Verdict[];

/**
 * What is known of a code set.
 *
 * @throws {DecodeError} if there is no such set.
 */
export declare function describeSet(set: CodeSet): SetInfo;

/** The ids of all code sets. */
export declare const codeSets: readonly CodeSet[];

/** The languages that shoppers' messages are written in. */
export declare const locales: readonly Locale[];

/**
 * Resolves when verdicts can be asked for. Nothing needs to be awaited in most engines; in those that make no
 * WebAssembly module at once (Chrome before 115) the first call throws unless this was awaited, once.
 *
 * @example
 * await ready();
 * decode("opp.result", "800.100.153");
 */
export declare function ready(): Promise<void>;
