// The words of all rows: the numbers that WebAssembly answers have the order of data/vocabulary.csv.
import { actors, fields, flags, outcomes, reasons, retries, steps, terms } from "./generated/words.js";
import { spelling } from "./vocabulary.js";

export const { words, waiting } = spelling({ outcomes, reasons, retries, actors, flags, steps, terms });

/** Outcome, reason plus one, retry, actor, flags and next step of a row, by their numbers. */
export function unpacked(packed: number, flags: number): number[] {
  const [outcome, reason, retry, actor, step] = fields.map(([shift, bits]) => (packed >>> shift) & ((1 << bits) - 1));
  return [outcome!, reason!, retry!, actor!, flags, step!];
}
