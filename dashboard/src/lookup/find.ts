// Finds the codes in whatever was put into the box.
import { type CodeSet, type Verdict, codeSets, decode, describeSet, identify } from "payverdict";

/** A set and a code in it. */
export interface Place {
  readonly set: CodeSet;
  readonly code: string;
}

/** More codes than anybody reads; hostile texts hold no more. */
export const MOST = 60;
const LONGEST_CODE = 256;

/** The verdict, or `null` where the code is not of the set's form or there is no such set. */
export function verdictOf(set: string, code: string): Verdict | null {
  try {
    return decode(set as CodeSet, code);
  } catch {
    return null;
  }
}

/** The sets that list the text as it stands; where none does, those that know its group. */
export function asCode(text: string): Verdict[] {
  if (text.length > LONGEST_CODE) return [];
  const listed = identify(text);
  if (listed.length > 0) return [...listed];
  return codeSets.map((set) => verdictOf(set, text)).filter((verdict) => verdict?.match === "group") as Verdict[];
}

/** The sets whose codes are written like the text; words are written like anything. */
export function formsOf(text: string): CodeSet[] {
  if (text.length > LONGEST_CODE) return [];
  const distinct = (set: CodeSet) => ["triple", "number", "response"].includes(describeSet(set).syntax);
  return codeSets.filter((set) => distinct(set) && verdictOf(set, text) !== null);
}

// Each pattern looks at each sign a bounded number of times: the text may be any 10 MB.
// What precedes a value in logs and documents: `code=51`, `"state": "Failed"`, `result.code: 000.100.110`.
const NAMED =
  /(?<![\w.-])([\w.-]{0,60}(?:code|status|state|result|response|reason|error|advice|event|decline|type|mac|rc|paid))["']?\s{0,9}[:=]\s{0,9}["']?([\w.:/-]{1,200})/gi;
const TRIPLE = /(?<![\d.])\d{3}\.\d{3}\.\d{3}(?![\d.])/g;
const PROBLEM = /https?:\/\/[^\s"'<>,]{1,150}\/errordetail\/[\w/-]{1,100}/gi;
const SUFFIXED = /(?<![\w-])[0-9A-Z]{2}-[A-Z](?![\w-])/g;
const WORD = /(?<![\w./-])[A-Za-z]\w{4,63}(?![\w-])/g;

/** A bare word says nothing unless it is written as codes are: CARD_DECLINED, AcquirerInsufficientFunds. */
const likeCode = (word: string) =>
  /[a-z0-9]_[a-z0-9]/i.test(word) || /[a-z][A-Z]/.test(word) || (/^[A-Z]+$/.test(word) && !ofLogs.has(word));
const ofLogs = new Set(["ERROR", "FATAL", "WARNING", "DEBUG", "TRACE", "NOTICE"]);

/** The codes in a text, best first: those whose form is unmistakable, then values that have a name, then words. */
export function codesIn(text: string): { places: Place[]; more: boolean } {
  const found = new Map<string, Place>();
  const add = (set: CodeSet, code: string) => found.set(`${set} ${code.toLowerCase()}`, { set, code });
  const full = () => found.size > MOST;

  each(text, TRIPLE, full, ([code]) => verdictOf("opp.result", code)?.match !== "unlisted" && add("opp.result", code));
  each(text, PROBLEM, full, ([code]) => verdictOf("payex.problem", code)?.match === "exact" && add("payex.problem", code));
  each(text, SUFFIXED, full, ([code]) => verdictOf("pei.acquirer", code)?.match === "exact" && add("pei.acquirer", code));
  each(text, NAMED, full, ([, name, value]) => {
    const code = value!.replace(/[.:/-]+$/, "");
    if (found.has(`opp.result ${code}`)) return;
    for (const set of named(name!, identify(code))) add(set, code);
  });
  each(text, WORD, full, ([code]) => likeCode(code) && identify(code).forEach((verdict) => add(verdict.set, code)));

  const places = [...found.values()];
  return { places: places.slice(0, MOST), more: places.length > MOST };
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

/** Of the sets that list a value, those that its name speaks of, if it speaks of any. */
function named(name: string, verdicts: readonly Verdict[]): CodeSet[] {
  const sets = verdicts.map((verdict) => verdict.set);
  const spoken = name.toLowerCase();
  const hints: [RegExp, RegExp][] = [
    [/acquirerstatus/, /^pei\.acquirer$/],
    [/advice|mac$/, /\.advice$/],
    [/transstatusreason/, /^(threeds\.reason|\w+\.threeds)$/],
    [/transstatus/, /^threeds\.status$/],
    [/mdstatus/, /^threeds\.mdstatus$/],
    [/event/, /\.event$/],
    [/orderstatus/, /\.(order|pxorder)$/],
    [/transactionstatus|transactionstate/, /\.(transaction|pxorder)$/],
    [/paymentstatus|paymentstate/, /\.payment$/],
    [/response|(^|\W)rc$/, /\.(response|acquirer)$/],
  ];
  const compact = spoken.replace(/[_.-]/g, "");
  for (const [word, set] of hints) {
    const fitting = word.test(compact) ? sets.filter((id) => set.test(id)) : [];
    if (fitting.length > 0) return fitting;
  }
  return sets;
}
