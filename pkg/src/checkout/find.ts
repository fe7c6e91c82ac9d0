// From a written code to the kind of its row.
import { rowsIn } from "./rows.js";
import type { Tables } from "./tables.js";

export interface Found {
  readonly match: "exact" | "group" | "unlisted";
  readonly kind: number;
}

/** The row of the code itself in the set or one that it extends, else the longest beginning that is listed. */
export function finder(tables: Tables): (set: number, code: string) => Found | undefined {
  const rowsOf = rowsIn(tables);
  return (set, code) => {
    const keys = tables.forms[set]!.keysOf(code);
    const [key] = keys;
    if (key === undefined) return undefined;
    const sets = rowsOf(set);
    for (const [place, { codes }] of sets.entries()) {
      for (const key of keys) {
        const kind = codes.get(key);
        // A success that the set asked only inherits is none.
        if (kind !== undefined) return { match: "exact", kind: place > 0 ? (tables.handedDown[kind] ?? kind) : kind };
      }
    }
    for (const { prefixes, lengths } of sets) {
      for (const length of lengths) {
        const start = key.slice(0, length);
        for (const group of tables.grouped) {
          const kind = group(prefixes, start, key);
          if (kind !== undefined) return { match: "group", kind };
        }
      }
    }
    return { match: "unlisted", kind: 0 };
  };
}
