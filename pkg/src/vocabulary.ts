// The numbers that WebAssembly answers, as words. Their order is that of data/vocabulary.csv.
import { actors, flags, locales, outcomes, reasons, retries, steps } from "./generated/words.js";
import type { Actor, Class, Flag, NextStep, Outcome, Reason, Retry } from "../types/index.js";

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
export function isFinal(outcome: Outcome): boolean {
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

/** Outcome (4 bits), reason (7), retry (4), actor (3), flags (5) and next step (3), lowest first. */
export function words(classes: number): Words {
  const outcome = outcomes[classes & 15] as Outcome;
  const retry = retries[(classes >> 11) & 15] as Retry;
  return {
    outcome,
    reason: (reasons[((classes >> 4) & 127) - 1] as Reason | undefined) ?? null,
    retry,
    actor: actors[(classes >> 15) & 7] as Actor,
    class: classOf[retry],
    final: isFinal(outcome),
    flags: (flagLists[(classes >> 18) & 31] ??= Object.freeze(flags.filter((_, place) => (classes >> (18 + place)) & 1) as Flag[])),
    next_step: steps[(classes >> 23) & 7] as NextStep,
  };
}

/** The place of the language for a tag as a browser gives it; English where there is none. */
export function localePlace(tag: unknown): number {
  const language = String(typeof tag === "string" ? tag : "").trim().split(/[-_]/, 1)[0]!.toLowerCase();
  const place = locales.indexOf(language === "no" || language === "nn" ? "nb" : language);
  return place < 0 ? 0 : place;
}
