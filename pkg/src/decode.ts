// From a written code to the number of a row.
import { listed, setExpected, setIds, setSyntaxes } from "./generated/words.js";
import { MALFORMED, call, core } from "./core.js";
import { DecodeError } from "./error.js";
import { packNumber, packTriple } from "./pack.js";
import type { CodeSet } from "../types/index.js";

/** What is kept for each set: how its codes are written, and the verdicts that were asked for. */
export interface SetState<Verdict> {
  readonly id: CodeSet;
  readonly number: number;
  readonly syntax: string;
  readonly expected: string;
  /** Verdicts of packed codes, each in the one place it can have. */
  readonly keys: Int32Array;
  readonly kept: (Verdict | undefined)[];
  /** Verdicts of other texts. */
  readonly words: Map<string, Verdict>;
}

const PLACES = 4096;
const LONGEST = 256;
/** How many texts are kept of one set; hostile input must not fill the memory. */
const WORDS_KEPT = 512;

export type Make<Verdict> = (state: SetState<Verdict>, row: number, code: string) => Verdict;

/** Makes a `decode` that answers with what `make` makes of a row. */
export function decoder<Verdict>(make: Make<Verdict>) {
  const states = new Map<unknown, SetState<Verdict>>();
  setIds.forEach((id, number) => {
    states.set(id, {
      id: id as CodeSet,
      number,
      syntax: setSyntaxes[number]!,
      expected: setExpected[number]!,
      keys: new Int32Array(0),
      kept: [],
      words: new Map(),
    });
  });
  let last: SetState<Verdict> | undefined;

  function stateOf(set: unknown): SetState<Verdict> {
    const state = states.get(set);
    if (state === undefined) {
      throw new DecodeError("unknown_set", null, `one of ${setIds.join(", ")}`);
    }
    return (last = state);
  }

  function decode(set: CodeSet, code: string): Verdict {
    const state = last !== undefined && last.id === set ? last : stateOf(set);
    if (typeof code !== "string") throw new DecodeError("malformed", state.id, state.expected);
    const syntax = state.syntax;
    if (syntax === "triple") return decodePacked(state, packTriple(code), code);
    if (syntax === "number") return decodePacked(state, packNumber(code), code);
    return state.words.get(code) ?? decodeText(state, code);
  }

  function decodePacked(state: SetState<Verdict>, packed: number, code: string): Verdict {
    if (packed < 0) throw new DecodeError("malformed", state.id, state.expected);
    // Packed codes of up to nine digits behind a one may pass 31 bits; as a key the low 32 bits do.
    const key = packed | 0;
    const place = Math.imul(packed, 0x9e3779b1) >>> 20;
    if (state.keys[place] === key) {
      const kept = state.kept[place];
      if (kept !== undefined) return kept;
    }
    return keepPacked(state, place, key, make(state, rowOfNumber(state.number, packed), code));
  }

  function keepPacked(state: SetState<Verdict>, place: number, key: number, verdict: Verdict): Verdict {
    if (state.keys.length === 0) {
      (state as { keys: Int32Array }).keys = new Int32Array(PLACES);
      state.kept.length = PLACES;
    }
    state.keys[place] = key;
    state.kept[place] = verdict;
    return verdict;
  }

  function decodeText(state: SetState<Verdict>, code: string): Verdict {
    const row = rowOfText(state.number, code);
    if (row === MALFORMED) throw new DecodeError("malformed", state.id, state.expected);
    // A copy: what is cut out of a longer text would keep the whole of it in memory.
    const own = code.split("").join("");
    const verdict = make(state, row, own);
    if (state.words.size >= WORDS_KEPT) state.words.clear();
    state.words.set(own, verdict);
    return verdict;
  }

  /** The verdicts of all sets that list the text. */
  function identify(text: string): Verdict[] {
    const found: Verdict[] = [];
    if (typeof text !== "string") return found;
    for (const state of states.values()) {
      const row = rowOfText(state.number, text);
      if (row !== MALFORMED && (row & 0xffff) < listed) found.push(decode(state.id, text));
    }
    return found;
  }

  return { decode, identify, stateOf };
}

/** The answer of the module for a packed code. */
function rowOfNumber(set: number, packed: number): number {
  const module = core();
  call.open = true;
  const row = module.decode_number(set, packed) >>> 0;
  call.open = false;
  return row;
}

/** The answer of the module for any text. */
export function rowOfText(set: number, text: string): number {
  const length = text.length;
  if (length === 0 || length > LONGEST) return MALFORMED;
  const module = core();
  const bytes = new Uint8Array(module.memory.buffer, module.buffer(), LONGEST);
  for (let place = 0; place < length; place++) {
    const unit = text.charCodeAt(place);
    if (unit > 126) return MALFORMED;
    bytes[place] = unit;
  }
  call.open = true;
  const row = module.decode_buffer(set, length) >>> 0;
  call.open = false;
  return row;
}
