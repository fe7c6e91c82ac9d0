// Codes that went through a spreadsheet: 05 became 5, and where cells were empty, 51 became 51.0.
import type { CodeSet } from "payverdict";
import { verdictOf } from "../owner";

const NUMBER = /^(\d{1,3})(?:[.,]0)?$/;
/** Codes of two and of three digits lose zeros. */
const WIDTHS = [2, 3];

/** The code as it was, if the set then lists it and does not list what is left of it; else as it stands. */
export function withZeros(set: CodeSet, code: string): string {
  return lists(set, code) ? code : (wholes(code).find((whole) => lists(set, whole)) ?? code);
}

/** What a number could have been. */
export function wholes(code: string): string[] {
  const digits = NUMBER.exec(code)?.[1];
  return digits === undefined ? [] : [digits, ...WIDTHS.map((width) => digits.padStart(width, "0"))];
}

const lists = (set: CodeSet, code: string) => verdictOf(set, code)?.match === "exact";
