// All rows, and the sets that they are of.
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
export function allRows(): readonly Verdict[] {
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
