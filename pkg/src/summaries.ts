// The summaries, packed so that they compress well (pack/summaries.mjs), as they are read.
import { packedOrder, packedPhrases, packedSummaries, setRows } from "./generated/texts.js";

const phrases = new Map<string, string>();
let lines: string[] | undefined;

/** The summary of a row. Only its line is unpacked: the first verdict must not wait for all. */
export function summary(row: number): string | undefined {
  const line = (lines ??= ordered())[row];
  if (line === undefined) return undefined;
  const text = written(line);
  return text[0]!.toUpperCase() + text.slice(1);
}

/** A text with the phrases that its signs stand for. */
const written = (text: string) => text.replace(/./g, (sign) => phrases.get(sign) ?? sign);

/** The lines in the order of the rows. */
function ordered(): string[] {
  // A phrase may have signs of those before it.
  for (const phrase of packedPhrases) phrases.set(phrase[0]!, written(phrase.slice(1)));
  const packed = packedSummaries.split("|");
  const bySet: string[][] = [];
  let start = 0;
  for (const set of packedOrder) bySet[set] = packed.slice(start, (start += setRows[set]!));
  return bySet.flat();
}
