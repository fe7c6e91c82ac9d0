// The numbers of a row, as words.
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

/** The words that numbers stand for: all of data/vocabulary.csv in its order, or those that an entry's own rows use. */
export interface Vocabulary {
  readonly outcomes: readonly string[];
  readonly reasons: readonly string[];
  readonly retries: readonly string[];
  readonly actors: readonly string[];
  readonly flags: readonly string[];
  readonly steps: readonly string[];
  /** Hours to wait, zero for none, and tries allowed. */
  readonly terms: readonly (readonly [number, string])[];
}

/** What gives numbers their words. */
export interface Spelling {
  /** The words of outcome, reason plus one, retry, actor, flags and next step. */
  words(numbers: readonly number[]): Words;
  /** Hours to wait and tries allowed, by their number. */
  waiting(number: number): Waiting;
}

/** When another try is allowed, where a source says so. */
export type Waiting = Pick<Verdict, "wait_hours" | "limit">;

export function spelling({ outcomes, reasons, retries, actors, flags, steps, terms }: Vocabulary): Spelling {
  const flagLists: (readonly Flag[])[] = [];
  return {
    words(numbers) {
      const [outcomeNumber, reason, retryNumber, actor, set, step] = numbers as [number, number, number, number, number, number];
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
    },
    waiting(number) {
      const [hours, limit] = terms[number]!;
      return { wait_hours: hours === 0 ? null : hours, limit: limit === "" ? null : limit };
    },
  };
}
