// Codes and phrases in any text. A module finds them: the text crosses in blocks, numbers come back.
import { cardNumbers } from "./cards.js";
import { call, decode, identify, outcomes, reasons, setIds } from "./joint.js";
import type { CodeSet, FoundCode, FoundPhrase, Outcome, Reading, Reason, TextRange } from "../types/index.js";

/** What a module exports that reads. */
export interface Reader {
  readonly memory: WebAssembly.Memory;
  text(): number;
  text_room(): number;
  found(): number;
  sense_buffer(length: number): number;
  read_buffer(length: number, at: number, place: number, line: number, mode: number): number;
}

const CERTAINTIES = ["certain", "likely", "possible"] as const;
/** The kind of what is not a code. */
const PHRASE = CERTAINTIES.length;
const NOTHING: readonly never[] = Object.freeze([]);

/** Tells of a line where a find begins and ends, and by a number what it is. */
type Tell = (line: number, start: number, end: number, what: number) => void;

/** What is collected of a text. */
export interface Collected {
  codes: FoundCode[];
  reasons: FoundPhrase[];
}

/** What adds finds to what is collected; a code that overlaps a card number is none. */
export function collector(text: string, cards: readonly TextRange[], into: () => Collected): Tell {
  let card = 0;
  return (line, start, end, what) => {
    const kind = what & 0xff;
    const place = { text: copied(text.slice(start, end)), line, start, end };
    if (kind === PHRASE) {
      const reason = reasons[(what >>> 16) - 1] as Reason | undefined;
      into().reasons.push(Object.freeze({ ...place, outcome: outcomes[(what >>> 8) & 0xff] as Outcome, reason: reason ?? null }));
      return;
    }
    while (card < cards.length && cards[card]!.end <= start) card++;
    if (card < cards.length && cards[card]!.start < end) return;
    const set = setIds[(what >>> 8) - 1] as CodeSet | undefined;
    const verdict = set === undefined ? null : decode(set, place.text);
    const candidates = set === undefined ? identify(place.text).candidates : NOTHING;
    into().codes.push(Object.freeze({ ...place, certainty: CERTAINTIES[kind]!, verdict, candidates }));
  };
}

/** A copy: what is cut out of a longer text would keep the whole of it in memory. */
const copied = (text: string): string => text.split("").join("");

/** The line that a place of a text is in; asked for places in order. */
export function lineCounter(text: string): (place: number) => number {
  let [line, end] = [1, text.indexOf("\n")];
  return (place) => {
    for (; end >= 0 && end < place; end = text.indexOf("\n", end + 1)) line++;
    return line;
  };
}

/** The function `read`, by the module that this gives. */
export function reading(reader: () => Reader): (text: string) => Reading {
  return function read(given) {
    const text = String(given);
    const [cards, found, lineOf] = [cardNumbers(text), { codes: [], reasons: [] } as Collected, lineCounter(text)];
    const tell = collector(text, cards, () => found);
    eachFind(reader, text, (start, end, what) => tell(lineOf(start), start, end, what));
    return Object.freeze({ codes: Object.freeze(found.codes), reasons: Object.freeze(found.reasons), cardNumbers: cards });
  };
}

/** Whether a text is one line, blank ones before and behind it aside. */
function isOneLine(text: string): boolean {
  let [start, end] = [0, text.length];
  /** Spaces, tabs and ends of lines, by their numbers. */
  const isSpace = (place: number) => [32, 9, 10, 12, 13].includes(text.charCodeAt(place));
  while (start < end && isSpace(start)) start++;
  while (start < end && isSpace(end - 1)) end--;
  const line = text.indexOf("\n", start);
  return line < 0 || line >= end;
}

/** How many bytes before the words of a block come with it: they may say what these are. */
const BEFORE = 512;
/** Longer words, and longer gaps between words, mean no more than ones of this length. */
const LONGEST = 512;

const [ONE_LINE, MORE, FORCED] = [1, 2, 4] as const;

/** Passes the text to the module, block by block; tells what it finds. */
function eachFind(reader: () => Reader, text: string, tell: (start: number, end: number, what: number) => void): void {
  let module = reader();
  const room = module.text_room();
  /** The place in the text of each byte of the block, and of the end behind it. */
  const units = new Uint32Array(room + 1);
  const mode = isOneLine(text) ? ONE_LINE : 0;
  // Where the block begins, and in units, from where on it is new.
  let [from, at, place, line, forced] = [0, 0, 0, 0, 0];
  while (from < text.length) {
    const length = write(module, text, from, units, room);
    const end = units[length]!;
    const [byteAt, bytePlace] = [byteOf(units, length, at), byteOf(units, length, place)];
    call.open = true;
    const count = module.read_buffer(length, byteAt, bytePlace, line, mode | forced | (end < text.length ? MORE : 0));
    call.open = false;
    const numbers = new Uint32Array(module.memory.buffer, module.found(), count).slice();
    for (let next = 3; next < count; next += 3) tell(units[numbers[next]!]!, units[numbers[next + 1]!]!, numbers[next + 2]!);
    const [nextAt, nextPlace, nextLine] = numbers as unknown as [number, number, number];
    if (nextAt >= length && end >= text.length) return;
    // A block of which nothing could be read, as what is at its end may go on.
    forced = nextAt <= byteAt && forced === 0 ? FORCED : 0;
    [at, place, line] = [units[nextAt]!, units[nextPlace]!, nextLine >>> 0];
    from = line === 0 ? at : units[Math.max(0, nextPlace - BEFORE)]!;
    module = reader();
  }
}

/** The byte at which a place of the text stands. */
function byteOf(units: Uint32Array, length: number, place: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a unit stands between words for certain. */
const separates = (unit: number): boolean =>
  unit < 0xc0
    ? !((unit > 47 && unit < 58) || (unit > 64 && unit < 91) || (unit > 96 && unit < 123))
    : unit === 0xd7 || unit === 0xf7 || (unit >= 0x2000 && unit < 0x2100) || (unit >= 0x3000 && unit < 0x3040) || unit === 0xfeff;

/** Writes as much of the text as the module has room for, as UTF-8; answers with its length. */
function write(module: Reader, text: string, from: number, units: Uint32Array, room: number): number {
  const bytes = new Uint8Array(module.memory.buffer, module.text(), room);
  let [length, run, place, wasGap] = [0, 0, from, false];
  for (; place < text.length && length + 4 <= room; place++) {
    const unit = text.charCodeAt(place);
    const isGap = separates(unit);
    run = isGap === wasGap ? run + 1 : 1;
    wasGap = isGap;
    if (run > LONGEST && unit !== 10) continue;
    const start = length;
    if (unit < 0x80) bytes[length++] = unit;
    else if (unit < 0x800) {
      bytes[length++] = 0xc0 | (unit >> 6);
      bytes[length++] = 0x80 | (unit & 63);
    } else {
      // Half a character becomes the sign for one that is lost.
      const point = text.codePointAt(place)!;
      const whole = point > 0xffff ? point : unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit;
      if (whole > 0xffff) {
        bytes[length++] = 0xf0 | (whole >> 18);
        bytes[length++] = 0x80 | ((whole >> 12) & 63);
      } else bytes[length++] = 0xe0 | (whole >> 12);
      bytes[length++] = 0x80 | ((whole >> 6) & 63);
      bytes[length++] = 0x80 | (whole & 63);
      units.fill(place, start, length);
      if (whole > 0xffff) place++;
      continue;
    }
    units.fill(place, start, length);
  }
  units[length] = place;
  return length;
}
