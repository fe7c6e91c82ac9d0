// Looks at the beginning of a file: what it is, what its columns could mean.
import type { CodeSet } from "payverdict";
import { said } from "./cells";
import { dayOf, orderOf } from "./dates";
import { JsonDocument, listsIn } from "./documents";
import { encodingOf } from "./encoding";
import { fieldOf, pathsOf } from "./fields";
import { speaksOfTime } from "./foreign";
import { judged } from "./guess";
import type { Chosen, FileError, Inspected, Plan } from "./messages";
import { partsOf } from "./moments";
import { openedFile } from "./open/opened";
import { identify, verdictOf } from "../owner";
import { lineOf, objectOf } from "./records";
import { isMinor, named } from "./roles";
import { SAMPLE_ROWS, isHeader, shapeOf } from "./shape";

const SAMPLE = 512 * 1024;
const SHOWN = 5;
const SHOWN_ABOVE = 5;
const MOST_PATHS = 400;
const MOST_LISTS = 12;
/** Different values of a column that are handed to the page; fewer where there are many columns. */
const valuesShown = (columns: number) => (columns > 40 ? 60 : SAMPLE_ROWS);

interface Table {
  readonly format: Plan["format"];
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly header: boolean;
  readonly delimiter: string;
  readonly above: readonly string[];
  readonly list: string | null;
  readonly lists: readonly (string | null)[];
}

export async function inspect(outer: File, { part: wanted, list, above }: Chosen): Promise<Inspected | FileError> {
  const opened = await openedFile(outer, wanted);
  if (typeof opened === "string") return opened;
  const { file, parts, part } = opened;
  if (file.size === 0) return "empty";
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const found = encodingOf(bytes);
  if (typeof found === "string") return found;
  let text = new TextDecoder(found.encoding).decode(bytes);
  const oldLines = !text.includes("\n") && text.includes("\r");
  if (oldLines) text = text.replaceAll("\r", "\n");
  const whole = file.size <= bytes.length;
  if (!whole && !/^\s*[[{]/.test(text)) text = text.slice(0, text.lastIndexOf("\n") + 1 || undefined);
  if (text.trim() === "") return "empty";
  if (isMarkup(text.trim())) return "markup";

  const table = isList(text) ? "list" : /^\s*(\[\s*)?\{/.test(text) ? json(text, list) : csv(text, above);
  if (typeof table === "string") return table;
  const { rows, columns, header } = table;
  const values = columns.map((_, place) => rows.map((row) => said(row[place] ?? "")).filter((value) => value !== ""));
  const judgements = columns.map((name, place) => judged(header ? name : "", values[place]!));
  // Of columns that are certain, one whose values show it comes first.
  const certain = judgements.findIndex(({ why }) => why === "form");
  const code = certain >= 0 ? certain : judgements.findIndex((column) => column.certain !== null);
  const dates = columns.map((_, place) => place).filter((place) => place !== code && isDate(header ? columns[place]! : "", values[place]!));
  const date = dates.find((place) => orderOf(values[place]!) !== null) ?? dates[0] ?? -1;
  const money = header ? named("amount", columns, code) : -1;
  const amount = money >= 0 && values[money]!.filter((value) => partsOf(value) !== null).length * 2 > values[money]!.length ? money : -1;
  return {
    kind: "inspected",
    file,
    parts,
    part,
    plan: {
      format: table.format,
      ...found,
      delimiter: table.delimiter,
      oldLines,
      above: table.above.length,
      list: table.list,
      header: header && table.format === "csv",
      columns: header ? columns : columns.map(() => ""),
      code,
      set: judgements[code]?.certain ?? null,
      because: judgements[code]?.why ?? "chosen",
      system: -1,
      names: {},
      zeros: false,
      date,
      dateOrder: date < 0 ? "dmy" : orderOf(values[date]!),
      amount,
      isMinor: amount >= 0 && isMinor(columns[amount]!),
      currency: amount < 0 ? -1 : named("currency", columns, code),
      payment: -1,
      by: -1,
    },
    sample: rows.slice(0, SHOWN).map((row) => columns.map((_, place) => (row[place] ?? "").slice(0, 200))),
    columns: judgements,
    values: values.map((all) => [...new Set(all)].slice(0, valuesShown(columns.length)).map((value) => value.slice(0, 100))),
    above: table.above.slice(0, SHOWN_ABOVE).map((line) => line.slice(0, 200)),
    lists: table.lists,
  };
}

function csv(text: string, lines: number | undefined): Table {
  const { delimiter, above, rows, width } = shapeOf(text, lines);
  const [first = [], ...below] = rows;
  const isCode = (value: string, place: number) => {
    const { certain, candidates } = identify(value);
    if (certain !== null) return true;
    // A word that is listed is a code where its column holds others of the set, unless it is what columns are called.
    if (/^(code|error|event|reason|response|result|state|status)$/i.test(value)) return false;
    const column = [...new Set(below.map((row) => said(row[place] ?? "")))].filter((each) => each !== "");
    const lists = (set: CodeSet) => column.filter((each) => verdictOf(set, each)?.match === "exact").length * 2 >= column.length;
    return column.length > 0 && candidates.some(({ sets }) => sets.some(lists));
  };
  const header = isHeader(first, below, isCode);
  const columns = header ? first : Array.from({ length: width }, () => "");
  return { format: "csv", rows: header ? below : rows, columns, header, delimiter, above, list: null, lists: [] };
}

/** XML or HTML: a declaration, a line that is one tag, or a tag around everything. */
function isMarkup(text: string): boolean {
  if (/^<(\?xml|!doctype|!--|html)/i.test(text)) return true;
  const tag = /^<([a-z][\w:.-]*)(\s[^<>]*)?>/i.exec(text);
  return tag !== null && (/^\s*\n/.test(text.slice(tag[0].length)) || text.endsWith(`</${tag[1]}>`));
}

/** Whether it is a JSON list of anything but objects. */
function isList(text: string): boolean {
  if (!/^\s*\[\s*(["\d[\]-]|true|false|null)/.test(text)) return false;
  const first = text.trim().split("\n", 1)[0]!;
  return [text, first, first.replace(/^\[/, "").replace(/,\s*$/, "")].some((part) => isJson(part));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

function json(text: string, chosen: string | null | undefined): Table | FileError {
  const lines = text.split("\n", SAMPLE_ROWS + 1).filter((line) => !/^\s*[[\]]?\s*$/.test(line));
  const objects = lines.map((line) => objectOf(lineOf(line))).filter((value) => value !== null);
  // A first line that opens more than it closes has the others inside.
  const byLine = objects.length > 1 && objects.length >= lines.length / 2 && !/[[{:]\s*$/.test(lines[0]!);
  const { lists: counted, documents } = listsIn(text);
  const inner = [...counted.keys()].filter((path) => path !== "").slice(0, MOST_LISTS);
  const lists = byLine || documents > 1 ? [null, ...inner] : counted.has("") ? ["", ...inner] : inner;
  if (lists.length === 0) return documents > 0 ? "single" : "list";
  // Of one document, the longest list that is not inside of another.
  const outer = inner.filter((path) => !path.includes("[]")).sort((a, b) => counted.get(b)! - counted.get(a)!);
  const usual = lists[0] === null || lists[0] === "" ? lists[0] : (outer[0] ?? inner[0]!);
  const list = chosen === undefined || !lists.includes(chosen) ? usual : chosen;
  if (documents === 1 && list !== null && (counted.get(list) ?? 0) < 2) return "single";

  const format = byLine && list === null ? "jsonl" : "json";
  const records: object[] = format === "jsonl" ? objects : recordsIn(text, list);
  const columns = [...new Set(records.flatMap((value) => pathsOf(value)))].slice(0, MOST_PATHS);
  const rows = records.map((value) => columns.map((path) => fieldOf(value, path)));
  return { format, rows, columns, header: true, delimiter: ",", above: [], list, lists: lists.length > 1 ? lists : [] };
}

function recordsIn(text: string, list: string | null): object[] {
  const records: object[] = [];
  const sink = { row() {}, broken() {}, object: (value: object) => void (records.length < SAMPLE_ROWS && records.push(value)) };
  new JsonDocument(sink, list).push(text, false);
  return records;
}

/** Five or ten digits may be anything, unless the column says that they are a time. */
function isDate(name: string, values: readonly string[]): boolean {
  const time = speaksOfTime(name);
  const days = values.filter((value) => (time || !/^\d{10,13}$|^\d{5}([.,]\d+)?$/.test(value)) && (dayOf(value, "dmy") ?? dayOf(value, "mdy")) !== null);
  return values.length > 0 && days.length > values.length * 0.9;
}
