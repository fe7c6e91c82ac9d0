// Which reasons somebody means by words in the language of the page: synonyms, other endings and a typing error count.
import { ui } from "../i18n/index.svelte";
import { search } from "../owner";
import type { Verdict } from "payverdict";

/** A word that stands for more reasons than this says too little by itself. */
const COMMON = 6;
/** Reasons that come near the best one are meant, too. */
const NEAR = 0.8;

const plain: Readonly<Record<string, string>> = { ð: "d", þ: "th", æ: "ae", ø: "o", œ: "oe" };
const folded = (text: string): string => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[ðþæøœ]/g, (letter) => plain[letter]!);
/** Shorter words say what a sentence is made of; these are names. */
const SHORT: readonly string[] = ["pin", "cvc", "cvv", "csc", "pan", "sca", "3ds"];
/** What every question here is about. */
const SAID_OF_ALL: readonly string[] = ["code", "codes", "kodi", "kodar", "kod", "koder", "kode", "karta", "korta"];
const wordsOf = (text: string): string[] => (folded(text).match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => word.length > 3 || SHORT.includes(word));

/** Whether one word is the other but for its ending, or for a typing error where it is long enough. */
function isLike(asked: string, known: string): boolean {
  if (asked === known) return true;
  const [short, long] = asked.length < known.length ? [asked, known] : [known, asked];
  if (short.length >= 4 && long.startsWith(short) && long.length - short.length <= 3) return true;
  if (short.length < 5) return false;
  return distance(asked, known, long.length >= 9 ? 2 : 1);
}

/** Whether so many letters that are missing, added, wrong or swapped turn one word into the other. */
function distance(one: string, other: string, most: number): boolean {
  if (Math.abs(one.length - other.length) > most) return false;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let place = 1; place <= other.length; place++) {
      const same = one[row - 1] === other[place - 1] ? 0 : 1;
      let least = Math.min(last[place]! + 1, next[place - 1]! + 1, last[place - 1]! + same);
      if (row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1]) least = Math.min(least, before[place - 2]! + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[other.length]! <= most;
}

interface Index {
  readonly of: object;
  /** The reasons of each word. */
  readonly reasons: ReadonlyMap<string, ReadonlySet<string>>;
  readonly count: number;
}
let index: Index | null = null;

/** The words of the page's language, made when somebody first asks in it. */
function indexed(): Index {
  if (index?.of === ui.t.reasonWords) return index;
  const reasons = new Map<string, Set<string>>();
  const told = Object.entries(ui.t.reasonWords);
  for (const [reason, words] of told) {
    for (const word of wordsOf(`${words} ${reason.replaceAll("_", " ")} ${ui.t.synonyms[reason] ?? ""}`)) {
      const known = reasons.get(word) ?? new Set();
      reasons.set(word, known.add(reason));
    }
  }
  return (index = { of: ui.t.reasonWords, reasons, count: told.length });
}

/** The reasons that are meant, the likeliest first; none where the words say nothing of one. */
export function reasonsMeant(query: string): string[] {
  if (query.length > 200) return [];
  const { reasons, count } = indexed();
  const scores = new Map<string, number>();
  let isTelling = false;
  for (const asked of new Set(wordsOf(query))) {
    if (SAID_OF_ALL.includes(asked)) continue;
    const exact = reasons.get(asked);
    const meant = exact ? [exact] : [...reasons].flatMap(([known, its]) => (isLike(asked, known) ? [its] : []));
    const found = new Set(meant.flatMap((its) => [...its]));
    if (found.size === 0) continue;
    isTelling ||= found.size <= COMMON;
    for (const reason of found) scores.set(reason, (scores.get(reason) ?? 0) + Math.log(count / found.size));
  }
  if (!isTelling) return [];
  const best = Math.max(...scores.values());
  return [...scores].filter(([, score]) => score >= best * NEAR).sort(([, one], [, other]) => other - one).map(([reason]) => reason);
}

/** The rows that hold the words, and behind them those that mean what they say. */
export function found(query: string): readonly Verdict[] {
  const rows = search(query);
  const meant = query.trim() === "" ? [] : reasonsMeant(query);
  if (meant.length === 0) return rows;
  const known = new Set(rows.map(({ set, code }) => `${set} ${code}`));
  const further = search("").filter((row) => row.reason !== null && meant.includes(row.reason) && !known.has(`${row.set} ${row.code}`));
  const place = (row: Verdict) => meant.indexOf(row.reason!);
  return [...rows, ...further.sort((one, other) => place(one) - place(other))];
}
