// Names of systems as a column writes them.
import type { CodeSet, System } from "payverdict";
import { type Tables, own } from "../own/asked";
import { codeSets, describeSet, isOwnSet } from "../owner";

/** What a name stands for: a set, or a whole system, whose set is found by the code. */
type Named = CodeSet | System;

const compact = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "");

let known: { readonly by: Tables | null; readonly names: ReadonlyMap<string, Named> } | undefined;

/** What each name stands for; made anew for other tables of the reader's own. */
function names(): ReadonlyMap<string, Named> {
  const by = own();
  if (known?.by === by) return known.names;
  const names = new Map<string, Named>();
  const sets = codeSets();
  // Those of the reader's own come last, so that their names count.
  for (const { id, system, system_name } of [...sets.filter((set) => !isOwnSet(set)), ...sets.filter(isOwnSet)].map(describeSet)) {
    names.set(compact(id), id);
    for (const name of [system, system_name, ...system_name.split("/")]) names.set(compact(name), system);
  }
  known = { by, names };
  return names;
}

/** The set or the system with this id or name. */
const named = (name: string): Named | null => names().get(compact(name)) ?? null;

/** What the reader said that the name stands for; else what it is called; `""` for what is not read. */
export const ownerOf = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? names[name]! : (named(name) ?? "");

export const isSet = (name: string): name is CodeSet => (codeSets() as readonly string[]).includes(name);
