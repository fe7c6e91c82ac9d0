// The reader's file with what each code means.
import Papa from "papaparse";
import { own } from "../own/asked";
import { isOwn } from "../owner";
import { type Told, toldBy, toldByObject } from "./cells";
import { type Meaning, meaningOf } from "./meaning";
import type { Plan } from "./messages";
import type { Sink, Why } from "./records";

const always = ["outcome", "reason", "retry", "wait_hours", "limit", "actor", "class", "match", "summary"] as const;
type Added = (typeof always)[number] | "set" | "code" | "own";
const PIECE = 4 * 1024 * 1024;
const MOST_KEPT = 20_000;

/** Signs that make a spreadsheet take a cell for a formula, also in the width of East Asian letters. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+([.,]\d+)*$/;

/** A cell as it may stand in a file that somebody opens in a spreadsheet. A plain negative number stays one. */
export function cell(value: string, delimiter: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /["\n\r]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export class Annotated implements Sink {
  #plan: Plan;
  #text: string[] = [];
  #size = 0;
  #pieces: Blob[] = [];
  /**
   * The columns that are added: also the set where rows have different ones, the code where its zeros were put back, and
   * whether the reader's own tables say it where there are some.
   */
  #added: readonly Added[];
  #kept = new Map<string, string>();
  #named = false;
  /** Whether the row that names the columns is yet to come. */
  #header: boolean;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#header = plan.header;
    this.#added = [...(plan.system < 0 ? [] : ["set" as const]), ...(plan.zeros ? ["code" as const] : []), ...always, ...(own() === null ? [] : ["own" as const])];
    // Without the mark a spreadsheet would not read UTF-8 as such.
    if (plan.format === "csv" && (plan.marked || plan.encoding !== "utf-8")) this.#write("\ufeff");
  }

  /** The first line names the columns: as the file does, or by their number. */
  #begin(): void {
    if (this.#named) return;
    this.#named = true;
    const { columns, header } = this.#plan;
    this.#line(header ? columns : columns.map((_, place) => `column_${place + 1}`), [...this.#added, "line_error"].map((name) => `payverdict_${name}`));
  }

  row(fields: readonly string[]): void {
    this.#begin();
    if (this.#header) {
      this.#header = false;
      return;
    }
    const [code, name] = this.#asked(toldBy(fields));
    const key = `${code}\n${name}`;
    let verdict = this.#kept.get(key);
    if (verdict === undefined) {
      verdict = this.#cells([...this.#values(code === "" ? null : meaningOf(this.#plan, code, name)), ""]);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(key, verdict);
    }
    this.#write(`${this.#cells(fields)}${this.#plan.delimiter}${verdict}\n`);
  }

  object(value: object): void {
    const [code, name] = this.#asked(toldByObject(value, this.#plan));
    const meaning = code === "" ? null : meaningOf(this.#plan, code, name);
    const payverdict = meaning === null ? null : (meaning.verdict ?? without(meaning));
    this.#write(`${JSON.stringify({ ...value, payverdict })}\n`);
  }

  /** The code of a row, and what names its system. */
  #asked(told: Told): [code: string, name: string] {
    return [told(this.#plan.code), told(this.#plan.system)];
  }

  /** Lines above the columns stay there. */
  above(text: string): void {
    if (/^"?sep=.?"?$/i.test(text)) return this.#write(`${text}\n`);
    const fields = Papa.parse<string[]>(text, { delimiter: this.#plan.delimiter, newline: "\n" }).data[0] ?? [];
    this.#write(`${this.#cells(fields)}\n`);
  }

  /** Kept whole, in the first cell. */
  broken(text: string, _line: number, why: Why): void {
    if (this.#plan.format !== "csv") {
      this.#write(`${JSON.stringify({ payverdict_line_error: why, line: text })}\n`);
      return;
    }
    this.#begin();
    const blank = this.#plan.columns.slice(1).map(() => "");
    this.#line([text, ...blank], [...this.#added.map(() => ""), why]);
  }

  finish(): Blob {
    this.#flush();
    return new Blob(this.#pieces, { type: this.#plan.format === "csv" ? "text/csv" : "application/x-ndjson" });
  }

  #cells(fields: readonly string[]): string {
    return fields.map((field) => cell(field, this.#plan.delimiter)).join(this.#plan.delimiter);
  }

  #values(meaning: Meaning | null): string[] {
    const verdict = meaning?.verdict ?? null;
    const said: Partial<Record<Added, unknown>> = verdict === null ? (meaning === null ? {} : without(meaning)) : { ...verdict, own: isOwn(verdict) ? "yes" : "" };
    return this.#added.map((name) => String(said[name] ?? ""));
  }

  #line(fields: readonly string[], more: readonly string[]): void {
    this.#write(`${this.#cells([...fields, ...more])}\n`);
  }

  /** Pieces become blobs, which the browser keeps outside this worker, on disk where they are many. */
  #write(text: string): void {
    this.#text.push(text);
    this.#size += text.length;
    if (this.#size > PIECE) this.#flush();
  }

  #flush(): void {
    this.#pieces.push(new Blob([this.#text.join("")]));
    this.#text = [];
    this.#size = 0;
  }
}

/** What is said of a code without a verdict. */
const without = ({ kind }: Meaning) =>
  kind === "ambiguous" || kind === "unlisted" ? { match: kind, outcome: "unknown", retry: "check_first" } : { match: kind };
