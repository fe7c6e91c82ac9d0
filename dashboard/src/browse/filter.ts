// Which rows are shown; the filter stands in the address, so that it can be sent to somebody.
import type { Verdict } from "payverdict";
import { blotted } from "../lookup/cards";
import { isOwn } from "../owner";
import { found } from "./meaning";

export const fields = ["system", "set", "outcome", "reason", "retry", "actor"] as const;
export type Field = (typeof fields)[number];
/** `own` is `yes` where only rows from the reader's own tables are shown. */
export type Filter = Record<Field | "text" | "own", string>;

export function filterOf(query: URLSearchParams): Filter {
  const value = (name: string) => query.get(name) ?? "";
  return {
    system: value("system"),
    set: value("set"),
    outcome: value("outcome"),
    reason: value("reason"),
    retry: value("retry"),
    actor: value("actor"),
    text: blotted(value("text")),
    own: value("own"),
  };
}

export function queryOf(filter: Filter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}

/** How many rows each value of a field would show, as the other fields are chosen. */
export type Counts = Readonly<Record<Field, ReadonlyMap<string, number>>>;

export interface Shown {
  readonly rows: readonly Verdict[];
  readonly counts: Counts;
}

export function shownBy(filter: Filter): Shown {
  const counts = Object.fromEntries(fields.map((field) => [field, new Map<string, number>()])) as Record<Field, Map<string, number>>;
  const wanted = fields.filter((field) => filter[field] !== "");
  const add = (field: Field, row: Verdict) => {
    const value = row[field];
    if (value !== null) counts[field].set(value, (counts[field].get(value) ?? 0) + 1);
  };
  const rows: Verdict[] = [];
  for (const row of found(filter.text)) {
    if (filter.own === "yes" && !isOwn(row)) continue;
    const against = wanted.filter((field) => row[field] !== filter[field]);
    if (against.length === 0) {
      rows.push(row);
      for (const field of fields) add(field, row);
    } else if (against.length === 1) {
      // It would be shown if this one field were another.
      add(against[0]!, row);
    } else if (against.every((field) => field === "system" || field === "set")) {
      // Whoever chooses another system leaves the set of this one.
      add("system", row);
    }
  }
  return { rows, counts };
}

/** The values of a field that show a row, and the chosen one, in the order of `words`, which is that of the vocabulary. */
export function valuesOf(counts: ReadonlyMap<string, number>, chosen: string, words: Readonly<Record<string, string>>): string[] {
  const order = Object.keys(words);
  const values = new Set([...counts.keys(), ...(chosen === "" ? [] : [chosen])]);
  return [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
