// Whether a payment may be tried again: the history crosses as the JSON that the command reads, so both read it alike.
import { type Module, encoded, make, passed, setIds, sourceOf, stateOf, told } from "./payload_joint.js";
import type { CodeSet, Verdict } from "../types/index.js";
import type { Attempt, Cause, Decision, PlanAction, PlanError as Shape, PlanOptions } from "../types/payload.js";

/** A decision as the module passes it. */
type Compact = [
  action: PlanAction, at: string | null, attempts_left: number | null, code: string, set: number, answer: number, said: readonly number[],
  because: readonly [rule: string, text: string, source: number][],
];

interface Refused {
  readonly kind: string;
  readonly attempt: number | null;
  readonly message: string;
}

/** Why nothing could be planned. It holds nothing of what was given. */
export class PlanError extends Error implements Shape {
  override readonly name = "PlanError";
  readonly kind: string;
  readonly attempt: number | null;

  constructor({ kind, attempt, message }: Refused) {
    super(message);
    this.kind = kind;
    this.attempt = attempt;
  }
}

/** The function `plan`, by the module that this gives. */
export function planning(module: () => Module<"plan_history">) {
  return function plan(attempts: readonly Attempt[], options: PlanOptions): Decision {
    const { now, policy, locale } = Object(options) as Partial<PlanOptions>;
    const text = written({ attempts, now, policy });
    const answer = passed(module(), "plan_history", [encoded(text)]) as Compact | Refused;
    if (!Array.isArray(answer)) throw new PlanError(answer as Refused);
    const [action, at, attempts_left, code, set, row, said, causes] = answer;
    const { message: _, ...fields } = make(stateOf(setIds[set] as CodeSet), row, code);
    const both = told(fields, said, locale) as unknown as Verdict;
    const because = Object.freeze(causes.map(([rule, text, source]): Cause => Object.freeze({ rule, text, source: sourceOf(source) })));
    return Object.freeze({ action, at, attempts_left, rule: because[0]!.rule, because, verdict: both });
  }
}

/** The history as the command reads it. */
function written(history: object): string {
  try {
    return JSON.stringify(history);
  } catch {
    throw new PlanError({ kind: "malformed", attempt: null, message: "expected attempts that JSON.stringify takes" });
  }
}
