// Whole payments: many documents, folded by the module into one state each.
import {
  type Failed, type Module, PayloadError, encoded, failureOf, make, numbersOf, operations, outcomes, passed, readers, reasons, setIds, speaking, stateOf,
  steps, told, written,
} from "./payload_joint.js";
import type { CodeSet, Operation, Outcome, Reason } from "../types/index.js";
import type { Funds, KeptTimeline, PayloadFailure, PayloadOptions, TimelineAttempt, TimelineConflict, TimelineState } from "../types/payload.js";

/** The functions of the module, which is made when one of them is first called. */
export type Lives = "read_timelines" | "add_to_timeline" | "merge_timelines";

/** A state as the module passes it. */
type Compact = [
  system: number | null, reference: string | null, events: number, duplicates: number,
  found: readonly [set: number, answer: number, code: string | null] | null, said: readonly number[], funds: Funds,
  captured: string | null, refunded: string | null, currency: string | null, is_paid: boolean, partial: boolean | null,
  conflicts: readonly [kind: TimelineConflict["kind"], first: string, second: string, sentence: string][],
  attempts: readonly PassedAttempt[], next: string,
];

/** A step as the module passes it. */
type PassedAttempt = [
  at: string | null, operation: number, outcome: number, reason: number, id: string | null, amount: string | null,
  currency: string | null, found: readonly [path: string, set: number, code: string | null] | null,
];

/** What stands in the place of a code where none tells what happened. */
const WITHOUT_CODE = { set: null, code: null, match: null, summary: "No code tells what happened", group: null, source: null };

function attemptOf([at, operation, outcome, reason, id, amount, currency, found]: PassedAttempt): TimelineAttempt {
  const [path, set, code] = found ?? [null, null, null];
  return Object.freeze({
    at,
    operation: operations[operation] as Operation,
    id,
    outcome: outcomes[outcome] as Outcome,
    reason: (reasons[reason - 1] as Reason | undefined) ?? null,
    amount,
    currency,
    path,
    set: set === null ? null : (setIds[set] as CodeSet),
    code,
  });
}

/** What the code that counts means by itself. */
function codeOf(found: Compact[4], system: string | null): object {
  if (found === null) return { ...WITHOUT_CODE, system };
  const [set, answer, code] = found;
  return { ...make(stateOf(setIds[set] as CodeSet), answer, code as string) };
}

function timelineOf(compact: Compact): TimelineState {
  const [
    number, reference, events, duplicates, found, said, funds, captured, refunded, currency, is_paid, partial, contradictions, attempts, next,
  ] = compact;
  const system = number === null ? null : readers[number]!;
  const conflicts = contradictions.map(([kind, one, other, sentence]) => Object.freeze({ kind, paths: Object.freeze([one, other]), sentence }));
  const state = {
    system, reference, events, duplicates, overall: told(codeOf(found, system), said), funds, captured, refunded, currency, is_paid, partial,
    conflicts: Object.freeze(conflicts), attempts: Object.freeze(attempts.map(attemptOf)), next, next_step: steps[said[5]!],
  };
  return speaking(state, said[8]!) as unknown as TimelineState;
}

/** A timeline as the module takes it: nothing where nothing was told yet. */
function bytesOf(stored: unknown): Uint8Array {
  if (stored == null) return encoded("");
  if (typeof stored !== "string" || stored === "") throw notStored();
  return encoded(stored);
}

function notStored(): PayloadError {
  const expected = "a text that timeline.add or timeline.merge gave, or null";
  return new PayloadError({ kind: "malformed", message: `not a stored timeline: expected ${expected}`, expected });
}

function kept(answer: unknown): KeptTimeline {
  if (answer === null) throw notStored();
  if (!Array.isArray(answer)) throw new PayloadError(failureOf(answer as Failed).error);
  const [stored, state] = answer as [string, Compact];
  return Object.freeze({ stored, state: timelineOf(state) });
}

/** The function `timeline`, by the module that this gives. */
export function timelines(module: () => Module<Lives>) {
  function ofDocuments(given: string | object, options: PayloadOptions = {}): readonly (TimelineState | PayloadFailure)[] {
    const numbers = numbersOf(options);
    const texts = (Array.isArray(given) ? given : [given]).map((document) => encoded(written(document)));
    const head = encoded(`${texts.map(({ length }) => length).join(" ")}\n`);
    const bytes = new Uint8Array(texts.reduce((sum, { length }) => sum + length, head.length));
    let place = 0;
    for (const part of [head, ...texts]) {
      bytes.set(part, place);
      place += part.length;
    }
    const items = passed(module(), "read_timelines", [bytes], numbers) as readonly (Compact | Failed)[];
    return Object.freeze(items.map((item) => (Array.isArray(item) ? timelineOf(item) : failureOf(item))));
  }

  function add(stored: string | null | undefined, document: string | object, options: PayloadOptions = {}): KeptTimeline {
    const numbers = numbersOf(options);
    const texts = [bytesOf(stored), encoded(written(document))];
    return kept(passed(module(), "add_to_timeline", texts, numbers));
  }

  function merge(one: string | null | undefined, other: string | null | undefined): KeptTimeline {
    const texts = [bytesOf(one), bytesOf(other)];
    return kept(passed(module(), "merge_timelines", texts));
  }

  const state = (stored: string | null | undefined): TimelineState => merge(stored, null).state;
  return Object.freeze(Object.assign(ofDocuments, { add, merge, state }));
}
