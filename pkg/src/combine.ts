// Several codes for one operation; what they mean together is the module's to say.
import { call, core } from "./core.js";
import { findText } from "./find.js";
import { speaking } from "./speaking.js";
import { decode, rowOf, stateOf } from "./verdict.js";
import { waiting, words } from "./vocabulary.js";
import type { Verdict } from "../types/index.js";

/** A code's set and row, by their numbers. */
type Part = readonly [set: number, row: number];

/** What verdicts consist of that their set and code alone do not tell. */
const known = new WeakMap<object, readonly Part[]>();

/** Remembers what a verdict consists of. */
export function consistsOf<Known extends object>(verdict: Known, parts: readonly Part[]): Known {
  known.set(verdict, parts);
  return verdict;
}

const WORDS = ["outcome", "reason", "retry", "actor", "flags", "wait_hours", "limit"] as const;

function partsOf(verdict: Verdict): readonly Part[] {
  const parts = known.get(verdict);
  if (parts !== undefined) return parts;
  const set = stateOf(verdict.set).number;
  const row = typeof verdict.code === "string" ? findText(set, verdict.code) : undefined;
  // The copy of a combined verdict has lost its further codes; to go by its first one would lose what they say.
  const own = row === undefined ? undefined : rowOf(row & 0xffff);
  if (own === undefined || WORDS.some((word) => String(own[word]) !== String(verdict[word]))) {
    throw new TypeError("expected verdicts as decode, combine or decodePayload gave them");
  }
  return [[set, row! & 0xffff]];
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
  const [hours, limit, text] = numbers.subarray(6);
  const { message: _, ...fields } = verdict;
  const said = { ...fields, ...words([...numbers.subarray(0, 6)]), wait_hours: hours! > 0 ? hours! : null, limit: waiting(limit!).limit };
  return consistsOf(speaking(said, text!) as Verdict, parts);
}
