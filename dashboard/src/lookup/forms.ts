// What a text could be that nobody lists.
import type { CodeSet } from "payverdict";
import { LONGEST_CODE, codeSets, describeSet, verdictOf } from "../owner";

/** The sets whose codes are written like the text; words are written like anything. */
export function formsOf(text: string): CodeSet[] {
  if (text.length > LONGEST_CODE) return [];
  const distinct = (set: CodeSet) => ["triple", "number", "response"].includes(describeSet(set).syntax);
  return codeSets().filter((set) => distinct(set) && verdictOf(set, text) !== null);
}
