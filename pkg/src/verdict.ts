// Verdicts as frozen plain objects.
import { core } from "./core.js";
import { type SetState, decoder } from "./decode.js";
import { find } from "./find.js";
import { groups, sources, unlistedSummary } from "./generated/texts.js";
import { listed, terms } from "./generated/words.js";
import { type Saying, plain, saying } from "./speaking.js";
import { summary } from "./summaries.js";
import { type Words, words } from "./vocabulary.js";
import type { Source, Verdict } from "../types/index.js";

/** What is said of a row, in whatever set and for whatever code. */
interface Row extends Words, Pick<Verdict, "match" | "wait_hours" | "limit" | "summary" | "group" | "source"> {
  readonly saying: Saying;
}

const rows: Row[] = [];
const frozenSources: (Source | null)[] = [];

function source(number: number): Source | null {
  if (number === 0) return null;
  return (frozenSources[number] ??= (() => {
    const [id, title, url, kind] = sources.slice(number * 4 - 4, number * 4);
    return Object.freeze({ id, title, url: url === "" ? null : url, kind } as Source);
  })());
}

function rowOf(number: number): Row {
  const module = core();
  const details = module.details(number);
  const [hours, limit] = terms[details >>> 24]!;
  const group = number >= listed ? (groups[number - listed] ?? null) : null;
  return {
    ...words(module.classes(number)),
    match: number < listed ? "exact" : group === null ? "unlisted" : "group",
    wait_hours: hours === 0 ? null : hours,
    limit: limit === "" ? null : limit,
    summary:
      summary(number) ?? (group === null ? unlistedSummary : `Not listed by itself; codes like it mean: ${group}`),
    group,
    source: source((details >>> 8) & 255),
    saying: saying((details >>> 16) & 255),
  };
}

const Plain = plain<Verdict, [SetState<Verdict>, Row, string]>((verdict, state, row, code) => {
  verdict.set = state.id;
  verdict.system = state.system;
  verdict.code = code;
  verdict.match = row.match;
  verdict.outcome = row.outcome;
  verdict.reason = row.reason;
  verdict.retry = row.retry;
  verdict.wait_hours = row.wait_hours;
  verdict.limit = row.limit;
  verdict.actor = row.actor;
  verdict.class = row.class;
  verdict.final = row.final;
  verdict.flags = row.flags;
  verdict.summary = row.summary;
  verdict.group = row.group;
  verdict.source = row.source;
  verdict.next_step = row.next_step;
});

export function make(state: SetState<Verdict>, answer: number, code: string): Verdict {
  const row = (rows[answer & 0xffff] ??= rowOf(answer & 0xffff));
  return new Plain(row.saying, state, row, code);
}

export const { decode, stateOf } = decoder(find, make);
