// Card numbers are blotted out before a text is shown or kept.
import type { TextRange } from "payverdict";
// The package's own finder, without its tables: a card number must not stand in the box until those are loaded.
import { cardNumbers } from "../../../pkg/src/cards";

const BLOT = "•";

/** The text with its card numbers blotted out, digit by digit: all else stays in its place. */
export function blotted(text: string, cards: readonly TextRange[] = cardsIn(text)): string {
  if (cards.length === 0) return text;
  let [out, at] = ["", 0];
  for (const { start, end } of cards) {
    out += text.slice(at, start) + text.slice(start, end).replace(/\d/g, BLOT);
    at = end;
  }
  return out + text.slice(at);
}

/** Fewer digits are no card number, and most texts have none: those need not be read. */
export const mayHaveCard = (text: string): boolean => /\d(?:\D?\d){12}/.test(text);

export const cardsIn = (text: string): readonly TextRange[] => (mayHaveCard(text) ? cardNumbers(text) : []);
