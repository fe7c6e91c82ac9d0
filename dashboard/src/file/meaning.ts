// What the code of a row means by a plan: in the one set, or in the one that the row's system names.
import type { CodeSet, System, Verdict } from "payverdict";
import { LONGEST_CODE, decodeIn, verdictOf } from "../owner";
import type { Plan } from "./messages";
import { isSet, ownerOf } from "./names";
import { withZeros } from "./zeros";

/**
 * `ambiguous`: several sets of the system list the code and contradict each other. `unlisted`: none of them lists
 * it. `malformed`: no code of the set is written so. `nameless`: the row names no system that is known.
 */
type Kind = "verdict" | "ambiguous" | "unlisted" | "malformed" | "nameless";

export interface Meaning {
  readonly kind: Kind;
  readonly verdict: Verdict | null;
  /** Whether zeros are missing that were put back, or could be. */
  readonly zeros: boolean;
}

/** `name` is what the row's system column holds. */
export function meaningOf(plan: Plan, written: string, name: string): Meaning {
  const owner = plan.system < 0 ? plan.set : ownerOf(plan.names, name);
  const none = (kind: Kind): Meaning => ({ kind, verdict: null, zeros: false });
  if (owner === null || owner === "") return none("nameless");
  if (written.length > LONGEST_CODE) return none("malformed");
  if (!isSet(owner)) {
    const { certain, candidates, is_malformed } = decodeIn(owner as System, written);
    if (certain !== null) return { ...none("verdict"), verdict: certain };
    return none(candidates.length > 0 ? "ambiguous" : is_malformed ? "malformed" : "unlisted");
  }
  const whole = withZeros(owner as CodeSet, written);
  const code = plan.zeros ? whole : written;
  const verdict = verdictOf(owner, code);
  return { kind: verdict === null ? "malformed" : "verdict", verdict, zeros: whole !== written };
}
