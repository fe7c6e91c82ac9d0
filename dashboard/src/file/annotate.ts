// The reader's file with what each code means.
import type { CodeSet, Verdict } from "payverdict";
import { fieldOf } from "./fields";
import type { Plan } from "./messages";
import type { Sink, Why } from "./records";
import { verdictIn } from "./tally";

const added = ["outcome", "reason", "retry", "wait_hours", "limit", "actor", "class", "match", "summary"] as const;
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
  #kept = new Map<string, string>();
  #first = true;

  constructor(plan: Plan) {
    this.#plan = plan;
    // Without the mark a spreadsheet would not read UTF-8 as such.
    if (plan.format === "csv" && (plan.marked || plan.encoding !== "utf-8")) this.#write("\ufeff");
    if (plan.format === "csv" && !plan.header) {
      this.#line(plan.columns.map((_, place) => `column_${place + 1}`), [...added, "line_error"].map((name) => `payverdict_${name}`));
    }
  }

  row(fields: readonly string[]): void {
    if (this.#first && this.#plan.header) {
      this.#first = false;
      this.#line(fields, [...added, "line_error"].map((name) => `payverdict_${name}`));
      return;
    }
    const code = (fields[this.#plan.code] ?? "").trim();
    let verdict = this.#kept.get(code);
    if (verdict === undefined) {
      verdict = this.#cells([...values(code === "" ? null : verdictIn(this.#plan.set, code), code), ""]);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(code, verdict);
    }
    this.#write(`${this.#cells(fields)}${this.#plan.delimiter}${verdict}\n`);
  }

  object(value: object): void {
    const code = fieldOf(value, this.#plan.columns[this.#plan.code] ?? "").trim();
    const verdict = code === "" ? null : verdictIn(this.#plan.set, code);
    this.#write(`${JSON.stringify({ ...value, payverdict: verdict ?? { set: this.#plan.set as CodeSet, match: "malformed" } })}\n`);
  }

  /** Kept whole, in the first cell. */
  broken(text: string, _line: number, why: Why): void {
    if (this.#plan.format === "jsonl") {
      this.#write(`${JSON.stringify({ payverdict_line_error: why, line: text })}\n`);
      return;
    }
    const blank = this.#plan.columns.slice(1).map(() => "");
    this.#line([text, ...blank], [...added.map(() => ""), why]);
  }

  finish(): Blob {
    this.#flush();
    return new Blob(this.#pieces, { type: this.#plan.format === "csv" ? "text/csv" : "application/x-ndjson" });
  }

  #cells(fields: readonly string[]): string {
    return fields.map((field) => cell(field, this.#plan.delimiter)).join(this.#plan.delimiter);
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

function values(verdict: Verdict | null, code: string): string[] {
  if (verdict === null) return added.map((name) => (name === "match" && code !== "" ? "malformed" : ""));
  return added.map((name) => String(verdict[name] ?? ""));
}
