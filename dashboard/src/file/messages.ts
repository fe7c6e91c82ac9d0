// What the page and the worker say to each other.
import type { CodeSet } from "payverdict";
import type { Place } from "../lookup/find";
import type { Answer } from "../payload";
import type { Snapshot } from "./tally";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type DateOrder = "dmy" | "mdy";

/** How a file is read. Columns are counted from 0; -1 is none. */
export interface Plan {
  readonly format: "csv" | "jsonl";
  readonly encoding: Encoding;
  /** Whether the file began with a byte order mark. */
  readonly marked: boolean;
  readonly delimiter: string;
  /** Lines end with a carriage return alone. */
  readonly oldLines: boolean;
  readonly header: boolean;
  readonly columns: readonly string[];
  readonly code: number;
  readonly set: CodeSet;
  readonly date: number;
  readonly dateOrder: DateOrder;
}

export type FileError = "binary" | "workbook" | "empty" | "unreadable";

export type Request =
  | { readonly kind: "inspect"; readonly file: File }
  | { readonly kind: "read"; readonly file: File; readonly plan: Plan }
  | { readonly kind: "annotate"; readonly file: File; readonly plan: Plan }
  | { readonly kind: "text"; readonly text: string; readonly locale: string };

export interface Inspected {
  readonly kind: "inspected";
  readonly plan: Plan;
  readonly sample: readonly (readonly string[])[];
  /** For each column the set that fits best, if any does. */
  readonly sets: readonly (CodeSet | null)[];
}

export interface Progress {
  readonly kind: "progress" | "done";
  readonly bytes: number;
  readonly seconds: number;
  readonly snapshot: Snapshot;
}

export interface TextRead {
  readonly kind: "text";
  /** `null` where the text is no payload, or payloads cannot be read. */
  readonly answers: readonly Answer[] | null;
  readonly places: readonly Place[];
  readonly more: boolean;
}

export type Reply =
  | Inspected
  | Progress
  | { readonly kind: "writing"; readonly bytes: number }
  | { readonly kind: "annotated"; readonly blob: Blob }
  | { readonly kind: "failed"; readonly error: FileError }
  | TextRead;
