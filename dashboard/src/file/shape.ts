// The shape of a CSV file: its delimiter, the lines above its columns, its columns.
import Papa from "papaparse";
import { dayOf } from "./dates";

/** Rows that are looked at. */
export const SAMPLE_ROWS = 400;
/** More lines than these above the columns are not a title. */
const MOST_ABOVE = 20;
const DELIMITERS = [";", ",", "\t", "|"];
/** What spreadsheets write and read above the columns: `sep=;`. */
const SEP = /^"?sep=(.)"?\r?$/i;

export interface Shape {
  readonly delimiter: string;
  /** Lines above the columns: a title, a period, `sep=;`. */
  readonly above: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
}

/** `lines` is how many the reader says stand above the columns. */
export function shapeOf(text: string, lines?: number): Shape {
  const sep = SEP.exec(text.slice(0, Math.max(0, text.indexOf("\n"))));
  const body = sep === null ? text : text.slice(text.indexOf("\n") + 1);
  const delimiter = sep?.[1] ?? delimiterOf(body);
  const whole = parsed(body, delimiter);
  const usual = widthOf(whole).width;
  const title = lines === undefined ? titleOf(body, delimiter, usual, whole) : body.split("\n", Math.max(0, lines - (sep === null ? 0 : 1)));
  const rows = title.length === 0 ? whole : parsed(after(body, title.length), delimiter);
  const first = (rows[0] ?? []).slice();
  // Delimiters at the end of the first line alone make no columns.
  while (first.length > usual && first.at(-1)!.trim() === "") first.pop();
  return {
    delimiter,
    above: [...(sep === null ? [] : [text.slice(0, text.indexOf("\n"))]), ...title],
    rows: [first, ...rows.slice(1)],
    width: first.length,
  };
}

const parsed = (text: string, delimiter: string) =>
  Papa.parse<string[]>(text, { preview: SAMPLE_ROWS, skipEmptyLines: "greedy", delimiter, newline: "\n" }).data.map((row) =>
    row.map((field, place) => (place === row.length - 1 ? field.replace(/\r$/, "") : field)),
  );

function after(text: string, lines: number): string {
  let at = 0;
  for (let line = 0; line < lines; line++) at = text.indexOf("\n", at) + 1;
  return text.slice(at);
}

/** The width that most rows have, and their share. */
function widthOf(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { width, share: count / Math.max(1, rows.length) };
}

/** The sign that cuts most lines into as many fields. */
function delimiterOf(text: string): string {
  let best = { delimiter: ",", share: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const { width, share } = widthOf(parsed(text, delimiter));
    if (width > 1 && (share > best.share + 0.05 || (share > best.share - 0.05 && width > best.width))) best = { delimiter, share, width };
  }
  return best.delimiter;
}

/** The lines above the columns: fewer fields than the columns have, or only the first one filled. */
function titleOf(text: string, delimiter: string, usual: number, rows: readonly (readonly string[])[]): string[] {
  if (usual < 2) return [];
  // Columns that are never filled do not count: lines may end with delimiters that the first one lacks.
  const used = Math.max(...rows.filter((row) => row.length === usual).map((row) => row.findLastIndex((field) => field.trim() !== "") + 1));
  const lines = text.split("\n", MOST_ABOVE + 1);
  for (const [place, line] of lines.entries()) {
    if ((line.split('"').length - 1) % 2 === 1) return []; // goes over several lines
    const [fields = []] = parsed(line, delimiter);
    const filled = fields.filter((field) => field.trim() !== "").length;
    const title = filled === 0 || fields.length < used || (filled === 1 && fields[0]!.trim() !== "");
    if (!title) return lines.slice(0, place).some((above) => above.trim() !== "") ? lines.slice(0, place) : [];
  }
  return [];
}

/** Whether the first row names the columns: nothing in it is a number, a date or a code, or comes again below its name. */
export function isHeader(first: readonly string[], below: readonly (readonly string[])[], isCode: (value: string, place: number) => boolean): boolean {
  const line = first.join("\n");
  // Files that were put together name their columns again.
  const rows = first.length > 1 ? below.filter((row) => row.join("\n") !== line) : below;
  return first.every((field, place) => {
    const name = field.trim();
    if (name === "") return true;
    if (/^[-+]?\d[\d.,: -]*$/.test(name) || dayOf(name, "dmy") !== null || isCode(name, place)) return false;
    return !rows.some((row) => row[place]?.trim() === name);
  });
}
