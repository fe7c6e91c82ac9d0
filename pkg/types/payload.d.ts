import type { PayloadSystem } from "../src/generated/readers.js";
import type { CodeSet, FoundCode, FoundPhrase, Locale, Match, NextStep, Operation, Outcome, Reason, Retry, Source, System, Verdict } from "./index.js";
export * from "./index.js";

export type { PayloadSystem };

/** Where the money is. */
export type Funds = "captured" | "authorized" | "returned" | "none" | "unknown";

export interface PayloadOptions {
  /** The system that sent the documents; otherwise it is recognised. */
  readonly system?: PayloadSystem;
  /** The set of a `MerchantAdviceCode`; `mastercard.advice` unless the acquirer uses another. */
  readonly advice?: CodeSet;
}

/**
 * A code in a document: where it stands and what it means there. Message and next step follow the money: no code
 * says that none was taken unless the document shows it.
 */
export interface PayloadVerdict extends Omit<Verdict, "code"> {
  /** Where the code stands: `payment.transactions.transactionList[0].state`. */
  readonly path: string;
  /** Whether it is history, such as a failed attempt before one that was completed. */
  readonly superseded: boolean;
  /** The code as it is written; `null` for a word that is not listed, which could be any text. */
  readonly code: string | null;
}

/**
 * What all codes together say, at the place of the one that counts. Where none does, `path`, `set`, `code` and
 * `match` are `null`.
 */
export interface PayloadOverall extends Omit<PayloadVerdict, "path" | "set" | "match" | "system"> {
  readonly path: string | null;
  readonly set: CodeSet | null;
  readonly system: System | PayloadSystem;
  readonly match: Match | null;
  readonly outcome: Outcome;
}

/** What contradicts what. */
export interface PayloadConflict {
  readonly kind: string;
  readonly paths: readonly string[];
}

/** What a document says of a payment: a frozen plain object. */
export interface PayloadAnswer {
  readonly system: PayloadSystem;
  /** What the document is about. */
  readonly kind: string;
  /** What was asked for. */
  readonly operation: Operation;
  /** The payment's own id as it was sent; `null` where there is none, or where it could be something else. */
  readonly reference: string | null;
  /** As it was sent, in whatever unit the system uses. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** The time of which the document is (RFC 3339). */
  readonly at: string | null;
  readonly verdicts: readonly PayloadVerdict[];
  readonly overall: PayloadOverall;
  readonly funds: Funds;
  /** True only if the document shows that the money was captured in full and kept. */
  readonly is_paid: boolean;
  /** Whether less than the amount is held now; `null` where the document does not tell. */
  readonly partial: boolean | null;
  readonly conflicts: readonly PayloadConflict[];
  /** Why, as `overall` says; so do the next two. */
  readonly reason: Reason | null;
  readonly retry: Retry;
  readonly next_step: NextStep;
  /** What support should do next, in one sentence. */
  readonly next: string;
  /** What the shopper may read, as a method of a verdict; it follows the money. */
  message(locale?: Locale | (string & {})): string;
}

/** A code that only one system in the world has, in a document of a sender that is not known. */
export interface CertainCode {
  /** Where it stands, as far as the names on the way are known; `null` in a text that is not a document. */
  readonly path: string | null;
  readonly code: string;
  readonly set: CodeSet;
}

/** A document that could not be read, in its place among the answers. */
export interface PayloadFailure {
  readonly error: {
    readonly kind: string;
    readonly message: string;
    readonly line?: number;
    readonly column?: number;
    readonly path?: string;
    readonly expected?: string;
    /** Of kind `unrecognized`: the system that the document is nearest to. */
    readonly nearest?: PayloadSystem | null;
    /** The fields of which each would tell that it is of that system. */
    readonly missing?: readonly string[];
    /** Codes in it that tell whose they are: where to look, and no answer. */
    readonly codes?: readonly CertainCode[];
  };
}

/** Why a document could not be read. It holds nothing of the document but paths, and codes that tell whose they are. */
export declare class PayloadError extends Error {
  readonly name: "PayloadError";
  readonly kind: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly expected: string | null;
  /** Of kind `unrecognized`: the system that the document is nearest to. */
  readonly nearest: PayloadSystem | null;
  /** The fields of which each would tell that it is of that system. */
  readonly missing: readonly string[];
  /** Codes in it that tell whose they are: where to look, and no answer. */
  readonly codes: readonly CertainCode[];
}

/**
 * Reads one document: the body of a response or webhook as text, or what `JSON.parse` made of it (then numbers
 * beyond 53 bits have already lost digits).
 *
 * @throws {PayloadError} if it cannot be read, or is not one document.
 * @example
 * const answer = decodePayload(body);
 * if (answer.is_paid) ship();
 */
export declare function decodePayload(document: string | object, options?: PayloadOptions): PayloadAnswer;

/**
 * Reads the documents of a text: one, an array of them, or one a line. Each gets its answer, in order; one that
 * cannot be read gets an error in its place.
 *
 * @throws {PayloadError} if there is no such system.
 */
export declare function decodePayloads(text: string, options?: PayloadOptions): readonly (PayloadAnswer | PayloadFailure)[];

/** A document or a line of a text: a frozen plain object. */
export interface Piece {
  readonly kind: "document" | "text";
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The answer to a document; `null` for a line of text. */
  readonly answer: PayloadAnswer | null;
  /** The codes in the text, as `read` gives them; those of a document are in its answer. */
  readonly codes: readonly FoundCode[];
  readonly reasons: readonly FoundPhrase[];
  /** Why something that looks like a document was not read as one; `null` where nothing does. */
  readonly error: PayloadFailure["error"] | null;
}

/**
 * Reads whatever was pasted: documents, also behind the headers of a response or the beginning of a line of a log, in a
 * list, in an envelope or in a text within one, and the codes in the lines around them. Blank lines are left out.
 * Places are counted in the whole text, as `read` does.
 *
 * @throws {PayloadError} if there is no such system.
 * @example
 * const [piece] = readDocument(`12:00:04 refused ${body}`);
 * if (piece?.answer?.is_paid) ship();
 */
export declare function readDocument(text: string, options?: PayloadOptions): readonly Piece[];

/** What cannot be reconciled. */
export interface TimelineConflict {
  readonly kind: "codes" | "operation" | "amounts" | "currencies" | "snapshots" | "denied" | "released" | "returned" | "unlinked" | "full";
  /** The two places: an id, its time, and the field with its code. */
  readonly paths: readonly string[];
  /** What it means, for staff. */
  readonly sentence: string;
}

/** One step of a payment's life: an operation, or a state that it was told to be in. */
export interface TimelineAttempt {
  /** When it happened, by its own time (RFC 3339, in UTC). */
  readonly at: string | null;
  /** What was asked for; `status` for a state of the whole payment. */
  readonly operation: Operation;
  /** The operation's own id. */
  readonly id: string | null;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** An exact decimal in major units. */
  readonly amount: string | null;
  readonly currency: string | null;
  /** The field with the code. */
  readonly path: string | null;
  readonly set: CodeSet | null;
  readonly code: string | null;
}

/** The code that a state follows from, with what the state says. Where no code tells, `set`, `code` and `match` are `null`. */
export interface TimelineOverall extends Omit<Verdict, "set" | "code" | "match" | "system"> {
  readonly set: CodeSet | null;
  readonly system: System | PayloadSystem | null;
  readonly code: string | null;
  readonly match: Match | null;
}

/** What all documents together say of a payment: a frozen plain object. */
export interface TimelineState {
  /** `null` where nothing was told yet. */
  readonly system: PayloadSystem | null;
  /** The payment's own id. */
  readonly reference: string | null;
  /** How many different events were told. */
  readonly events: number;
  /** How many documents told nothing new; 0 for a timeline that was stored, which forgets them. */
  readonly duplicates: number;
  readonly overall: TimelineOverall;
  readonly funds: Funds;
  /** How much was taken in all, whatever went back since: an exact decimal in major units. */
  readonly captured: string | null;
  /** How much went back in all. */
  readonly refunded: string | null;
  readonly currency: string | null;
  /** True only if the documents together show that the money was captured in full and kept. */
  readonly is_paid: boolean;
  /** Whether less than the amount asked for is held now; `null` where that is not known. */
  readonly partial: boolean | null;
  readonly conflicts: readonly TimelineConflict[];
  /** What happened, in the order of its own times; what has none comes first. */
  readonly attempts: readonly TimelineAttempt[];
  /** What support should do next, in one sentence. */
  readonly next: string;
  readonly next_step: NextStep;
  /** What the shopper may read; it follows the money. */
  message(locale?: Locale | (string & {})): string;
}

/** A payment's timeline to be stored, and what it says. */
export interface KeptTimeline {
  /** To be stored as it is: a text, the same for the same events, that the Rust crate also reads. Its numbers have more digits than `JSON.parse` keeps. */
  readonly stored: string;
  readonly state: TimelineState;
}

/**
 * Folds the documents of any number of payments, in any order and however often each came, into one state a payment.
 * Documents are a text as `decodePayloads` takes it, or an array of texts and of what `JSON.parse` made of them. What
 * was refused comes first, as errors in the order of the documents; then the states, in the order in which the
 * payments were first told of.
 *
 * @throws {PayloadError} if there is no such system, or if an object cannot be written as JSON.
 * @example
 * for (const each of timeline(webhooks)) {
 *   if ("error" in each) console.error(each.error.message);
 *   else console.log(each.reference, each.is_paid, each.next);
 * }
 */
export declare function timeline(
  documents: string | object | readonly (string | object)[],
  options?: PayloadOptions,
): readonly (TimelineState | PayloadFailure)[];

export declare namespace timeline {
  /**
   * Adds a webhook to the timeline of its payment: all documents of the text, or with an error none. Once there are
   * too many events it keeps none of them, and the state is `unknown` for good, with a conflict of kind `full`: store
   * that as well.
   *
   * @param stored what was stored of the payment; `null` at first.
   * @throws {PayloadError} if a document cannot be read, is of another payment (kind `foreign`) or names none
   * (`no_reference`), or if `stored` is not a timeline (`malformed`).
   * @example
   * const { stored, state } = timeline.add(order.payment, body);
   */
  function add(stored: string | null | undefined, document: string | object, options?: PayloadOptions): KeptTimeline;
  /**
   * The union of two timelines of a payment: the same in any order and any tree.
   *
   * @throws {PayloadError} if they are certainly of two payments (kind `foreign`), or one is not a timeline (`malformed`).
   */
  function merge(one: string | null | undefined, other: string | null | undefined): KeptTimeline;
  /**
   * What a stored timeline says.
   *
   * @throws {PayloadError} if it is not a timeline (kind `malformed`).
   */
  function state(stored: string | null | undefined): TimelineState;
}

/** An attempt at a payment: when it was made, and what it was answered. */
export interface Attempt {
  /** RFC 3339 with any offset, or a `Date`. */
  readonly at: string | Date;
  readonly set: CodeSet;
  readonly code: string;
  /** Further codes of the same answer, such as the network's advice. */
  readonly with?: readonly { readonly set: CodeSet; readonly code: string }[] | null;
  /** The network as people call it. Without it, and if the set is no network's, the rules of all count. */
  readonly network?: string | null;
  /** A token or fingerprint, never the number. Rules about a card count the attempts with the card of the last one. */
  readonly card?: string | null;
  /** It tells equal attempts from others; budgets count all amounts together. */
  readonly amount?: string | number | null;
  readonly currency?: string | null;
  /** The merchant's country, such as `BR`; without it the currency tells. */
  readonly region?: string | null;
  /** `shopper` if the shopper is there and can correct what was typed; otherwise it was the merchant. */
  readonly initiator?: "merchant" | "shopper" | null;
}

/** The policies that come with the package: the default, and ladders that others publish. */
export type PolicyId = "cautious" | "stripe" | "recurly" | "yuno" | "hyperswitch" | "weekly";

/** A merchant's own policy. It may only be stricter than the rules; what it does not state is as in the one that it is `like`. */
export interface OwnPolicy {
  /** `cautious`, unless another is named. */
  readonly like?: PolicyId;
  /** Tries only after answers with these retry words. */
  readonly retry?: Retry | readonly Retry[];
  /** So much time between two tries: `36h`. */
  readonly space?: string;
  /** So many tries, the first included, three limits at most: `4/15d`. */
  readonly limit?: string | readonly string[];
  /** Further tries so long after the first one: `["1d", "3d"]`. */
  readonly steps?: string | readonly string[];
  /** Further tries so long after the one before, instead of `steps`. */
  readonly gaps?: string | readonly string[];
  /** No try so long after the first one. */
  readonly end?: string;
}

export interface PlanOptions {
  /** The time at which it is asked: RFC 3339 with any offset, or a `Date`. There is no clock in it. */
  readonly now: string | Date;
  /** `cautious`, unless another is given. */
  readonly policy?: PolicyId | OwnPolicy;
  /** The language of `verdict.message()` where it is asked for in none. */
  readonly locale?: Locale | (string & {});
}

/** What is to be done about a payment next. */
export type PlanAction = "retry" | "wait" | "ask_shopper" | "fix" | "check_status" | "stop" | "done";

/** Something that had a say in a decision: a rule, a clause of the policy, or what an answer said. */
export interface Cause {
  readonly rule: string;
  readonly text: string;
  /** Who says so; `null` for the merchant's own policy and where no row lists the code. */
  readonly source: Source | null;
}

/** Whether a payment may be tried again: a frozen plain object with the keys of `payverdict plan --json`. */
export interface Decision {
  readonly action: PlanAction;
  /** The earliest time for another try (RFC 3339, in UTC); `null` where there is none. */
  readonly at: string | null;
  /** By the tightest rule or clause; `null` where no tries are counted. */
  readonly attempts_left: number | null;
  /** The rule that decided. */
  readonly rule: string;
  /** Everything that had a say, what decided first. */
  readonly because: readonly Cause[];
  /** What the last attempt was answered, all codes together. */
  readonly verdict: Verdict;
}

/** Why nothing could be planned. It holds nothing of what was given. */
export declare class PlanError extends Error {
  readonly name: "PlanError";
  /** `malformed`, `unknown_set`, `empty`, `future`, or `policy`. */
  readonly kind: string;
  /** The attempt that is wrong, counted from 1; `null` where none is. */
  readonly attempt: number | null;
}

/**
 * Whether a payment may be tried again, when, how often still, and by which rule of a network, a platform or the policy.
 * The attempts are all those at one payment, in any order.
 *
 * @throws {PlanError} if an attempt, the time or the policy cannot be read, or the policy allows what a rule forbids.
 * @example
 * const { action, at, rule } = plan([{ at: "2026-11-26T09:00:00Z", set: "visa.response", code: "51" }], { now: new Date() });
 * if (action === "retry") charge();
 */
export declare function plan(attempts: readonly Attempt[], options: PlanOptions): Decision;
