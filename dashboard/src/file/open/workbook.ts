// Sheets of workbooks as text. What reads them is loaded with this module.
import { readOds, streamOdsRows } from "hucre/ods";
import { type CellValue, readXls, readXlsx, streamXlsxRows } from "hucre/xlsx";
import type { FileError } from "../messages";
import { type Opened, Pieces } from "./opened";

type Book = "xlsx" | "ods" | "xls";
/** A row and its place, counted from 0. */
interface Row {
  readonly index: number;
  readonly values: readonly CellValue[];
}

/** Rows that are looked at before a sheet is chosen, and before its width is settled. */
const LOOKED = 1000;

export async function sheetOf(file: File, book: Book, wanted?: string): Promise<Opened | FileError> {
  try {
    const names = await sheetsIn(file, book);
    if (names.length === 0) return "empty";
    const part = wanted !== undefined && names.includes(wanted) ? wanted : await likeliest(file, book, names);
    const name = `${file.name.replace(/\.[^.]*$/, "")}.csv`;
    return { file: await textOf(name, () => rowsOf(file, book, part)), parts: names, part };
  } catch (error) {
    return (await isLocked(file, error)) ? "locked" : "workbook";
  }
}

/** A workbook with a password looks like one of the old kind; only what reads the new kind says what it is. */
async function isLocked(file: File, error: unknown): Promise<boolean> {
  const says = (error: unknown) => /password|encrypt/i.test(String(error));
  return says(error) || readXlsx(await bytesOf(file), { sheets: () => false }).then(() => false, says);
}

/** The sheets that the reader sees in the workbook, too. */
async function sheetsIn(file: File, book: Book): Promise<string[]> {
  const names = new Set<string>();
  if (book === "xls") {
    for (const sheet of (await readXls(await bytesOf(file))).sheets) names.add(sheet.name);
    return [...names];
  }
  const look = { sheets: (sheet: { name: string; hidden?: boolean; veryHidden?: boolean }) => (!sheet.hidden && !sheet.veryHidden && names.add(sheet.name), false) };
  await (book === "xlsx" ? readXlsx(await bytesOf(file), look) : readOds(await bytesOf(file), look));
  return [...names];
}

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());

async function* rowsOf(file: File, book: Book, name: string): AsyncGenerator<Row> {
  if (book === "xlsx") return yield* streamXlsxRows(await bytesOf(file), { sheet: name });
  if (book === "xls") {
    const sheet = (await readXls(await bytesOf(file))).sheets.find((each) => each.name === name);
    for (const [index, values] of (sheet?.rows ?? []).entries()) yield { index, values };
    return;
  }
  const all: string[] = [];
  const bytes = await bytesOf(file);
  await readOds(bytes, { sheets: ({ name: each, index }) => ((all[index] = each), false) });
  const place = all.indexOf(name);
  for await (const row of streamOdsRows(bytes)) if (row.sheetIndex === place) yield row;
}

/** The first sheet that has a table: two rows with as many cells, more than one. */
async function likeliest(file: File, book: Book, names: readonly string[]): Promise<string> {
  for (const name of names) {
    const widths = new Map<number, number>();
    for await (const { index, values } of rowsOf(file, book, name)) {
      if (index >= LOOKED) break;
      const filled = values.filter((value) => value !== null && value !== "").length;
      if (filled < 2) continue;
      const rows = (widths.get(filled) ?? 0) + 1;
      if (rows > 1) return name;
      widths.set(filled, rows);
    }
  }
  return names[0]!;
}

/** As CSV: every row has as many cells, and stands in the line of its place. */
async function textOf(name: string, rows: () => AsyncGenerator<Row>): Promise<File> {
  let width = 1;
  for (let looks = 0; ; looks++) {
    const pieces = new Pieces();
    let wider = width;
    let line = 0;
    for await (const { index, values } of rows()) {
      const filled = values.findLastIndex((value) => value !== null && value !== "") + 1;
      wider = Math.max(wider, filled);
      // The first look only measures: it ends where the sheet does, or where enough was seen.
      if (looks === 0) {
        if (index >= LOOKED) break;
        continue;
      }
      if (wider > width) break;
      for (; line < index; line++) pieces.push("\n");
      pieces.push(filled === 0 ? "\n" : `${Array.from({ length: width }, (_, place) => cell(values[place])).join(",")}\n`);
      line++;
    }
    if (looks > 0 && wider === width) return pieces.file(name);
    width = wider;
  }
}

function cell(value: CellValue | undefined): string {
  const text = plain(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Numbers without what binary fractions add; times as they are written in the sheet, which knows no time zone. */
function plain(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().replace(/(T00:00:00)?\.000Z$/, "");
  return typeof value === "number" && !Number.isInteger(value) ? String(Number(value.toPrecision(15))) : String(value);
}
