// Verdicts as frozen plain objects.
import { core } from "./core.js";
import { allSets } from "./all_sets.js";
import { type SetState, decoder } from "./decode.js";
import { find, rowIn } from "./find.js";
import { groups, inheritedSummary, known, sources, summaries, summaryLines, unlistedSummary } from "./generated/texts.js";
import { type Saying, plain } from "./speaker.js";
import { saying } from "./speaking.js";
import { unpacked, waiting, words } from "./all_words.js";
import type { Waiting, Words } from "./vocabulary.js";
import type { Source, Verdict } from "../types/index.js";

/** What is said of a row, in whatever set and for whatever code. */
export interface Row extends Words, Waiting, Pick<Verdict, "match" | "summary" | "group" | "source"> {
  readonly saying: Saying;
}

const rows: Row[] = [];
const lines: (readonly string[])[] = [];
const frozenSources: (Source | null)[] = [];

/** A source by its number; 0 is none. */
export function sourceOf(number: number): Source | null {
  if (number === 0) return null;
  return (frozenSources[number] ??= (() => {
    const [id, title, url, kind] = sources.slice(number * 4 - 4, number * 4);
    return Object.freeze({ id, title, url: url === "" ? null : url, kind } as Source);
  })());
}

/** What is said of a row. */
export function rowOf(number: number): Row {
  return (rows[number] ??= newRow(number));
}

/** The summary of a listed row. */
function summaryOf(row: number): string | undefined {
  const block = Math.floor(row / summaryLines);
  return (lines[block] ??= summaries[block]?.split("\n") ?? [])[row % summaryLines];
}

function newRow(number: number): Row {
  const module = core();
  const message = module.message_and_terms(number);
  const isKnown = number < known;
  const group = isKnown ? null : (groups[number - known] ?? null);
  const unlisted = group === null ? unlistedSummary : `Not listed by itself; codes like it mean: ${group}`;
  return {
    ...words(unpacked(module.words(number), module.flags(number))),
    match: isKnown ? "exact" : group === null ? "unlisted" : "group",
    ...waiting(message >>> 16),
    summary: summaryOf(number) ?? (isKnown ? inheritedSummary : unlisted),
    group,
    source: sourceOf(module.set_and_source(number) >>> 16),
    saying: saying(message & 0xffff),
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
  const row = rowOf(rowIn(answer));
  return new Plain(row.saying, state, row, code);
}

export const { decode, stateOf } = decoder(allSets, find, make);
