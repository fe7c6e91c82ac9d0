// Verdicts that say the same stand on one card.
import type { Verdict } from "payverdict";

export interface Carded {
  readonly verdict: Verdict;
  readonly note: string;
  /** `certain` or `likely`: what is likely stands on no card of what is certain. */
  readonly certainty: string;
}

export interface Grouped extends Carded {
  /** Further codes with the same meaning. */
  readonly same: readonly Carded[];
}

/** What two verdicts have in common if nobody does anything else because of the one or the other. */
const meaning = ({ verdict, certainty }: Carded): string => {
  const { match, outcome, reason, retry, wait_hours, limit, actor, flags } = verdict;
  return JSON.stringify([certainty, match, outcome, reason, retry, wait_hours, limit, actor, flags, verdict.message("en")]);
};

/** Equal ones together, what is certain first, else in the order in which they came. */
export function grouped(cards: readonly Carded[]): Grouped[] {
  const groups = new Map<string, Carded[]>();
  const sorted = [...cards].sort((one, other) => Number(one.certainty !== "certain") - Number(other.certainty !== "certain"));
  for (const card of sorted) {
    const key = meaning(card);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [card]);
    else if (!group.some(({ verdict }) => verdict.set === card.verdict.set && verdict.code === card.verdict.code)) group.push(card);
  }
  return [...groups.values()].map(([first, ...same]) => ({ ...first!, same }));
}
