// Several codes for one operation; what they mean together is the module's to say.
import { call, core } from "./core.js";
import { findText, rowIn } from "./find.js";
import { told } from "./told.js";
import { rowOf, stateOf } from "./verdict.js";
import type { Verdict } from "../types/index.js";

/** A code's set and row, by their numbers. */
type Part = readonly [set: number, row: number];

/** What combined verdicts consist of. */
const known = new WeakMap<object, readonly Part[]>();

const WORDS = ["outcome", "reason", "retry", "actor", "flags", "wait_hours", "limit"] as const;

function partsOf(verdict: Verdict): readonly Part[] {
  const parts = known.get(verdict);
  if (parts !== undefined) return parts;
  const set = stateOf(verdict.set).number;
  const row = typeof verdict.code === "string" ? findText(set, verdict.code) : undefined;
  // What a document says of a code follows the money, and is combined already. The copy of a combined verdict has lost its further codes; to go by its first one would lose what they say.
  const own = row === undefined ? undefined : rowOf(rowIn(row));
  if (own === undefined || "path" in verdict || WORDS.some((word) => String(own[word]) !== String(verdict[word]))) {
    throw new TypeError("expected verdicts as decode or combine gave them");
  }
  return [[set, rowIn(row!)]];
}

export function combine(verdict: Verdict, further: Verdict): Verdict {
  const parts = [...partsOf(verdict), ...partsOf(further)];
  const module = core();
  const room = module.numbers_room();
  if (parts.length * 2 > room) throw new RangeError(`expected ${room >> 1} codes at most`);
  const numbers = new Uint32Array(module.memory.buffer, module.numbers(), room);
  numbers.set(parts.flat());
  call.open = true;
  module.combine(parts.length);
  call.open = false;
  const { message: _, ...fields } = verdict;
  const both = told(fields, [...numbers.subarray(0, 9)]) as Verdict;
  known.set(both, parts);
  return both;
}
