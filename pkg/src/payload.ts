// Whole responses and webhooks, read by the module into one answer each.
import { type Core, call, core } from "./core.js";
import { expectedOf } from "./all_sets.js";
import { readers } from "./generated/readers.js";
import { setIds } from "./generated/sets.js";
import { operations, steps } from "./generated/words.js";
import { speaking } from "./speaking.js";
import { told } from "./told.js";
import { encoded } from "./utf8.js";
import { make, stateOf } from "./verdict.js";
import type { CodeSet, NextStep, Operation } from "../types/index.js";
import type {
  CertainCode, Funds, PayloadAnswer, PayloadError as Shape, PayloadFailure, PayloadOptions, PayloadOverall, PayloadSystem, PayloadVerdict,
} from "../types/payload.js";

/** A verdict as the module passes it. */
type Finding = [set: number, answer: number, message: number, step: number, path: string, superseded: boolean, code: string | null];

/** An answer as the module passes it. */
export type Compact = [
  system: number, overall: number | null, operation: number, said: readonly number[], kind: string, funds: Funds, is_paid: boolean,
  partial: boolean | null, reference: string | null, amount: string | null, currency: string | null, at: string | null,
  findings: readonly Finding[], conflicts: readonly [kind: string, first: string, second: string][], next: string,
];

/** An error as the module passes it, sets by their numbers; of a field that holds no code, the set that it should be of. */
export interface Failed extends Omit<PayloadFailure["error"], "message" | "codes"> {
  readonly message?: string;
  readonly set?: number;
  readonly codes?: readonly [path: string | null, code: string, set: number][];
}

/** Why a document could not be read. It holds nothing of the document but paths, and codes that tell whose they are. */
export class PayloadError extends Error implements Shape {
  override readonly name = "PayloadError";
  readonly kind: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly expected: string | null;
  readonly nearest: PayloadSystem | null;
  readonly missing: readonly string[];
  readonly codes: readonly CertainCode[];

  constructor({ kind, message, line, column, path, expected, nearest, missing, codes }: PayloadFailure["error"]) {
    super(message);
    this.kind = kind;
    this.line = line ?? null;
    this.column = column ?? null;
    this.path = path ?? null;
    this.expected = expected ?? null;
    this.nearest = nearest ?? null;
    this.missing = missing ?? NOTHING;
    this.codes = codes ?? NOTHING;
  }
}

const NOTHING: readonly never[] = Object.freeze([]);

function verdictOf([set, answer, message, step, path, superseded, code]: Finding): PayloadVerdict {
  const verdict = make(stateOf(setIds[set] as CodeSet), answer, code as string);
  return speaking({ path, superseded, ...verdict, code, next_step: steps[step] as NextStep }, message) as unknown as PayloadVerdict;
}

/** What stands in the place of a code where there is none that counts. */
const WITHOUT_CODE = {
  path: null, superseded: false, set: null, code: null, match: null, summary: "Document carries no code", group: null, source: null,
};

export function answerOf(compact: Compact | Failed): PayloadAnswer | PayloadFailure {
  if (!Array.isArray(compact)) return failureOf(compact);
  const [
    number, place, operation, said, kind, funds, is_paid, partial, reference, amount, currency, at, findings, contradictions, next,
  ] = compact;
  const system = readers[number]!;
  const verdicts = Object.freeze(findings.map(verdictOf));
  const overall = told(place === null ? { ...WITHOUT_CODE, system } : verdicts[place]!, said) as unknown as PayloadOverall;
  const { reason, retry, next_step } = overall;
  const conflicts = Object.freeze(contradictions.map(([kind, ...paths]) => Object.freeze({ kind, paths: Object.freeze(paths) })));
  const answer = {
    system, kind, operation: operations[operation] as Operation, reference, amount, currency, at, verdicts, overall, funds, is_paid,
    partial, conflicts, reason, retry, next_step, next,
  };
  return speaking(answer, said[8]!) as unknown as PayloadAnswer;
}

export function failureOf({ set, codes, ...error }: Failed): PayloadFailure {
  const named = codes?.map(([path, code, set]) => Object.freeze({ path, code, set: setIds[set] as CodeSet }));
  const whole = {
    ...error,
    ...(error.kind === "unrecognized" && { nearest: null, missing: NOTHING, codes: NOTHING, ...error }),
    ...(named !== undefined && { codes: Object.freeze(named) }),
  } as PayloadFailure["error"];
  if (set === undefined) return Object.freeze({ error: Object.freeze(whole) });
  const expected = expectedOf(set);
  const message = `not a code of ${setIds[set]} at ${error.path}: expected ${expected}`;
  return Object.freeze({ error: Object.freeze({ ...whole, message, expected }) });
}

/** A module that reads texts with these functions: a text crosses as bytes in memory that was taken for it. */
export type Module<Name extends string> = Core & { __wbindgen_malloc(size: number, align: number): number } & Record<Name, (...numbers: number[]) => unknown>;

/** What reads documents, each given as its place and its size; the module frees what it was given. */
type Reader = "read_payload" | "read_one_payload";

/** The system and the set for advice, by their numbers. */
export function numbersOf({ system, advice = "mastercard.advice" }: PayloadOptions): readonly [system: number, advice: number] {
  const set = stateOf(advice).number;
  const place = system === undefined ? 0 : readers.indexOf(system) + 1;
  if (system !== undefined && place === 0) {
    const expected = `one of ${readers.join(", ")}`;
    throw new PayloadError({ kind: "unknown_system", message: `unknown system: expected ${expected}`, expected });
  }
  return [place, set];
}

/** What a module makes of some texts, by one of its functions. */
export function passed<Name extends string>(module: Module<Name>, by: Name, texts: readonly Uint8Array[], numbers: readonly number[] = NOTHING): unknown {
  call.open = true;
  const places = texts.flatMap((bytes) => {
    const taken = module.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(module.memory.buffer, taken).set(bytes);
    return [taken, bytes.length];
  });
  const answers = module[by](...places, ...numbers);
  call.open = false;
  return answers;
}

/** What the module reads in a text. */
function read(text: string, options: PayloadOptions, by: Reader): unknown {
  const numbers = numbersOf(options);
  return passed(core() as Module<Reader>, by, [encoded(text)], numbers);
}

export function decodePayloads(text: string, options: PayloadOptions = {}): readonly (PayloadAnswer | PayloadFailure)[] {
  const answers = read(String(text), options, "read_payload") as (Compact | Failed | 0)[];
  let last: PayloadAnswer | PayloadFailure;
  // What is the same as before crosses as a zero.
  return Object.freeze(answers.map((answer) => (answer === 0 ? last : (last = answerOf(answer)))));
}

export function decodePayload(document: string | object, options: PayloadOptions = {}): PayloadAnswer {
  const answer = answerOf(read(written(document), options, "read_one_payload") as Compact | Failed);
  if ("error" in answer) throw new PayloadError(answer.error);
  return answer;
}

/** A document as text, also one that was parsed already. */
export function written(document: unknown): string {
  if (typeof document === "string") return document;
  try {
    return JSON.stringify(document) ?? "";
  } catch {
    const expected = "a text, or a value that JSON.stringify takes";
    throw new PayloadError({ kind: "malformed", message: `not a document: expected ${expected}`, expected });
  }
}
