// Documents among other text, and codes and phrases between them.
import { cardNumbers } from "./cards.js";
import { type Compact, type Failed, type Module, answerOf, numbersOf, passed } from "./payload.js";
import { type Collected, collector } from "./read.js";
import { encoded } from "./utf8.js";
import type { PayloadOptions, Piece } from "../types/payload.js";

/** A piece as the module passes it: the line of one in which nothing was found; else its line, answer or error, and finds. */
type PassedPiece = number | readonly [line: number, said: Compact | Failed | null, found: readonly number[]];

/** The function `readDocument`, by the module that this gives. */
export function piecesOf(module: () => Module<"find_pieces">) {
  return function readDocument(given: string, options: PayloadOptions = {}): readonly Piece[] {
    const text = String(given);
    const numbers = numbersOf(options);
    const told = passed(module(), "find_pieces", [encoded(text)], numbers) as readonly PassedPiece[];
    let found: Collected;
    const tell = collector(text, cardNumbers(text), () => found);
    const pieces = told.map((piece) => {
      const [line, said, finds] = typeof piece === "number" ? [piece, null, []] : piece;
      found = { codes: [], reasons: [] };
      for (let next = 0; next < finds.length; next += 3) tell(line, finds[next]!, finds[next + 1]!, finds[next + 2]!);
      const answer = said === null ? null : answerOf(said);
      const [codes, reasons] = [Object.freeze(found.codes), Object.freeze(found.reasons)];
      return Object.freeze(
        answer === null || "error" in answer
          ? { kind: "text" as const, line, answer: null, codes, reasons, error: answer?.error ?? null }
          : { kind: "document" as const, line, answer, codes, reasons, error: null },
      );
    });
    return Object.freeze(pieces);
  }
}
