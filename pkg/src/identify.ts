import { findText } from "./find.js";
import { listed, setIds } from "./generated/words.js";
import { decode } from "./verdict.js";
import type { CodeSet, Verdict } from "../types/index.js";

/** The verdicts of all sets that list the text. */
export function identify(text: string): readonly Verdict[] {
  if (typeof text !== "string") return [];
  const lists = (_: CodeSet, set: number) => {
    const row = findText(set, text);
    return row !== undefined && (row & 0xffff) < listed;
  };
  return (setIds as readonly CodeSet[]).filter(lists).map((set) => decode(set, text));
}
