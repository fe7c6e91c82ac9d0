// Whose code is it? A certain owner, or candidates; never a verdict taken from a guess.
// The package will answer this itself; until then it is made here from the sets that list a code.
import { type Actor, type CodeSet, type Outcome, type Reason, type Retry, type System, type Verdict, codeSets, decode, describeSet, identify as listing } from "payverdict";

/** What a code would mean in some sets, if it were one of theirs. */
export interface Candidate {
  readonly sets: readonly CodeSet[];
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly retry: Retry;
  readonly actor: Actor;
  readonly summary: string;
}

export interface Identification {
  readonly certain: Verdict | null;
  /** The likeliest first; none where there is a certain owner, or no set that lists the code. */
  readonly candidates: readonly Candidate[];
  /** Whether no set that was asked has codes of this form. */
  readonly is_malformed: boolean;
}

/** Longer texts are not codes. */
export const LONGEST_CODE = 256;

/** Forms that only one system writes. */
const forms: readonly [RegExp, CodeSet][] = [
  [/^\d{3}\.\d{3}\.\d{3}$/, "opp.result"],
  [/^[0-9A-Z]{2}-[A-Z]$/i, "pei.acquirer"],
  // With its instrument or under the provider's host; the set refuses other hosts.
  [/^(https:\/\/\S+\/)?[a-z0-9]+\/[a-z0-9]+$/i, "payex.problem"],
];

/** Sets of networks and standards, which many systems hand on, come before one system's own. */
const networks: readonly string[] = ["iso8583", "visa", "mastercard", "threeds"];
const rank = (set: CodeSet) => (networks.indexOf(describeSet(set).system) + networks.length + 1) % (networks.length + 1);

/** The verdict, or `null` where the code is not of the set's form or there is no such set. */
export function verdictOf(set: string, code: string): Verdict | null {
  try {
    return decode(set as CodeSet, code);
  } catch {
    return null;
  }
}

export function identify(text: string): Identification {
  const code = text.trim();
  if (code === "" || code.length > LONGEST_CODE) return { certain: null, candidates: [], is_malformed: true };
  for (const [form, set] of forms) {
    const verdict = form.test(code) ? verdictOf(set, code) : null;
    // Two words with a slash between are anybody's, unless they are listed.
    if (verdict !== null && (verdict.match !== "unlisted" || set !== "payex.problem")) return { certain: verdict, candidates: [], is_malformed: false };
  }
  return { certain: null, candidates: grouped(listing(code)), is_malformed: false };
}

/** The verdict of the one set that the code belongs to, if the set knows it: a form alone may be an amount or an address. */
export function certainOf(code: string): Verdict | null {
  const { certain } = identify(code);
  return certain?.match === "unlisted" ? null : certain;
}

/** Candidates that say the same stand on one line. */
function grouped(verdicts: readonly Verdict[]): Candidate[] {
  const groups = new Map<string, Candidate & { sets: CodeSet[] }>();
  for (const { set, outcome, reason, retry, actor, summary } of [...verdicts].sort((a, b) => rank(a.set) - rank(b.set))) {
    const said = JSON.stringify([outcome, reason, retry, actor, summary]);
    const group = groups.get(said);
    if (group === undefined) groups.set(said, { sets: [set], outcome, reason, retry, actor, summary });
    else group.sets.push(set);
  }
  return [...groups.values()];
}

/** The same for a code of one system: certain where one of its sets lists the code, or where all that do agree. */
export function decodeIn(system: System, code: string): Identification {
  const verdicts = codeSets
    .filter((set) => describeSet(set).system === system)
    .map((set) => verdictOf(set, code))
    .filter((verdict) => verdict !== null);
  const known = verdicts.filter(({ match }) => match === "exact");
  const candidates = grouped(known.length > 0 ? known : verdicts.filter(({ match }) => match === "group"));
  const set = candidates.length === 1 ? candidates[0]!.sets[0]! : null;
  return { certain: set === null ? null : verdictOf(set, code), candidates: set === null ? candidates : [], is_malformed: verdicts.length === 0 };
}
