// What stands in a text that was pasted: documents with their answers, codes with how certain their owner is, phrases.
// Each distinct one is told once, with its lines.
import type { Candidate, CodeSet, FoundCode, FoundPhrase, Outcome, Reason } from "payverdict";
import type { PayloadAnswer, PayloadFailure, PayloadOverall, PayloadVerdict, Piece, TimelineState } from "payverdict/payload";
import { builtIn } from "../built";
import { isHttpStatus } from "../file/foreign";
import { own } from "../own/asked";
import { blotted, cardsIn } from "./cards";

/** A verdict with the place in the document where its code stands. */
export type Found = Omit<PayloadVerdict, "message">;

/** What one document says. What crosses from the worker has no methods, so the shopper's message comes in each language. */
export type Answer = Omit<PayloadAnswer, "verdicts" | "overall" | "message"> & {
  readonly verdicts: readonly Found[];
  readonly overall: Omit<PayloadOverall, "message">;
  readonly messages: Readonly<Record<string, string>>;
  readonly line: number;
};

/** A payment's whole life, from several documents. */
export type Life = Omit<TimelineState, "overall" | "message"> & {
  readonly overall: Omit<TimelineState["overall"], "message">;
  readonly messages: Readonly<Record<string, string>>;
};

/** Where something stands that was found in a text. */
export interface Places {
  /** The first lines, from 1. */
  readonly lines: readonly number[];
  readonly count: number;
}

/** A code in a text. */
export interface Seen extends Places {
  readonly code: string;
  /** The set whose code it is, where that is known. */
  readonly set: CodeSet | null;
  readonly certainty: FoundCode["certainty"];
  /** What stands around it. */
  readonly beside: string;
  readonly candidates: readonly Candidate[];
}

/** A document that has no answer, and the codes that stand in it: where to look, and no verdict. */
export interface Failure {
  readonly error: PayloadFailure["error"];
  readonly line: number;
  readonly codes: readonly { readonly code: string; readonly set: CodeSet | null; readonly where: string }[];
}

export interface Phrase extends Places {
  readonly text: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
}

/** What stands in a text. */
export interface Pasted {
  /** The payments that several documents tell of. */
  readonly lives: readonly Life[];
  /** How many documents are in none of them. */
  readonly refused: number;
  /** Whether documents stand among other text, so that they are not put together. */
  readonly isAmongText: boolean;
  readonly answers: readonly Answer[];
  readonly failures: readonly Failure[];
  readonly codes: readonly Seen[];
  readonly phrases: readonly Phrase[];
  /** The text, where card numbers had to be blotted out. */
  readonly blotted: string | null;
  /** How many lines there are. */
  readonly lines: number;
  /** Whether there is more than is told. */
  readonly more: boolean;
}

export const nothingPasted: Pasted = { lives: [], refused: 0, isAmongText: false, answers: [], failures: [], codes: [], phrases: [], blotted: null, lines: 0, more: false };

/** More than anybody reads. */
const MOST = { lives: 500, answers: 20, failures: 20, codes: 60, phrases: 20, lines: 5, seen: 60 };
/** So much of a line is shown around a code. */
const BESIDE = { before: 32, after: 18 };

/** Reads a text with the package, which is loaded for the first one. */
export async function readPasted(text: string): Promise<Pasted> {
  const payload = (own() ?? (await import("payverdict/payload"))) as Reading;
  const cards = cardsIn(text);
  const shown = blotted(text, cards);
  const pieces = payload.readDocument(shown);
  const { more, ...found } = gathered(shown, pieces);
  // Of a list each document is told that nobody here has sent; in other texts their lines say so.
  const isList = found.failures.every(({ error }) => error.kind === "dump") && /^\s*\[\s*\{/.test(shown);
  const strangers = isList ? strangersOf(payload.decodePayloads(shown)) : [];
  const failures = [...found.failures, ...strangers];
  const lived = livesIn(shown, pieces, payload);
  return { ...found, ...lived, failures, more: more || lived.lives.length === MOST.lives, blotted: cards.length > 0 ? shown : null };
}

/** What reads documents: built in, or with the reader's own tables. */
type Reading = Pick<typeof import("payverdict/payload"), "decodePayloads" | "readDocument" | "timeline">;

/** Documents of senders that are not known, each kind once. */
function strangersOf(answers: readonly (PayloadAnswer | PayloadFailure)[]): Failure[] {
  const told = new Map<string, Failure>();
  for (const answer of answers) {
    if (!("error" in answer) || answer.error.kind !== "unrecognized" || told.size >= MOST.failures) continue;
    const { error } = answer;
    told.set(`${error.nearest} ${JSON.stringify(error.codes)}`, { error, line: 1, codes: codesOf(error) });
  }
  return [...told.values()];
}

/** The codes that an error names, with their paths. */
const codesOf = ({ codes = [] }: PayloadFailure["error"]) => codes.flatMap(({ code, set, path }) => (path === null ? [] : [{ code, set, where: path }]));

/** What several documents say together. One that is overlooked could be a refund: either all of them are in it, or it is said. */
function livesIn(text: string, pieces: readonly Piece[], { decodePayloads, timeline }: Reading): Pick<Pasted, "lives" | "refused" | "isAmongText"> {
  const count = pieces.filter(({ answer }) => answer !== null).length;
  if (count < 2) return { lives: [], refused: 0, isAmongText: false };
  const alone = decodePayloads(text).filter((answer) => !("error" in answer)).length;
  if (alone < count) return { lives: [], refused: 0, isAmongText: true };
  const items = timeline(text);
  const states = items.flatMap((item) => ("error" in item ? [] : [item]));
  return { lives: states.slice(0, MOST.lives).map(lived), refused: items.length - states.length, isAmongText: false };
}

function lived(state: TimelineState): Life {
  const { message, overall, ...said } = state;
  return { ...said, overall: { ...overall }, messages: spoken(message.bind(state)) };
}

const spoken = (message: (locale: string) => string) => Object.fromEntries(builtIn().locales.map((locale) => [locale, message(locale)]));

/** Things by a key, in the order in which they came, each with its places. */
class Distinct<Thing> {
  readonly #all = new Map<string, { thing: Thing; lines: number[]; count: number }>();
  isCut = false;

  constructor(private readonly most: number) {}

  add(key: string, line: number, thing: () => Thing): void {
    const known = this.#all.get(key);
    if (known === undefined) {
      if (this.#all.size < this.most) this.#all.set(key, { thing: thing(), lines: [line], count: 1 });
      else this.isCut = true;
      return;
    }
    known.count++;
    if (known.lines.length < MOST.lines && known.lines.at(-1) !== line) known.lines.push(line);
  }

  all(): (Thing & Places)[] {
    return [...this.#all.values()].map(({ thing, lines, count }) => ({ ...thing, lines, count }));
  }
}

function gathered(text: string, pieces: readonly Piece[]): Omit<Pasted, "blotted" | "lives" | "refused" | "isAmongText"> {
  const answers: Answer[] = [];
  const failures: (Failure & { codes: Failure["codes"][number][] })[] = [];
  const codes = new Distinct<Omit<Seen, keyof Places>>(MOST.codes);
  const phrases = new Distinct<Omit<Phrase, keyof Places>>(MOST.phrases);
  const known = new Set<string>();
  const depth = depths(text);
  let open: (typeof failures)[number] | null = null;
  let dump: (typeof failures)[number] | null = null;
  let more = false;
  const failed = (failure: (typeof failures)[number]) => failures[failures.push(failure) - 1]!;
  for (const { line, answer, error, codes: found, reasons } of pieces) {
    if (answer !== null) {
      if (answers.length < MOST.answers) answers.push(answered(answer, line));
      else more = true;
    }
    if (error === null && found.length === 0 && reasons.length === 0) continue;
    const [start, end] = depth.line(line);
    if (!depth.isWithin(line, start)) open = null;
    if (error !== null && isMeant(error, text.slice(start, end))) {
      const key = error.kind === "unrecognized" ? `${error.nearest} ${JSON.stringify(error.codes)}` : error.message;
      if (known.has(key) || failures.length >= MOST.failures) more ||= !known.has(key);
      else open = failed({ error, line, codes: codesOf(error) });
      known.add(key);
    }
    for (const code of found) {
      // A number by itself in a column is no more a code than that.
      if (code.certainty === "possible" && isHttpStatus(code.text)) continue;
      const where = beside(text, code, start, end);
      const set = code.verdict?.set ?? null;
      if (!depth.isWithin(line, code.start)) {
        codes.add(`${set} ${code.text} ${code.certainty}`, line, () => ({ code: code.text, set, certainty: code.certainty, beside: where, candidates: code.candidates }));
        continue;
      }
      open ??= dump ??= failed({ error: { kind: "dump", message: "" }, line, codes: [] });
      // A stranger's words are not looked up: its certain codes are told already.
      const isTold = open.error.kind === "unrecognized" || open.codes.some((one) => one.code === code.text && one.set === set);
      if (!isTold && open.codes.length < MOST.seen) open.codes.push({ code: code.text, set, where });
    }
    for (const phrase of reasons) addPhrase(phrases, phrase);
  }
  const lines = pieces.length === 0 ? 0 : pieces.at(-1)!.line;
  return { answers, failures, codes: codes.all(), phrases: phrases.all(), lines, more: more || codes.isCut };
}

function addPhrase(phrases: Distinct<Omit<Phrase, keyof Places>>, { text, line, outcome, reason }: FoundPhrase): void {
  phrases.add(text.toLowerCase(), line, () => ({ text, outcome, reason }));
}

/** Whether something is a document to people, too: `a=b` is not. */
const isMeant = (error: PayloadFailure["error"], line: string): boolean => error.kind !== "unrecognized" || Boolean(error.nearest) || line.includes("{");

/** Where lines are, and which places are within the brackets of a document; asked for places in order. */
function depths(text: string) {
  let [line, start, end, depth, at] = [0, 0, -1, 0, 0];
  const count = (until: number) => {
    for (; at < until; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 123) depth++;
      else if (unit === 125 && depth > 0) depth--;
    }
  };
  const go = (to: number) => {
    for (; line < to; line++) {
      count(end);
      start = at = end + 1;
      const next = text.indexOf("\n", start);
      end = next < 0 ? text.length : next;
      // A line that begins like one of a log goes on with nothing.
      if (depth > 0 && !/[\s{}[\]"'“”,:]/.test(text.charAt(start))) depth = 0;
    }
  };
  return {
    line: (of: number): readonly [start: number, end: number] => (go(of), [start, end]),
    isWithin: (of: number, place: number): boolean => (go(of), count(place), depth > 0),
  };
}

/** What stands around a code in its line, in whole words. */
function beside(text: string, code: FoundCode, start: number, end: number): string {
  const [from, to] = [Math.max(start, code.start - BESIDE.before), Math.min(end, code.end + BESIDE.after)];
  const [before, after] = [text.slice(from, code.start), text.slice(code.end, to)];
  return ((from > start ? before.replace(/^\S*\s?/, "") : before) + code.text + (to < end ? after.replace(/\s?\S*$/, "") : after)).trim();
}

function answered(answer: PayloadAnswer, line: number): Answer {
  const { message, verdicts, overall, ...said } = answer;
  return { ...said, line, verdicts: verdicts.map((verdict) => ({ ...verdict })), overall: { ...overall }, messages: spoken(message.bind(answer)) };
}
