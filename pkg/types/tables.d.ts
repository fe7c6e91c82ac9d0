import type * as builtIn from "./payload.js";
import type { CodeSet, PayloadAnswer, PayloadFailure, PayloadOptions, Syntax, System } from "./payload.js";
export { DecodeError, PayloadError, PlanError, locales, ready } from "./payload.js";

/** The id of a set, built in or of one's own. */
export type AnySet = CodeSet | (string & {});

/** The id of a system, built in or of one's own. */
export type AnySystem = System | (string & {});

/** What a code means by both, the built-in tables and one's own: with flag `custom` where a row of one's own says it. */
export interface Verdict extends Omit<builtIn.Verdict, "set" | "system"> {
  readonly set: AnySet;
  readonly system: AnySystem;
}

/** A mistake in a table. */
export interface Mistake {
  /** The name of the file, as it was given. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong, and what would be right. */
  readonly text: string;
}

/** Everything that is wrong with tables of one's own. Its message has them all, one a line: `codes/x.csv:3: …`. */
export declare class TablesError extends Error {
  readonly name: "TablesError";
  readonly mistakes: readonly Mistake[];
}

/** A system of one's own. */
export interface OwnSystem {
  readonly id: string;
  readonly name: string;
  /** The address of its page. */
  readonly homepage: string | null;
}

/** What is known of a set of one's own. */
export interface OwnSetInfo {
  readonly id: string;
  readonly system: AnySystem;
  readonly system_name: string;
  readonly title: string;
  readonly syntax: Syntax;
  /** What its codes look like, with an example. */
  readonly expected: string;
  /** The sets in which a code is looked up that this one does not list. */
  readonly extends: readonly AnySet[];
  readonly rows: number;
}

/** Further codes of the same answer, such as the network's advice: `combine` says what they mean together. */
export interface Beside {
  readonly with?: readonly { readonly set: AnySet; readonly code: string }[];
}

/** What a code would mean if one of these sets sent it. */
export interface Candidate extends Omit<builtIn.Candidate, "sets"> {
  readonly sets: readonly AnySet[];
}

/** What a code without the name of its set may be: never a verdict from a guess. */
export interface Identification extends Omit<builtIn.Identification, "certain" | "candidates"> {
  readonly certain: Verdict | null;
  /** Those of one's own sets first, then the likeliest. */
  readonly candidates: readonly Candidate[];
}

export interface FoundCode extends Omit<builtIn.FoundCode, "verdict" | "candidates"> {
  readonly verdict: Verdict | null;
  readonly candidates: readonly Candidate[];
}

export type FoundPhrase = builtIn.FoundPhrase;

export interface Reading extends Omit<builtIn.Reading, "codes"> {
  readonly codes: readonly FoundCode[];
}

export interface Piece extends Omit<builtIn.Piece, "codes"> {
  readonly codes: readonly FoundCode[];
}

export interface Attempt extends Omit<builtIn.Attempt, "set" | "with"> {
  readonly set: AnySet;
  readonly with?: readonly { readonly set: AnySet; readonly code: string }[] | null;
}

export interface Decision extends Omit<builtIn.Decision, "verdict"> {
  readonly verdict: Verdict;
}

/**
 * Tables of one's own beside the built-in ones: a frozen plain object. What it offers says what the functions of the same
 * name in `payverdict` and `payverdict/payload` say, with one's own rows before the built-in ones.
 */
export interface Tables {
  /** The systems of one's own. */
  readonly systems: readonly OwnSystem[];
  /** The sets of one's own. */
  readonly sets: readonly OwnSetInfo[];
  /** All rows of one's own: those of one's own sets, and those that built-in sets have beside their own. */
  readonly rows: readonly Verdict[];

  /**
   * Decodes a code of a set, built in or of one's own.
   *
   * @throws {DecodeError} if `code` is not of the set's form, or there is no such set.
   */
  decode(set: AnySet, code: string, beside?: Beside): Verdict;
  /** Certain only if no other system has the code, none of one's own either. */
  identify(code: string): Identification;
  /** @throws {DecodeError} if there is no such system. */
  decodeIn(system: AnySystem, code: string): Identification;
  search(query: string): readonly Verdict[];
  read(text: string): Reading;
  decodePayload(document: string | object, options?: PayloadOptions): PayloadAnswer;
  decodePayloads(text: string, options?: PayloadOptions): readonly (PayloadAnswer | PayloadFailure)[];
  readDocument(text: string, options?: PayloadOptions): readonly Piece[];
  readonly timeline: typeof builtIn.timeline;
  plan(attempts: readonly Attempt[], options: builtIn.PlanOptions): Decision;
}

/**
 * Reads tables of one's own: the files of a folder in the form of payverdict's `data/`, as an object from their names to
 * their texts, which a plain module can hold. A folder holds only what it adds. In a built-in set it adds rows and makes
 * them stricter; no code of a built-in set becomes approved, paid or looser by it.
 *
 * @throws {TablesError} with everything that is wrong with them, by file and line.
 * @example
 * const tables = withTables({
 *   "codes/opp.result.csv":
 *     "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n" +
 *     "800.100.152,,,never,,,,,Our risk team says no,\n",
 * });
 * tables.decode("opp.result", "800.100.152").retry; // "never"
 */
export declare function withTables(csvTexts: Readonly<Record<string, string>>): Tables;
