// Finding rows by what they say, and by what a query means; the same as in src/search.rs.
import { allRows, call, outcomes, reasons, setExtends, setIds, setSystems, setTitles, stateOf, systemNames } from "./joint.js";
import type { Reader } from "./read.js";
import { decoded, encoded } from "./utf8.js";
import type { Verdict } from "../types/index.js";

/** A query is this many bytes of UTF-8 at most; what is behind them is not looked at. */
const LONGEST = 200;

/** Of ASCII alone the quick way is the same. */
const lower = (text: string) => (/^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));

function bounded(query: string): string {
  let [end, bytes] = [0, 0];
  for (const letter of query) {
    const unit = letter.codePointAt(0)!;
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit < 0x10000 ? 3 : 4;
    if (bytes > LONGEST) break;
    end += letter.length;
  }
  return query.slice(0, end);
}

/** What is searched of a row, in lower case; no word goes over a line. */
const held = new WeakMap<Verdict, string>();

/** Whether a row holds every word; they are in lower case. */
function holds(row: Verdict, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  let text = held.get(row);
  if (text === undefined) {
    const set = stateOf(row.set).number;
    const texts = [row.code, row.set!, setTitles[set]!, systemNames[setSystems[set]!]!, row.summary];
    held.set(row, (text = lower([...texts, row.outcome, row.reason ?? "", row.retry, row.actor, ...row.flags].join("\n"))));
  }
  return words.every((word) => text.includes(word));
}

/** Which rows a query means beside those that hold its words. */
type Sense = (row: Verdict) => boolean;

const isRefused = (row: Verdict, kind: string): boolean => row.class === kind && row.outcome === "declined";
/** The first numbers of what the module says of a query, before those of outcomes. */
const KINDS: readonly Sense[] = [
  (row) => isRefused(row, "hard"),
  (row) => isRefused(row, "soft"),
  (row) => {
    const visa = setIds.indexOf("visa.response");
    const { number } = stateOf(row.set);
    return (number === visa || setExtends[number]!.includes(visa)) && row.retry === "never";
  },
];

/** What a query means beside its words, if anything; `sense` in src/search/compact.rs says how the module tells it. */
function senseOf(module: Reader, query: string): Sense | undefined {
  const bytes = encoded(query);
  new Uint8Array(module.memory.buffer, module.text(), bytes.length).set(bytes);
  call.open = true;
  const count = module.sense_buffer(bytes.length);
  call.open = false;
  if (count === 0) return undefined;
  const [kind, length, ...numbers] = new Uint32Array(module.memory.buffer, module.found(), count) as unknown as [number, number, ...number[]];
  if (kind < KINDS.length) return KINDS[kind];
  const outcome = outcomes[kind - KINDS.length];
  const why = numbers.slice(0, length).map((reason) => reasons[reason - 1] ?? null);
  const others: string[] = [];
  for (let next = length; next < numbers.length; next += 2) others.push(lower(decoded(bytes.slice(numbers[next], numbers[next + 1]))));
  return (row) => row.outcome === outcome && why.includes(row.reason) && holds(row, others);
}

/** The function `search`, by the module that this gives; without one it finds words alone. */
export function searching(reader?: () => Reader): (query: string) => readonly Verdict[] {
  return function search(given) {
    const query = typeof given === "string" ? bounded(given) : "";
    const words = lower(query).split(/\s+/).filter((word) => word !== "");
    const rows = allRows();
    const found = rows.filter((row) => holds(row, words));
    const sense = reader === undefined || words.length === 0 ? undefined : senseOf(reader(), query);
    return sense === undefined ? found : [...found, ...rows.filter((row) => sense(row) && !holds(row, words))];
  };
}
