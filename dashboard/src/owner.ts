// Whose code is it? The package says: a certain owner, or candidates; never a verdict taken from a guess.
import { type CodeSet, type Identification, type System, type Verdict, decode, decodeIn as packageDecodeIn, describeSet, identify as packageIdentify } from "payverdict";
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
  if (code.length > LONGEST_CODE) return nobody;
  const found = packageIdentify(code);
  // Several words are a code only in a set that writes its codes so; else they are what somebody says.
  const isListed = () => found.candidates.some(({ sets }) => sets.some((set) => /such as \S+ \S/.test(describeSet(set).expected)));
  return code.includes(" ") && found.certain === null && !isListed() ? { ...found, candidates: [] } : found;
}

/** The same within one system. */
export const decodeIn = (system: System, code: string): Identification => (code.length > LONGEST_CODE ? nobody : packageDecodeIn(system, code));
