// From a written code to the number of a row, by the module.
import { call, core } from "./core.js";
import { setForms } from "./generated/sets.js";
import { packNumber, packTriple } from "./pack.js";

/** The answer of the module for a text that is not of the set's form. */
const MALFORMED = 0xffffffff;
const LONGEST = 256;

/** The row in an answer of the module, above which stands the letter behind the code. */
export const rowIn = (answer: number): number => answer & 0xffffff;

/** The answer of the module for a code; undefined if it is not of the set's form. */
export function find(set: number, code: string): number | undefined {
  const form = setForms[set]!;
  // Triples and numbers cross as numbers, which costs least.
  if (form > 1) return findText(set, code);
  const packed = form === 0 ? packTriple(code) : packNumber(code);
  if (packed < 0) return undefined;
  const module = core();
  call.open = true;
  const row = module.decode_number(set, packed) >>> 0;
  call.open = false;
  return row;
}

/** The same for any text. */
export function findText(set: number, text: string): number | undefined {
  const length = written(text);
  if (length === undefined) return undefined;
  const module = core();
  call.open = true;
  const row = module.decode_buffer(set, length) >>> 0;
  call.open = false;
  return row === MALFORMED ? undefined : row;
}

/** Writes a text to where the module reads it; answers with its length, or undefined where no set has such codes. */
export function written(text: string): number | undefined {
  const length = text.length;
  if (length === 0 || length > LONGEST) return undefined;
  const module = core();
  const bytes = new Uint8Array(module.memory.buffer, module.buffer(), LONGEST);
  for (let place = 0; place < length; place++) {
    const unit = text.charCodeAt(place);
    if (unit > 126) return undefined;
    bytes[place] = unit;
  }
  return length;
}
