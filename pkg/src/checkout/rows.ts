// The rows of each set, as they are looked up; read from the tables when the set is first asked for.
import type { Tables } from "./tables.js";

/** The kinds of the codes of a set, and of the beginnings that codes have in common. */
export interface Rows {
  readonly codes: ReadonlyMap<string, number>;
  readonly prefixes: ReadonlyMap<string, number>;
  /** How long these beginnings are, without what pads them, the longest first. */
  readonly lengths: readonly number[];
}

/** The rows of a set and of those it extends, in the order in which they are asked. */
export function rowsIn({ extends: others, rows, groups }: Tables): (set: number) => readonly Rows[] {
  const read: Rows[] = [];
  const chains: (readonly Rows[])[] = [];
  return (set) => (chains[set] ??= [set, ...others[set]!].map((each) => (read[each] ??= rowsOf(rows[each]!, groups[each]!))));
}

function rowsOf(rows: Readonly<Record<number, string>>, groups: Readonly<Record<string, number>>): Rows {
  const codes = new Map<string, number>();
  for (const [kind, written] of Object.entries(rows)) {
    for (const code of written.split(" ")) codes.set(code, Number(kind));
  }
  const prefixes = new Map(Object.entries(groups));
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.replace(/\*/g, "").length))].sort((a, b) => b - a);
  return { codes, prefixes, lengths };
}
