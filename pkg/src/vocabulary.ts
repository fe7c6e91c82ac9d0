// The numbers that WebAssembly answers, as words. Their order is that of data/vocabulary.csv.
import { actors, fields, flags, outcomes, reasons, retries, steps, terms } from "./generated/words.js";
import type { Actor, Class, Flag, NextStep, Outcome, Reason, Retry, Verdict } from "../types/index.js";

const classOf: Record<Retry, Class | null> = {
  now: "soft",
  later: "soft",
  after_authentication: "soft",
  after_data_fix: "fix",
  after_credential_update: "fix",
  after_issuer_contact: "fix",
  after_merchant_fix: "fix",
  other_method: "hard",
  never: "hard",
  not_needed: null,
  wait: null,
  check_first: null,
};

const open: ReadonlySet<Outcome> = new Set<Outcome>([
  "pending",
  "action_required",
  "review",
  "informational",
  "unknown",
]);

/** Whether an outcome stays as it is. */
function isFinal(outcome: Outcome): boolean {
  return !open.has(outcome);
}

/** The words of one row. */
export interface Words {
  outcome: Outcome;
  reason: Reason | null;
  retry: Retry;
  actor: Actor;
  class: Class | null;
  final: boolean;
  flags: readonly Flag[];
  next_step: NextStep;
}

const flagLists: (readonly Flag[])[] = [];

/** Outcome, reason plus one, retry, actor, flags and next step of a row, by their numbers. */
export function unpacked(packed: number, flags: number): number[] {
  const [outcome, reason, retry, actor, step] = fields.map(([shift, bits]) => (packed >>> shift) & ((1 << bits) - 1));
  return [outcome!, reason!, retry!, actor!, flags, step!];
}

/** The words of such numbers. */
export function words(fields: readonly number[]): Words {
  const [outcomeNumber, reason, retryNumber, actor, set, step] = fields as [number, number, number, number, number, number];
  const outcome = outcomes[outcomeNumber] as Outcome;
  const retry = retries[retryNumber] as Retry;
  return {
    outcome,
    reason: (reasons[reason - 1] as Reason | undefined) ?? null,
    retry,
    actor: actors[actor] as Actor,
    class: classOf[retry],
    final: isFinal(outcome),
    flags: (flagLists[set] ??= Object.freeze(flags.filter((_, place) => (set >> place) & 1) as Flag[])),
    next_step: steps[step] as NextStep,
  };
}

/** When another try is allowed, where a source says so. */
export type Waiting = Pick<Verdict, "wait_hours" | "limit">;

/** Hours to wait and tries allowed, by their number. */
export function waiting(number: number): Waiting {
  const [hours, limit] = terms[number]!;
  return { wait_hours: hours === 0 ? null : hours, limit: limit === "" ? null : limit };
}
