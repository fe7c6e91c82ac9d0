import type { CodeSet, Match, Outcome, System, Verdict } from "./index.js";
export * from "./index.js";

/** The systems whose documents can be read. */
export type PayloadSystem = "askell" | "opp" | "payex" | "payfunc" | "pei";

/** Where the money is. */
export type Funds = "captured" | "authorized" | "returned" | "none" | "unknown";

export interface PayloadOptions {
  /** The system that sent the documents; otherwise it is recognised. */
  readonly system?: PayloadSystem;
  /** The set of a `MerchantAdviceCode`; `mastercard.advice` unless the acquirer uses another. */
  readonly advice?: CodeSet;
}

/** A code in a document: where it stands and what it means there. */
export interface PayloadVerdict extends Omit<Verdict, "code"> {
  /** Where the code stands: `payment.transactions.transactionList[0].state`. */
  readonly path: string;
  /** Whether it is history, such as a failed attempt before one that was completed. */
  readonly superseded: boolean;
  /** The code as it is written; `null` for a word that is not listed, which could be any text. */
  readonly code: string | null;
}

/** The verdict that counts: the most cautious. Without any code in the document, `path`, `set` and `match` are `null`. */
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
  readonly verdicts: readonly PayloadVerdict[];
  readonly overall: PayloadOverall;
  readonly funds: Funds;
  /** True only if the document shows that the money was captured in full and kept. */
  readonly is_paid: boolean;
  /** Whether less than the amount is held now; `null` where the document does not tell. */
  readonly partial: boolean | null;
  readonly conflicts: readonly PayloadConflict[];
  /** What support should do next, in one sentence. */
  readonly next: string;
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
  };
}

/** Why a document could not be read. It holds nothing of the document but a path. */
export declare class PayloadError extends Error {
  readonly name: "PayloadError";
  readonly kind: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly expected: string | null;
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
