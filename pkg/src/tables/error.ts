// What is refused: tables that are wrong, and codes, sets and systems that there are not.
import { DecodeError } from "../error.js";
import { PayloadError } from "../payload.js";
import type { Fields } from "./made.js";
import type { CodeSet } from "../../types/index.js";
import type { Mistake, TablesError as Shape } from "../../types/tables.js";

/** Everything that is wrong with tables of one's own, by file and line, each with what would be right. */
export class TablesError extends Error implements Shape {
  override readonly name = "TablesError";
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, text }) => `${file}:${line}: ${text}`).join("\n"));
    this.mistakes = Object.freeze(mistakes.map((mistake) => Object.freeze(mistake)));
  }
}

/** Why something has no answer, as the module passes it. */
export interface Refused extends Fields {
  readonly kind: string;
  readonly set?: string;
  readonly nearest?: string;
  readonly expected?: string;
}

/** The error that a caller gets who names no set, no code or no system that there is. */
export function mistaken({ kind, set, nearest, expected }: Refused): Error {
  if (kind === "unknown_system") return new PayloadError({ kind, message: `unknown system: expected ${expected}`, expected: expected! });
  if (kind === "malformed") return new DecodeError(kind, set as CodeSet, expected!);
  return new DecodeError("unknown_set", null, `one of codeSets, or a set of the tables; nearest: ${nearest}`);
}
