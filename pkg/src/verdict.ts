// Verdicts as frozen plain objects.
import { core } from "./core.js";
import { type SetState, decoder } from "./decode.js";
import { find } from "./find.js";
import { groups, sources, unlistedSummary } from "./generated/texts.js";
import { listed, terms } from "./generated/words.js";
import { speaking } from "./speaking.js";
import { summary } from "./summaries.js";
import { words } from "./vocabulary.js";
import type { Source, Verdict } from "../types/index.js";

const frozenSources: (Source | null)[] = [];

function source(number: number): Source | null {
  if (number === 0) return null;
  return (frozenSources[number] ??= (() => {
    const [id, title, url, kind] = sources.slice(number * 4 - 4, number * 4);
    return Object.freeze({ id, title, url: url === "" ? null : url, kind } as Source);
  })());
}

export function make(state: SetState<Verdict>, answer: number, code: string): Verdict {
  const row = answer & 0xffff;
  const module = core();
  const details = module.details(row);
  const message = (details >>> 16) & 255;
  const [hours, limit] = terms[details >>> 24]!;
  const group = row >= listed ? (groups[row - listed] ?? null) : null;
  const rest = words(module.classes(row));
  const verdict = {
    set: state.id,
    system: state.system,
    code,
    match: row < listed ? "exact" : group === null ? "unlisted" : "group",
    outcome: rest.outcome,
    reason: rest.reason,
    retry: rest.retry,
    wait_hours: hours === 0 ? null : hours,
    limit: limit === "" ? null : limit,
    actor: rest.actor,
    class: rest.class,
    final: rest.final,
    flags: rest.flags,
    summary:
      summary(row) ?? (group === null ? unlistedSummary : `Not listed by itself; codes like it mean: ${group}`),
    group,
    source: source((details >>> 8) & 255),
    next_step: rest.next_step,
  };
  return speaking(verdict, message) as Verdict;
}

export const { decode, stateOf } = decoder(find, make);
