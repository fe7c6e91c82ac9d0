// Names of systems as a column writes them.
import { type CodeSet, type System, codeSets, describeSet } from "payverdict";

/** What a name stands for: a set, or a whole system, whose set is found by the code. */
type Named = CodeSet | System;

const compact = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "");

const known = new Map<string, Named>();
for (const { id, system, system_name } of codeSets.map(describeSet)) {
  known.set(compact(id), id);
  for (const name of [system, system_name, ...system_name.split("/")]) known.set(compact(name), system);
}

/** The set or the system with this id or name. */
const named = (name: string): Named | null => known.get(compact(name)) ?? null;

/** What the reader said that the name stands for; else what it is called; `""` for what is not read. */
export const ownerOf = (names: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(names, name) ? names[name]! : (named(name) ?? "");

export const isSet = (name: string): name is CodeSet => (codeSets as readonly string[]).includes(name);
