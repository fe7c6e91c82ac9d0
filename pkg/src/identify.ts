// Whose code is it? The module decides; its answer crosses as numbers.
import { call, core } from "./core.js";
import { DecodeError } from "./error.js";
import { written } from "./find.js";
import { nearest } from "./nearest.js";
import { setSystems } from "./generated/texts.js";
import { setIds } from "./generated/sets.js";
import { decode, rowOf } from "./verdict.js";
import type { Candidate, CodeSet, Identification, System } from "../types/index.js";

export function identify(code: string): Identification {
  return identified(0, code);
}

/** The system of each set; made when it is first asked for. */
let systems: string[] | undefined;

export function decodeIn(system: System, code: string): Identification {
  systems ??= setIds.map((id) => id.split(".", 1)[0]!);
  const set = systems.indexOf(system);
  if (set < 0) throw new DecodeError("unknown_system", null, `the system of a set; nearest: ${nearest(system, [...new Set(systems)])}`);
  return identified(setSystems[set]! + 1, code);
}

/** What the module finds for a system of this number plus one, or for any where it is 0. */
function identified(system: number, code: unknown): Identification {
  const length = typeof code === "string" ? written(code) : undefined;
  if (length === undefined) return Object.freeze({ certain: null, candidates: Object.freeze([]), is_malformed: true });
  const module = core();
  call.open = true;
  const count = module.identify_buffer(system, length);
  call.open = false;
  const [certain, malformed, ...numbers] = new Uint32Array(module.memory.buffer, module.numbers(), count);
  const candidates: Candidate[] = [];
  while (numbers.length > 0) {
    const [row, sets] = numbers.splice(0, 2) as [number, number];
    candidates.push(candidate(row, numbers.splice(0, sets)));
  }
  return Object.freeze({
    certain: certain! > 0 ? decode(setIds[certain! - 1] as CodeSet, code as string) : null,
    candidates: Object.freeze(candidates),
    is_malformed: malformed! > 0,
  });
}

function candidate(row: number, sets: readonly number[]): Candidate {
  const { outcome, reason, retry, actor, summary } = rowOf(row);
  return Object.freeze({ sets: Object.freeze(sets.map((set) => setIds[set] as CodeSet)), outcome, reason, retry, actor, summary });
}
