// The summaries so that they compress well; src/summaries.ts turns them back.
import { gzipSync } from "node:zlib";

/** Sets whose texts resemble each other stand together, within reach of each other for gzip. */
const KIN = ["opp", "clearhaus", "payfunc", "payex", "iso8583", "visa", "mastercard", "pei", "valitorpay", "threeds", "rapyd", "cybersource", "askell"];
/** Characters that no summary has: each can stand for a frequent phrase. */
const SIGNS = "~^{}@#$%&*+=<>[]_`!;?QXZJKWY";
/** Between two lines: with line breaks the text would become a template, which engines read twice. */
const BREAK = "|";
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/**
 * Summaries so that they compress well: kin together, first letters small, frequent phrases as one character.
 * src/summaries.ts turns them back.
 */
export function packedSummaries({ sets, systems, summaries }) {
  const starts = sets.map((_, number) => sets.slice(0, number).reduce((sum, { rows }) => sum + rows, 0));
  const kin = ({ system, syntax }) => KIN.indexOf(systems[system][0]) * 10 + syntax.length;
  const order = sets.map((_, number) => number).sort((a, b) => kin(sets[a]) - kin(sets[b]) || a - b);
  const small = (text) => text[0].toLowerCase() + text.slice(1);
  let text = order.flatMap((set) => summaries.slice(starts[set], starts[set] + sets[set].rows)).map(small).join(BREAK);
  const phrases = [];
  for (const sign of [...SIGNS].filter((sign) => !text.includes(sign))) {
    const tried = frequent(text).map((phrase) => [gzipped(text.replaceAll(phrase, sign)) + phrase.length + 2, phrase]);
    const [size, phrase] = tried.reduce((best, next) => (next[0] < best[0] ? next : best));
    if (size >= gzipped(text)) break;
    text = text.replaceAll(phrase, sign);
    phrases.push(sign + phrase);
  }
  return { order, phrases, text };
}

/** The phrases of one to three words that take most room. */
function frequent(text) {
  const words = text.match(/[^ |]+[ |]?/g);
  const counts = new Map();
  for (let length = 1; length <= 3; length++) {
    for (let place = 0; place + length <= words.length; place++) {
      const phrase = words.slice(place, place + length).join("");
      if (!phrase.includes(BREAK) && phrase.length > 2) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  const room = ([phrase, count]) => count * (phrase.length - 1);
  return [...counts].sort((a, b) => room(b) - room(a)).slice(0, 60).map(([phrase]) => phrase);
}
