// The systems that the reader works with, chosen once. They say what is likelier and what is folded, never what is
// certain: that somebody works with a system does not make it the sender of a code.
import type { CodeSet, Verdict } from "payverdict";
import { isLoaded } from "../built";
import { inLink, putInLink } from "../link";
import { type Candidate, codeSets, describeSet, verdictOf } from "../owner";
import { keep, kept } from "../settings";

const listed = (text: string | null): readonly string[] => (text ?? "").split(",").filter((name) => name !== "");

const chosen = $state<{ systems: readonly string[] }>({ systems: listed(inLink("systems") ?? kept("systems")) });

/** All systems by their names. */
export function allSystems(): readonly { readonly system: string; readonly name: string }[] {
  const names = new Map(codeSets().map(describeSet).map(({ system, system_name }) => [system as string, system_name]));
  return [...names].map(([system, name]) => ({ system, name })).sort((one, other) => one.name.localeCompare(other.name));
}

export const ours = {
  /** Those that are known here, as soon as the tables are: a link may name any. */
  get systems(): readonly string[] {
    if (!isLoaded() || chosen.systems.length === 0) return chosen.systems;
    const known = new Set<string>(codeSets().map((set) => describeSet(set).system));
    return chosen.systems.filter((system) => known.has(system));
  },
  set systems(systems: readonly string[]) {
    chosen.systems = systems;
    keep("systems", systems.join(","));
    putInLink("systems", systems.join(","));
  },
};

const isOurs = (set: CodeSet): boolean => ours.systems.includes(describeSet(set).system);

/** Candidates of our systems, and all others. Without a choice all are ours. */
export function parted(code: string, candidates: readonly Candidate[]): { readonly near: readonly Candidate[]; readonly far: readonly Candidate[] } {
  if (ours.systems.length === 0) return { near: candidates, far: [] };
  const part = (isWanted: (set: CodeSet) => boolean) => candidates.flatMap((candidate) => {
    const sets = candidate.sets.filter(isWanted);
    if (sets.length === 0) return [];
    return [{ ...candidate, sets, summary: verdictOf(sets[0]!, code)?.summary ?? candidate.summary }];
  });
  return { near: part(isOurs), far: part((set) => !isOurs(set)) };
}

/** Outcomes that nobody may read as a success by guess. */
const GUESSED_BY_NOBODY: readonly string[] = ["approved", "review"];

/** The verdicts of a code that means one thing in all of our systems that list it; none for a success. */
export function likelyIn(code: string, near: readonly Candidate[]): readonly Verdict[] {
  if (ours.systems.length === 0 || near.length !== 1 || GUESSED_BY_NOBODY.includes(near[0]!.outcome)) return [];
  return near[0]!.sets.flatMap((set) => verdictOf(set, code) ?? []);
}
