// Codes and phrases in any text, with the codes of one's own.
import { cardNumbers } from "../cards.js";
import { lineCounter } from "../read.js";
import { type Fields, type Said, frozen } from "./made.js";
import type { Held } from "./module.js";
import type { TextRange } from "../../types/index.js";
import type { FoundCode, FoundPhrase, Reading, Verdict } from "../../types/tables.js";

/** Where something stands, and of a code with a verdict the number of its message. */
export type Place = readonly [start: number, end: number, message: number | null];

/** What was found, as the command writes it as JSON. */
interface Found extends Fields {
  readonly verdict?: Fields | null;
}

/** Turns what was found into what is told of it; a code that overlaps a card number is none. */
export function teller(cards: readonly TextRange[], verdictOf: (said: Said) => Verdict) {
  const isOfCard = (start: number, end: number) => cards.some((card) => card.start < end && start < card.end);
  return {
    code(found: Found, [start, end, message]: Place, line: number): FoundCode[] {
      if (isOfCard(start, end)) return [];
      const { text, certainty, verdict, candidates } = found;
      const told = verdict == null || message === null ? null : verdictOf([verdict, message]);
      return [frozen({ text, line, start, end, certainty, verdict: told, candidates }) as unknown as FoundCode];
    },
    phrase: ({ text, outcome, reason }: Fields, [start, end]: Place, line: number) =>
      frozen({ text, line, start, end, outcome, reason }) as unknown as FoundPhrase,
  };
}

/** What the tables offer for texts. */
export function textsOf(held: Held, verdictOf: (said: Said) => Verdict) {
  return {
    read(given: string): Reading {
      const text = String(given);
      const cards = cardNumbers(text);
      const tell = teller(cards, verdictOf);
      const [codes, phrases] = held.ask("tables_read", text) as [[Found, Place][], [Fields, Place][]];
      const lineOfCode = lineCounter(text);
      const lineOfPhrase = lineCounter(text);
      return Object.freeze({
        codes: Object.freeze(codes.flatMap(([code, place]) => tell.code(code, place, lineOfCode(place[0])))),
        reasons: Object.freeze(phrases.map(([phrase, place]) => tell.phrase(phrase, place, lineOfPhrase(place[0])))),
        cardNumbers: cards,
      });
    },
  };
}
