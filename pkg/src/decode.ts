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
  /** The verdicts that were asked for. */
  readonly words: Map<string, Verdict>;
}

const LONGEST = 256;
/** How many texts are kept of one set; hostile input must not fill the memory. */
const KEPT = 2048;

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
    const kept = state.words.get(code);
    return kept === undefined ? decodeNew(state, code) : kept;
  }

  function decodeNew(state: SetState<Verdict>, code: unknown): Verdict {
    if (typeof code !== "string") throw new DecodeError("malformed", state.id, state.expected);
    const row = rowOf(state, code);
    if (row === MALFORMED) throw new DecodeError("malformed", state.id, state.expected);
    // A copy: what is cut out of a longer text would keep the whole of it in memory.
    const own = code.length < 13 ? code : code.split("").join("");
    const verdict = make(state, row, own);
    if (state.words.size >= KEPT) state.words.clear();
    state.words.set(own, verdict);
    return verdict;
  }

  function rowOf(state: SetState<Verdict>, code: string): number {
    const syntax = state.syntax;
    if (syntax !== "triple" && syntax !== "number") return rowOfText(state.number, code);
    const packed = syntax === "triple" ? packTriple(code) : packNumber(code);
    return packed < 0 ? MALFORMED : rowOfNumber(state.number, packed);
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
