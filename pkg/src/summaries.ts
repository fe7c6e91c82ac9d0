// The summaries, packed so that they compress well (packedSummaries of build.mjs), as they are read.
import { packedOrder, packedPhrases, packedSummaries, setRows } from "./generated/texts.js";

let unpacked: string[] | undefined;

/** The summary of a row. */
export function summary(row: number): string | undefined {
  return (unpacked ??= unpack())[row];
}

function unpack(): string[] {
  const text = packedPhrases.reduce((text, phrase) => text.split(phrase[0]!).join(phrase.slice(1)), packedSummaries);
  const lines = text.split("\n");
  const bySet: string[][] = [];
  let start = 0;
  for (const set of packedOrder) {
    bySet[set] = lines.slice(start, (start += setRows[set]!));
  }
  return bySet.flat().map((line) => line[0]!.toUpperCase() + line.slice(1));
}
