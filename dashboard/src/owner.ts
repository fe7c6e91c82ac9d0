// Whose code is it? The package says: a certain owner, or candidates; never a verdict taken from a guess. Where the reader
// has tables of their own, these are asked, which know both.
import type { CodeSet, Identification, SetInfo, System, Verdict } from "payverdict";
import { builtIn, reader } from "./built";
import { own } from "./own/asked";
export type { Candidate } from "payverdict";

/** Longer texts are not codes. */
export const LONGEST_CODE = 256;

const nobody: Identification = { certain: null, candidates: [], is_malformed: true };

/** What is built in, or the tables, which have the same functions; the ids of their sets are known to them alone. */
const asked = () => (own() ?? builtIn()) as ReturnType<typeof builtIn>;
/** The same for what is more than a code. */
const readers = () => (own() ?? reader()) as ReturnType<typeof reader>;

/** The verdict, or `null` where the code is not of the set's form or there is no such set. */
export function verdictOf(set: string, code: string): Verdict | null {
  try {
    return asked().decode(set as CodeSet, code);
  } catch {
    return null;
  }
}

export function identify(text: string): Identification {
  const code = text.trim();
  if (code.length > LONGEST_CODE) return nobody;
  const found = asked().identify(code);
  // Several words are a code only in a set that writes its codes so; else they are what somebody says.
  const isListed = () => found.candidates.some(({ sets }) => sets.some((set) => /such as \S+ \S/.test(describeSet(set).expected)));
  return code.includes(" ") && found.certain === null && !isListed() ? { ...found, candidates: [] } : found;
}

/** The same within one system. */
export const decodeIn = (system: System, code: string): Identification => (code.length > LONGEST_CODE ? nobody : asked().decodeIn(system, code));

/** The codes and phrases in a text. */
export const read = (text: string) => readers().read(text);

/** The sets of the reader's own tables. */
const ownSets = (): readonly SetInfo[] => (own()?.sets ?? []) as readonly SetInfo[];

/** Whether a set is one of the reader's own. */
export const isOwnSet = (set: string | null): boolean => ownSets().some(({ id }) => id === set);

/** Whether a verdict comes from the reader's own tables. */
export const isOwn = ({ flags }: Pick<Verdict, "flags">): boolean => flags.includes("custom");

/** The ids of all sets, those of the reader's own first. */
export const codeSets = (): readonly CodeSet[] => [...ownSets().map(({ id }) => id), ...builtIn().codeSets];

/** What is known of a set; throws where there is no such set. */
export const describeSet = (set: CodeSet): SetInfo => ownSets().find(({ id }) => id === set) ?? builtIn().describeSet(set);

/** The rows that say what the query says. */
export const search = (query: string): readonly Verdict[] => readers().search(query);

/** The rows of other sets with the same reason. */
export function related(verdict: Verdict): readonly Verdict[] {
  if (own() === null) return builtIn().related(verdict);
  return search("").filter((row) => verdict.reason !== null && row.reason === verdict.reason && row.set !== verdict.set);
}
