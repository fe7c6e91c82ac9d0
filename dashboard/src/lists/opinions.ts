// What other open lists say of codes: loaded when somebody looks at it, and filtered by what stands in the address.

/** A line of `payverdict export --format disagreements`. */
export interface Opinion {
  readonly set: string;
  readonly code: string;
  readonly outcome: string;
  readonly reason: string;
  readonly retry: string;
  readonly limit: string;
  readonly since: string;
  readonly list: string;
  readonly list_outcome: string;
  readonly list_reason: string;
  readonly list_retry: string;
  readonly list_limit: string;
  readonly list_since: string;
  readonly differs: string;
  readonly unsafe: string;
  readonly why: string;
  readonly source: string;
  readonly edition: string;
}

export const fields = ["set", "list", "differs", "unsafe"] as const;
export type Field = (typeof fields)[number];
export type Filter = Record<Field | "text", string>;

export async function load(): Promise<readonly Opinion[]> {
  const { columns, rows } = await import("virtual:disagreements");
  return rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place]])) as unknown as Opinion);
}

export function filterOf(query: URLSearchParams): Filter {
  const value = (name: string) => query.get(name) ?? "";
  return { set: value("set"), list: value("list"), differs: value("differs"), unsafe: value("unsafe"), text: value("text") };
}

export function queryOf(filter: Filter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
}

/** The words of a cell: of `differs` there may be several. */
const words = (opinion: Opinion, field: Field) => opinion[field].split(" ").filter((word) => word !== "");

export function matching(opinions: readonly Opinion[], filter: Filter): readonly Opinion[] {
  const wanted = fields.filter((field) => filter[field] !== "");
  const text = filter.text.trim().toLowerCase();
  const says = (opinion: Opinion) => [opinion.code, opinion.set, opinion.list, opinion.why, opinion.source].join(" ").toLowerCase();
  return opinions.filter(
    (opinion) => wanted.every((field) => words(opinion, field).includes(filter[field])) && (text === "" || says(opinion).includes(text)),
  );
}

export function valuesOf(opinions: readonly Opinion[], field: Field): string[] {
  return [...new Set(opinions.flatMap((opinion) => words(opinion, field)))].sort();
}
