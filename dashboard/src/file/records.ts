// From the text of a file, as it comes in pieces, to its records. Papa Parse reads the fields; what it is given
// is cut here, so that a quotation mark that is never closed spoils one line and not the rest of the file.
import Papa from "papaparse";

export type Why = "quote" | "fields" | "json" | "long" | "cut";

export interface Sink {
  /** A line above the columns. */
  above?(text: string): void;
  row(fields: readonly string[], line: number): void;
  object(value: object, line: number): void;
  broken(text: string, line: number, why: Why): void;
}

/** A longer line or record is none; it is dropped as it comes. */
export const LONGEST = 1_000_000;
/** A quoted field that goes over more lines than this was never closed. */
const MOST_LINES = 500;

export interface Records {
  push(piece: string, last: boolean): void;
}

/** Cuts a text into lines, however its pieces come, and hands over whole ones. */
abstract class Lines implements Records {
  #rest = "";
  #dropping = false;
  #above: number;
  protected line = 1;

  constructor(
    protected readonly sink: Sink,
    private readonly oldLines: boolean,
    above = 0,
  ) {
    this.#above = above;
  }

  push(piece: string, last: boolean): void {
    let text = this.#rest + piece;
    if (this.oldLines) text = text.replaceAll("\r", "\n");
    else if (text.includes("\r\n")) text = text.replaceAll("\r\n", "\n");
    if (last && text !== "" && !text.endsWith("\n")) text += "\n";

    let start = 0;
    if (this.#dropping) {
      start = text.indexOf("\n") + 1;
      if (start === 0) {
        this.#rest = "";
        return;
      }
      this.#dropping = false;
      this.line++;
    }
    for (; this.#above > 0 && text.includes("\n", start); this.#above--, this.line++) {
      const eol = text.indexOf("\n", start);
      this.sink.above?.(text.slice(start, eol));
      start = eol + 1;
    }
    const end = text.lastIndexOf("\n") + 1;
    let used = end > start ? this.read(text, start, end, last) : start;
    if (text.length - used > LONGEST && text.indexOf("\n", used) < 0) {
      this.sink.broken(text.slice(used, used + LONGEST), this.line, "long");
      this.#dropping = true;
      used = text.length;
    }
    this.#rest = text.slice(used);
  }

  /** Reads whole lines; answers where it stopped. */
  protected abstract read(text: string, start: number, end: number, last: boolean): number;
}

export class CsvRecords extends Lines {
  #width: number;
  #delimiter: string;

  constructor(sink: Sink, oldLines: boolean, above: number, delimiter: string, width: number) {
    super(sink, oldLines, above);
    this.#delimiter = delimiter;
    this.#width = width;
  }

  protected read(text: string, start: number, end: number, last: boolean): number {
    let quote = text.indexOf('"', start);
    if (quote < 0 || quote >= end) {
      this.#batch(text.slice(start, end - 1), -1);
      return end;
    }
    // A record is whole where the number of quotation marks is even.
    let batch = start;
    let lines = 0;
    let record = start;
    let inRecord = 0;
    let odd = false;
    const flush = () => {
      if (record > batch) this.#batch(text.slice(batch, record - 1), lines);
      lines = 0;
    };
    const next = (at: number) => {
      batch = record = at;
      inRecord = 0;
    };
    for (let at = start; at < end; ) {
      const eol = text.indexOf("\n", at);
      while (quote >= 0 && quote < eol) {
        odd = !odd;
        quote = text.indexOf('"', quote + 1);
      }
      inRecord++;
      at = eol + 1;
      if (!odd && inRecord === 1) {
        lines++;
        record = at;
        inRecord = 0;
        continue;
      }
      const hopeless = inRecord >= MOST_LINES || eol - record > LONGEST || (last && at >= end);
      if (odd && !hopeless) continue;
      flush();
      if (!odd && this.#folded(text.slice(record, eol), inRecord)) {
        next(at);
        continue;
      }
      // The first of these lines stands alone; what follows it is looked at afresh.
      const first = text.indexOf("\n", record);
      this.#single(text.slice(record, first));
      next((at = first + 1));
      odd = false;
      quote = text.indexOf('"', at);
    }
    flush();
    return record;
  }

  /** Records of one line each; `lines` is -1 where they hold no quotation marks. */
  #batch(text: string, lines: number): void {
    if (text === "") return void this.line++;
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: this.#delimiter, newline: "\n" });
    if (lines < 0 || (errors.length === 0 && data.length === lines)) {
      for (const fields of data) this.#row(fields, this.line++);
      return;
    }
    for (const line of text.split("\n")) this.#single(line);
  }

  #single(line: string): void {
    const { data, errors } = Papa.parse<string[]>(line, { delimiter: this.#delimiter, newline: "\n" });
    if (errors.length > 0 || data.length > 1) this.sink.broken(line, this.line++, "quote");
    else this.#row(data[0] ?? [""], this.line++);
  }

  /** Whether this is a record over several lines, and not quotation marks that only happen to be even. */
  #folded(text: string, lines: number): boolean {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter: this.#delimiter, newline: "\n" });
    if (errors.length > 0 || data.length !== 1 || data[0]!.length !== this.#width) return false;
    this.#row(data[0]!, this.line);
    this.line += lines;
    return true;
  }

  #row(fields: readonly string[], line: number): void {
    if (fields.length === this.#width) this.sink.row(fields, line);
    else if (fields.length === 1 && fields[0]!.trim() === "") return;
    else if (fields.length > this.#width && fields.slice(this.#width).every((field) => field === "")) {
      this.sink.row(fields.slice(0, this.#width), line);
    } else this.sink.broken(fields.join(this.#delimiter), line, "fields");
  }
}

/** The object that a text is as JSON; `null` for any other text. */
export function objectOf(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** A line without the comma that it has inside of an array. */
export const lineOf = (line: string): string => line.trim().replace(/,$/, "");

/** One JSON object a line; also an array written with one object a line. */
export class JsonRecords extends Lines {
  protected read(text: string, start: number, end: number): number {
    for (let at = start; at < end; ) {
      const eol = text.indexOf("\n", at);
      this.#single(text.slice(at, eol), this.line++);
      at = eol + 1;
    }
    return end;
  }

  #single(line: string, number: number): void {
    const text = lineOf(line);
    if (text === "" || text === "[" || text === "]") return;
    const value = objectOf(text);
    if (value === null) this.sink.broken(line, number, "json");
    else this.sink.object(value, number);
  }
}
