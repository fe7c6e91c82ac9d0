// Finding rows by what they say; the same as in src/search.rs.
import { core } from "./core.js";
import { expectedOf } from "./all_sets.js";
import { findText, rowIn } from "./find.js";
import { setRows, setSystems, setTitles, syntaxes, systemNames } from "./generated/texts.js";
import { listed, setExtends, setForms, setIds } from "./generated/sets.js";
import { decode, stateOf } from "./verdict.js";
import type { CodeSet, SetInfo, Syntax, Verdict } from "../types/index.js";

let rows: Verdict[] | undefined;

/** The set of a row. */
const setOf = (row: number): number => core().set_and_source(row) & 0xffff;

/** The verdict of every listed code, in the order of the sets. */
function allRows(): Verdict[] {
  if (rows !== undefined) return rows;
  const module = core();
  let start = module.codes();
  const codes = Array.from({ length: listed }, (_, row) => {
    const length = module.code_length(row);
    const code = String.fromCharCode(...new Uint8Array(module.memory.buffer, start, length));
    start += length;
    return code;
  });
  const verdicts = codes.map((code, row) => decode(setIds[setOf(row)] as CodeSet, code));
  // Rows come by the numbers of their sets, which are older than the order of the ids.
  return (rows = verdicts.sort((one, other) => (one.set! < other.set! ? -1 : Number(one.set! > other.set!))));
}

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** A query is this many bytes of UTF-8 at most; what is behind them is not looked at. */
const LONGEST = 200;

function bounded(query: string): string {
  let [end, bytes] = [0, 0];
  for (const letter of query) {
    const unit = letter.codePointAt(0)!;
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit < 0x10000 ? 3 : 4;
    if (bytes > LONGEST) break;
    end += letter.length;
  }
  return query.slice(0, end);
}

export function search(query: string): readonly Verdict[] {
  const wanted = lower(typeof query === "string" ? bounded(query) : "").split(/\s+/).filter((word) => word !== "");
  return allRows().filter((row) => {
    const set = stateOf(row.set).number;
    const texts = [row.code, row.set!, setTitles[set]!, systemNames[setSystems[set]!]!, row.summary];
    const words = [row.outcome, row.reason ?? "", row.retry, row.actor, ...row.flags];
    const held = [...texts, ...words].map(lower);
    return wanted.every((word) => held.some((text) => text.includes(word)));
  });
}

export function related(verdict: Verdict): readonly Verdict[] {
  const row = findText(stateOf(verdict.set).number, verdict.code);
  if (row === undefined || verdict.reason === null) return [];
  // The set in which the code was found may be one that the set asked extends.
  const found = setIds[setOf(rowIn(row))];
  return allRows().filter((other) => other.reason === verdict.reason && other.set !== found);
}

export function describeSet(set: CodeSet): SetInfo {
  const { id, number, system } = stateOf(set);
  return Object.freeze({
    id,
    system,
    system_name: systemNames[setSystems[number]!]!,
    title: setTitles[number]!,
    syntax: syntaxes[setForms[number]!] as Syntax,
    expected: expectedOf(number),
    extends: Object.freeze(setExtends[number]!.map((other) => setIds[other] as CodeSet)),
    rows: setRows[number]!,
  });
}
