// What the page and the worker say to each other.
import type { CodeSet } from "payverdict";
import type { Asked, Outlook } from "./again";
import type { Pasted } from "../lookup/pasted";
import type { Files } from "../own/asked";
import type { Snapshot } from "./tally";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type DateOrder = "dmy" | "mdy";

/** How it is known that the column holds codes of the set. */
export type Because = "form" | "name" | "key" | "chosen";

/** How a file is read. Columns are counted from 0; -1 is none. */
export interface Plan {
  /** `jsonl`: one object a line; `json`: records in a document. */
  readonly format: "csv" | "jsonl" | "json";
  readonly encoding: Encoding;
  /** Whether the file began with a byte order mark. */
  readonly marked: boolean;
  readonly delimiter: string;
  /** Lines end with a carriage return alone. */
  readonly oldLines: boolean;
  /** So many lines stand above the columns; the reader may say another number. */
  readonly above: number;
  /** The list that holds the records of a JSON document; `null` where each document is one. */
  readonly list: string | null;
  readonly header: boolean;
  readonly columns: readonly string[];
  readonly code: number;
  readonly set: CodeSet | null;
  readonly because: Because;
  /** The column that names the system of each row. */
  readonly system: number;
  /** What the names in it stand for: a set, a system, or `""` for what is not read. */
  readonly names: Readonly<Record<string, string>>;
  /** Whether the zeros that a spreadsheet took are put back. */
  readonly zeros: boolean;
  readonly date: number;
  /** `null` where the dates can be read both ways and nobody has said which. */
  readonly dateOrder: DateOrder | null;
  readonly amount: number;
  /** Whether amounts are in hundredths. */
  readonly isMinor: boolean;
  readonly currency: number;
  /** The column that names the order or the payment that attempts belong to. */
  readonly payment: number;
  /** The column by whose values the rows are broken down. */
  readonly by: number;
}

/**
 * `single`: one JSON document, not a list. `list`: a JSON list without objects. `markup`: XML or HTML. `workbook`, `archive`: what
 * is inside cannot be read. `locked`: it needs a password. `large`: it unpacks to more than is kept.
 */
export type FileError = "binary" | "workbook" | "archive" | "locked" | "large" | "empty" | "unreadable" | "single" | "list" | "markup";

/** What the reader chose of a file, where there is a choice: a sheet or a file inside, a list, the lines above the columns. */
export interface Chosen {
  readonly part?: string;
  readonly list?: string | null;
  readonly above?: number;
}

/** The files of the reader's own tables come with everything that is asked. */
export type Request = { readonly own: Files | null } & Question;

export type Question =
  | { readonly kind: "inspect"; readonly file: File; readonly chosen: Chosen }
  | { readonly kind: "read"; readonly file: File; readonly plan: Plan }
  | { readonly kind: "annotate"; readonly file: File; readonly plan: Plan }
  | { readonly kind: "plan"; readonly file: File; readonly plan: Plan; readonly asked: Asked }
  | { readonly kind: "text"; readonly text: string };

/** How many of a column's different values a set lists. */
export interface Fit {
  readonly set: CodeSet;
  readonly listed: number;
  readonly of: number;
}

export interface Column {
  /** The set whose codes the column holds for certain. */
  readonly certain: CodeSet | null;
  readonly why?: Because;
  /** Sets that could be the column's; none where it does not look like codes. */
  readonly fits: readonly Fit[];
  /** The system that alone has a column of this name, where its codes are not known here. */
  readonly foreign: string | null;
}

export interface Inspected {
  readonly kind: "inspected";
  /** What is read from here on: the file, or what was inside of it. */
  readonly file: File;
  /** Sheets, or files of an archive, and the one of them that this is. */
  readonly parts: readonly string[];
  readonly part: string;
  readonly plan: Plan;
  readonly sample: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  /** The different values at the beginning of each column. */
  readonly values: readonly (readonly string[])[];
  /** The lines above the columns. */
  readonly above: readonly string[];
  /** The lists of a JSON document that could be the records; `null` stands for each document. */
  readonly lists: readonly (string | null)[];
}

export interface Progress {
  readonly kind: "progress" | "done";
  readonly bytes: number;
  readonly seconds: number;
  readonly snapshot: Snapshot;
}

export type Reply =
  | Inspected
  | Progress
  | { readonly kind: "writing"; readonly bytes: number }
  | { readonly kind: "annotated"; readonly blob: Blob }
  | Outlook
  | { readonly kind: "failed"; readonly error: FileError }
  | { readonly kind: "text"; readonly pasted: Pasted };
