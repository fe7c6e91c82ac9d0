// What every entry does with a code: it keeps the verdicts that were asked for, and says what is no code.
import { type Catalogue, expectedIn } from "./catalogue.js";
import { DecodeError } from "./error.js";
import { nearest } from "./nearest.js";
import type { CodeSet, System } from "../types/index.js";

/** What is kept for each set. */
export interface SetState<Verdict> {
  readonly id: CodeSet;
  readonly number: number;
  readonly system: System;
  /** The verdicts that were asked for. */
  readonly kept: Map<string, Verdict>;
}

/** How many texts are kept of one set; hostile input must not fill the memory. */
const KEPT = 2048;

/** What is found under a code of a set; undefined where it is not of the set's form. */
export type Find<Found> = (set: number, code: string) => Found | undefined;
export type Make<Verdict, Found> = (state: SetState<Verdict>, found: Found, code: string) => Verdict;

/** Makes a `decode` for sets that answers with what `make` makes of what `find` finds. */
export function decoder<Verdict, Found>(catalogue: Catalogue, find: Find<Found>, make: Make<Verdict, Found>) {
  const states = new Map<unknown, SetState<Verdict>>();
  catalogue.ids.forEach((id, number) => {
    states.set(id, { id: id as CodeSet, number, system: id.split(".", 1)[0] as System, kept: new Map() });
  });
  let last: SetState<Verdict> | undefined;

  function stateOf(set: unknown): SetState<Verdict> {
    const state = states.get(set);
    if (state === undefined) {
      throw new DecodeError("unknown_set", null, `one of codeSets; nearest: ${nearest(set, catalogue.ids)}`);
    }
    return (last = state);
  }

  function decode(set: CodeSet, code: string): Verdict {
    const state = last !== undefined && last.id === set ? last : stateOf(set);
    const kept = state.kept.get(code);
    return kept === undefined ? decodeNew(state, code) : kept;
  }

  function decodeNew(state: SetState<Verdict>, code: unknown): Verdict {
    const found = typeof code === "string" ? find(state.number, code) : undefined;
    if (found === undefined) throw new DecodeError("malformed", state.id, expectedIn(catalogue, state.number));
    // A copy: what is cut out of a longer text would keep the whole of it in memory.
    const text = code as string;
    const own = text.length < 13 ? text : text.split("").join("");
    const verdict = make(state, found, own);
    if (state.kept.size >= KEPT) state.kept.clear();
    state.kept.set(own, verdict);
    return verdict;
  }

  return { decode, stateOf };
}
