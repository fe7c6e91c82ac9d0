// Looks at the beginning of a file: what it is, what its columns mean.
import Papa from "papaparse";
import { type CodeSet, codeSets, decode, describeSet } from "payverdict";
import { dayOf, orderOf } from "./dates";
import { fieldOf, pathsOf } from "./fields";
import type { Encoding, FileError, Inspected } from "./messages";

const SAMPLE = 512 * 1024;
const SAMPLE_ROWS = 400;
const SHOWN = 5;
const MOST_PATHS = 400;

export async function inspect(file: File): Promise<Inspected | FileError> {
  if (file.size === 0) return "empty";
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const found = encodingOf(bytes);
  if (typeof found === "string") return found;
  let text = new TextDecoder(found.encoding).decode(bytes);
  const oldLines = !text.includes("\n") && text.includes("\r");
  if (oldLines) text = text.replaceAll("\r", "\n");
  if (file.size > bytes.length) text = text.slice(0, text.lastIndexOf("\n") + 1 || undefined);
  if (text.trim() === "") return "empty";

  const format = /^\s*(\[\s*)?\{/.test(text) ? "jsonl" : "csv";
  const { rows, columns, delimiter } = format === "csv" ? csv(text) : json(text);
  const body = rows.slice(format === "csv" ? 1 : 0);
  const sample = body.length > 0 ? body : rows;
  const guesses = columns.map((name, place) => setOf(name, valuesIn(sample, place), file.name));
  const best = guesses.reduce((best, guess, place) => (guess.score > (guesses[best]?.score ?? 0) ? place : best), -1);
  const date = columns.findIndex((_, place) => place !== best && isDate(sample.map((row) => row[place] ?? "")));
  const header = format === "csv" && isHeader(rows[0] ?? [], best, guesses[best]?.set ?? null);
  return {
    kind: "inspected",
    plan: {
      format,
      ...found,
      delimiter,
      oldLines,
      header,
      columns: header || format === "jsonl" ? columns : columns.map(() => ""),
      code: best,
      set: guesses[best]?.set ?? "opp.result",
      date,
      dateOrder: orderOf(date < 0 ? [] : sample.map((row) => row[date] ?? "")),
    },
    sample: (header ? body : rows).slice(0, SHOWN).map((row) => row.map((field) => field.slice(0, 200))),
    sets: guesses.map((guess) => guess.set),
  };
}

function encodingOf(bytes: Uint8Array): { encoding: Encoding; marked: boolean } | FileError {
  const begins = (...start: number[]) => start.every((byte, place) => bytes[place] === byte);
  if (begins(0xef, 0xbb, 0xbf)) return { encoding: "utf-8", marked: true };
  if (begins(0xff, 0xfe)) return { encoding: "utf-16le", marked: true };
  if (begins(0xfe, 0xff)) return { encoding: "utf-16be", marked: true };
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0) || begins(0x1f, 0x8b)) return "workbook";
  if (bytes.includes(0)) return "binary";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return { encoding: "utf-8", marked: false };
  } catch {
    return { encoding: "windows-1252", marked: false };
  }
}

interface Table {
  rows: string[][];
  columns: string[];
  delimiter: string;
}

function csv(text: string): Table {
  const { data, meta } = Papa.parse<string[]>(text, { preview: SAMPLE_ROWS, skipEmptyLines: true });
  return { rows: data, columns: data[0] ?? [], delimiter: meta.delimiter };
}

function json(text: string): Table {
  const objects: object[] = [];
  for (const line of text.split("\n").slice(0, SAMPLE_ROWS)) {
    try {
      const value: unknown = JSON.parse(line.trim().replace(/,$/, ""));
      if (typeof value === "object" && value !== null && !Array.isArray(value)) objects.push(value);
    } catch {
      // counted when the file is read
    }
  }
  const columns = [...new Set(objects.flatMap((value) => pathsOf(value)))].slice(0, MOST_PATHS);
  return { rows: objects.map((value) => columns.map((path) => fieldOf(value, path))), columns, delimiter: "," };
}

function valuesIn(rows: readonly string[][], place: number): string[] {
  return [...new Set(rows.map((row) => row[place]?.trim() ?? "").filter((value) => value !== ""))].slice(0, 100);
}

/** How much a set's listing a value says: plain numbers are everywhere, triples nowhere else. */
const weights = { triple: 1, problem: 1, word: 0.8, response: 0.6, number: 0.25 };
const CODE_NAME = /code|result|response|status|state|reason|decline|error|advice|transstatus|event|svar|kod|kóð|staða/i;

/** The set that lists most of a column's values. */
function setOf(name: string, values: readonly string[], fileName: string): { set: CodeSet | null; score: number } {
  let best: { set: CodeSet | null; score: number } = { set: null, score: 0 };
  for (const set of codeSets) {
    const listed = values.filter((value) => isListed(set, value)).length;
    const part = listed / Math.max(1, values.length);
    if (part < 0.3) continue;
    const { syntax, system, extends: others, rows } = describeSet(set);
    const field = set.slice(system.length + 1);
    const compact = name.toLowerCase().replace(/[^a-z]/g, "");
    const hints =
      (CODE_NAME.test(name) ? 2 : 1) *
      (compact.includes(field) ? 1.3 : 1) *
      (`${name} ${fileName}`.toLowerCase().includes(system) ? 1.3 : 1) *
      // Of sets that list the same values, the plain one, and then the larger.
      (others.length > 0 ? 0.95 : 1) *
      (1 + rows / 10_000);
    const score = part * part * weights[syntax] * hints;
    if (score > best.score) best = { set, score };
  }
  return best;
}

function isListed(set: CodeSet, value: string): boolean {
  try {
    return decode(set, value).match !== "unlisted";
  } catch {
    return false;
  }
}

function isDate(values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== "");
  return filled.length > 0 && filled.filter((value) => dayOf(value, "dmy") ?? dayOf(value, "mdy")).length > filled.length * 0.9;
}

function isHeader(row: readonly string[], code: number, set: CodeSet | null): boolean {
  if (set !== null && isListed(set, row[code]?.trim() ?? "")) return false;
  return row.every((field) => !/^[-+]?\d[\d.,: -]*$/.test(field.trim()) && dayOf(field, "dmy") === null);
}
