// Whose code is it? The package says: a certain owner, or candidates; never a verdict taken from a guess.
import { type CodeSet, type Identification, type System, type Verdict, decode, decodeIn as packageDecodeIn, identify as packageIdentify } from "payverdict";
export type { Candidate } from "payverdict";

/** Longer texts are not codes. */
export const LONGEST_CODE = 256;

const nobody: Identification = { certain: null, candidates: [], is_malformed: true };

/** The verdict, or `null` where the code is not of the set's form or there is no such set. */
export function verdictOf(set: string, code: string): Verdict | null {
  try {
    return decode(set as CodeSet, code);
  } catch {
    return null;
  }
}

export function identify(text: string): Identification {
  const code = text.trim();
  return code.length > LONGEST_CODE ? nobody : packageIdentify(code);
}

/** The same within one system. */
export const decodeIn = (system: System, code: string): Identification => (code.length > LONGEST_CODE ? nobody : packageDecodeIn(system, code));
