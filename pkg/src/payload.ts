// Whole responses and webhooks, read by the module into one answer each.
import { type Core, call, core } from "./core.js";
import { expectedOf } from "./decode.js";
import { outcomes, setIds } from "./generated/words.js";
import { speaking } from "./speaking.js";
import { isFinal } from "./vocabulary.js";
import { make, stateOf } from "./verdict.js";
import type { CodeSet, Outcome, Verdict } from "../types/index.js";
import type {
  Funds, PayloadAnswer, PayloadError as Shape, PayloadFailure, PayloadOptions, PayloadOverall, PayloadSystem, PayloadVerdict,
} from "../types/payload.js";

/** The systems whose documents are read, in the module's order. */
const SYSTEMS: readonly PayloadSystem[] = ["askell", "opp", "payex", "payfunc", "pei"];

/** A verdict as the module passes it. */
type Finding = [set: number, answer: number, path: string, superseded: boolean, code: string | null];

/** An answer as the module passes it; the speaker is the row whose message the shopper reads. */
type Compact = [
  system: number, overall: number | null, outcome: number, speaker: number, kind: string, funds: Funds, is_paid: boolean,
  partial: boolean | null, findings: readonly Finding[], conflicts: readonly [kind: string, first: string, second: string][], next: string,
];

/** An error as the module passes it: of a field that holds no code, the number of the set that it should be of. */
interface Failed extends Omit<PayloadFailure["error"], "message"> {
  readonly message?: string;
  readonly set?: number;
}

/** Why a document could not be read. It holds nothing of the document but a path. */
export class PayloadError extends Error implements Shape {
  override readonly name = "PayloadError";
  readonly kind: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly expected: string | null;

  constructor({ kind, message, line, column, path, expected }: PayloadFailure["error"]) {
    super(message);
    this.kind = kind;
    this.line = line ?? null;
    this.column = column ?? null;
    this.path = path ?? null;
    this.expected = expected ?? null;
  }
}

function verdictOf([set, answer, path, superseded, code]: Finding): PayloadVerdict {
  const verdict = make(stateOf(setIds[set] as CodeSet), answer, code as string);
  const row = answer & 0xffff;
  return speaking({ path, superseded, ...verdict, code }, message(row)) as unknown as PayloadVerdict;
}

/** The number of the message of a row. */
function message(row: number): number {
  return (core().details(row) >>> 16) & 255;
}

function overallOf([number, overall, happened, speaker]: Compact, verdicts: readonly PayloadVerdict[]): PayloadOverall {
  const system = SYSTEMS[number]!;
  const outcome = outcomes[happened] as Outcome;
  const said = message(speaker);
  if (overall !== null) {
    return speaking({ ...verdicts[overall]!, outcome, final: isFinal(outcome) }, said) as PayloadOverall;
  }
  const nothing = {
    path: null, superseded: false, set: null, system, code: null, match: null,
    outcome: "informational", reason: null, retry: "check_first", wait_hours: null, limit: null, actor: "nobody",
    class: null, final: false, flags: Object.freeze([]), summary: "Document carries no code", group: null,
    source: null, next_step: "wait",
  };
  return speaking(nothing, said) as unknown as PayloadOverall;
}

function answerOf(compact: Compact | Failed): PayloadAnswer | PayloadFailure {
  if (!Array.isArray(compact)) return failureOf(compact);
  const [system, , , , kind, funds, is_paid, partial, findings, contradictions, next] = compact;
  const verdicts = Object.freeze(findings.map(verdictOf));
  const overall = overallOf(compact, verdicts);
  const conflicts = contradictions.map(([kind, ...paths]) => Object.freeze({ kind, paths: Object.freeze(paths) }));
  return Object.freeze({
    system: SYSTEMS[system]!, kind, verdicts, overall, funds, is_paid, partial, conflicts: Object.freeze(conflicts), next,
  });
}

function failureOf({ set, ...error }: Failed): PayloadFailure {
  if (set === undefined) return Object.freeze({ error: error as PayloadFailure["error"] });
  const expected = expectedOf(set);
  const message = `not a code of ${setIds[set]} at ${error.path}: expected ${expected}`;
  return Object.freeze({ error: { ...error, message, expected } });
}

/** What this entry's module exports: texts cross as bytes in memory that was taken for them. */
interface PayloadCore extends Core {
  __wbindgen_malloc(size: number, align: number): number;
  __wbindgen_free(place: number, size: number, align: number): void;
  /** Frees what it was given; answers with a place and a size, to be freed. */
  read_payload(place: number, size: number, system: number, advice: number): [place: number, size: number];
}

function read(text: string, system: number, advice: number): string {
  const bytes = new TextEncoder().encode(text);
  const module = core() as PayloadCore;
  call.open = true;
  const taken = module.__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(module.memory.buffer, taken).set(bytes);
  const [place, size] = module.read_payload(taken, bytes.length, system, advice);
  const answers = new TextDecoder().decode(new Uint8Array(module.memory.buffer, place >>> 0, size));
  module.__wbindgen_free(place, size, 1);
  call.open = false;
  return answers;
}

export function decodePayloads(text: string, options: PayloadOptions = {}): readonly (PayloadAnswer | PayloadFailure)[] {
  const { system, advice = "mastercard.advice" } = options;
  const set = stateOf(advice as NonNullable<Verdict["set"]>).number;
  const place = system === undefined ? 0 : SYSTEMS.indexOf(system) + 1;
  if (system !== undefined && place === 0) {
    const expected = `one of ${SYSTEMS.join(", ")}`;
    throw new PayloadError({ kind: "unknown_system", message: `unknown system: expected ${expected}`, expected });
  }
  const answers = JSON.parse(read(String(text), place, set)) as (Compact | Failed)[];
  return Object.freeze(answers.map(answerOf));
}

export function decodePayload(document: string | object, options?: PayloadOptions): PayloadAnswer {
  const text = typeof document === "string" ? document : written(document);
  const [answer, ...others] = decodePayloads(text, options);
  if (answer === undefined || others.length > 0) {
    const expected = "one document; decodePayloads takes several";
    throw new PayloadError({ kind: answer === undefined ? "empty" : "several", message: `expected ${expected}`, expected });
  }
  if ("error" in answer) throw new PayloadError(answer.error);
  return answer;
}

/** A document that was parsed already, as text. */
function written(document: object): string {
  try {
    return JSON.stringify(document) ?? "";
  } catch {
    const expected = "a text, or a value that JSON.stringify takes";
    throw new PayloadError({ kind: "malformed", message: `not a document: expected ${expected}`, expected });
  }
}
