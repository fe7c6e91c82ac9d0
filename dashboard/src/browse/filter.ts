// Which rows are shown; the filter stands in the address, so that it can be sent to somebody.
import type { Verdict } from "payverdict";
import { blotted } from "../lookup/cards";
import { isOwn, search } from "../owner";

export const fields = ["system", "outcome", "reason", "retry", "actor"] as const;
export type Field = (typeof fields)[number];
/** `own` is `yes` where only rows from the reader's own tables are shown. */
export type Filter = Record<Field | "text" | "own", string>;

export function filterOf(query: URLSearchParams): Filter {
  const value = (name: string) => query.get(name) ?? "";
  return {
    system: value("system"),
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

export function rowsOf(filter: Filter): readonly Verdict[] {
  const wanted = fields.filter((field) => filter[field] !== "");
  const rows = search(filter.text);
  return (filter.own === "yes" ? rows.filter(isOwn) : rows).filter((row) => wanted.every((field) => row[field] === filter[field]));
}

/** The values that rows have in a field, in the order of `words`, which is that of the vocabulary. */
export function valuesOf(field: Field, words: Readonly<Record<string, string>>): string[] {
  const order = Object.keys(words);
  const values = new Set(search("").flatMap((row) => row[field] ?? []));
  return [...values].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
