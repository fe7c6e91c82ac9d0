// Finds the codes in whatever was put into the box: those with a certain owner, and those that somebody calls codes.
import { type CodeSet, codeSets, describeSet } from "payverdict";
import { isHttpStatus, setNamed } from "../file/foreign";
import { LONGEST_CODE, certainOf, identify, verdictOf } from "../owner";

/** A set and a code in it, and where it stands if it stands in a document. */
export interface Place {
  readonly set: CodeSet;
  readonly code: string;
  readonly path?: string | null;
}

export interface FoundCodes {
  /** Codes whose owner is certain. */
  readonly places: readonly Place[];
  /** Codes that a word beside them calls so, and whose owner is not certain. */
  readonly bare: readonly string[];
  readonly more: boolean;
}

/** More codes than anybody reads; hostile texts hold no more. */
const MOST = 60;
const MOST_BARE = 5;

/** The sets whose codes are written like the text; words are written like anything. */
export function formsOf(text: string): CodeSet[] {
  if (text.length > LONGEST_CODE) return [];
  const distinct = (set: CodeSet) => ["triple", "number", "response"].includes(describeSet(set).syntax);
  return codeSets.filter((set) => distinct(set) && verdictOf(set, text) !== null);
}

// Each pattern looks at each sign a bounded number of times: the text may be any 10 MB.
const TRIPLE = /(?<![\d.])\d{3}\.\d{3}\.\d{3}(?![\d.])/g;
const PROBLEM = /https?:\/\/[^\s"'<>,]{1,150}\/errordetail\/[\w/-]{1,100}/gi;
const SUFFIXED = /(?<![\w-])[0-9A-Z]{2}-[A-Z](?![\w-])/g;
/** A value under a key, which may be one that only its provider writes: `acquirerStatusCode=05`. */
const KEYED = /(?<![\w.-])([a-z][\w.-]{0,60})["']?\s{0,9}[:=]\s{0,9}["']?([\w.:/-]{1,200})/gi;
const WORD = /(?<![\w./-])[A-Za-z]\w{4,63}(?![\w-])/g;
/** What people and logs call response codes; `status` and `exit code` are anybody's. */
const CALLED =
  /(?<!\w)(?:(?:response|resp|decline|action|advice|svar|svars)[ _.-]?(?:code|kode|kod)|rc|mac|(?:de|field|bit) ?39)["']?\s{0,3}[:=\s]\s{0,3}["']?([0-9A-Z]{2,3})(?![\w.%-])/gi;
const DECLINED = /(?<!\w)declined?\s{0,3}[[(]\s{0,3}([0-9A-Z]{2,3})\s{0,3}[\])]/gi;

export function codesIn(text: string): FoundCodes {
  const found = new Map<string, Place>();
  const bare = new Set<string>();
  const add = (set: CodeSet, code: string) => found.set(`${set} ${code.toLowerCase()}`, { set, code });
  const certain = ([code]: RegExpMatchArray) => {
    const verdict = certainOf(code!);
    if (verdict !== null) add(verdict.set, code!);
  };
  const full = () => found.size > MOST;

  for (const form of [TRIPLE, PROBLEM, SUFFIXED]) each(text, form, full, certain);
  each(text, KEYED, full, ([, name, value]) => {
    const code = value!.replace(/[.:/-]+$/, "");
    const set = setNamed(name!)?.set;
    if (set !== undefined && verdictOf(set, code)?.match === "exact") add(set, code);
  });
  each(text, WORD, full, certain);
  const owned = new Set([...found.values()].map(({ code }) => code));
  for (const called of [CALLED, DECLINED]) {
    each(text, called, () => bare.size >= MOST_BARE, ([, code]) => {
      if (!owned.has(code!) && !isHttpStatus(code!) && identify(code!).candidates.length > 0) bare.add(code!);
    });
  }

  const places = [...found.values()];
  return { places: places.slice(0, MOST), bare: [...bare], more: places.length > MOST };
}

function each(text: string, pattern: RegExp, full: () => boolean, use: (match: RegExpMatchArray) => unknown): void {
  const seen = new Set<string>();
  for (const match of text.matchAll(pattern)) {
    if (full()) return;
    if (match[0].length > LONGEST_CODE || seen.has(match[0]) || seen.size > 10_000) continue;
    seen.add(match[0]);
    use(match);
  }
}
