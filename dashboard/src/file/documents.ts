// Records in a JSON document: an array, or a list inside of an object, cut out as it comes. Only one record is in memory.
import { LONGEST, type Records, type Sink, objectOf } from "./records";

/** Lists deeper than this are not looked for. */
const DEEPEST = 16;
const LONGEST_KEY = 200;
const QUOTE = 34;
const ESCAPE = 92;
const NEWLINE = 10;

interface Bracket {
  readonly array: boolean;
  /** `data.items`, `[].payments`; `""` is the document itself. */
  readonly path: string;
}

/** The lists of objects in a text, by their paths, with how many objects were seen in each; `""` is the document. */
export function listsIn(text: string): { readonly lists: ReadonlyMap<string, number>; readonly documents: number } {
  const reader = new JsonDocument({ row() {}, object() {}, broken() {} }, undefined);
  reader.push(text, false);
  return reader;
}

export class JsonDocument implements Records {
  readonly lists = new Map<string, number>();
  /** Objects that stand beside each other, each a document. */
  documents = 0;
  #open: Bracket[] = [];
  /** How deep it is, also where brackets are no longer kept. */
  #depth = 0;
  /** The depth at which records stand; -1 outside of the list. */
  #level: number;
  #inString = false;
  #escaped = false;
  #string = "";
  #key = "";
  #record: string | null = null;
  #tooLong = false;
  #line = 1;
  #began = 1;
  #astray = false;

  /** `list` is the path of the list whose objects are the records; `null` where each document is one. */
  constructor(
    private readonly sink: Sink,
    private readonly list: string | null | undefined,
  ) {
    this.#level = list === null ? 0 : -1;
  }

  push(piece: string, last: boolean): void {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const sign = piece.charCodeAt(at);
      if (sign === NEWLINE) this.#line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (sign === ESCAPE) this.#escaped = true;
        // A string does not go over a line: its quotation mark is missing.
        else if (sign === QUOTE || sign === NEWLINE) this.#inString = false;
        else if (this.#level < 0 && this.#string.length < LONGEST_KEY) this.#string += piece[at];
        continue;
      }
      if (sign <= 32) continue;
      const outside = this.#level >= 0 && this.#depth === this.#level;
      if (outside && this.#record === null && sign !== 44 /* , */ && sign !== 93 /* ] */) {
        this.#record = "";
        this.#began = this.#line;
        from = at;
      }
      if (sign === QUOTE) {
        this.#inString = true;
        this.#string = "";
      } else if (sign === 58 /* : */) this.#key = this.#string;
      else if (sign === 123 || sign === 91) this.#opened(sign === 91);
      else if (sign === 125 && outside && this.#open.at(-1)?.array) continue; // the wrong bracket: part of a broken record
      else if (sign === 125 || sign === 93) {
        const ended = this.#record !== null && this.#depth === this.#level;
        if (ended) this.#end(piece.slice(from, at)); // a plain value before the end of the list
        this.#closed();
        if (!ended && this.#record !== null && this.#depth === this.#level) this.#end(piece.slice(from, at + 1));
      } else if (sign === 44 && outside && this.#record !== null) this.#end(piece.slice(from, at));
      else if (this.#depth === 0 && this.#level < 0 && !this.#astray) {
        this.#astray = true;
        this.sink.broken(piece.slice(at, at + LONGEST_KEY).split("\n", 1)[0]!, this.#line, "json");
      }
    }
    if (this.#record !== null) this.#keep(piece.slice(from));
    if (last && (this.#depth > 0 || this.#record !== null)) {
      this.sink.broken((this.#record ?? "").trim(), this.#record === null ? this.#line : this.#began, "cut");
    }
  }

  #opened(array: boolean): void {
    this.#depth++;
    if (this.#level >= 0 || this.#depth > DEEPEST) return;
    const parent = this.#open.at(-1);
    const path = parent === undefined ? "" : `${parent.path}${parent.array ? "[]" : parent.path === "" ? this.#key : `.${this.#key}`}`;
    if (!array && parent?.array) this.lists.set(parent.path, (this.lists.get(parent.path) ?? 0) + 1);
    if (!array && parent === undefined) this.documents++;
    this.#open.push({ array, path });
    if (array && path === this.list) this.#level = this.#depth;
  }

  #closed(): void {
    if (this.#depth > 0) this.#depth--;
    if (this.#depth < this.#level) this.#level = -1;
    if (this.#level < 0) this.#open.length = Math.min(this.#open.length, this.#depth);
  }

  #keep(text: string): void {
    if (this.#tooLong) return;
    this.#record += text;
    if (this.#record!.length <= LONGEST) return;
    this.sink.broken(this.#record!.slice(0, LONGEST), this.#began, "long");
    this.#record = "";
    this.#tooLong = true;
  }

  #end(text: string): void {
    this.#keep(text);
    const record = this.#record!;
    const reported = this.#tooLong;
    this.#record = null;
    this.#tooLong = false;
    if (reported) return;
    const value = objectOf(record);
    if (value === null) this.sink.broken(record, this.#began, "json");
    else this.sink.object(value, this.#began);
  }
}
