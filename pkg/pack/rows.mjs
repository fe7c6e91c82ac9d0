// The rows that a checkout needs, as one text; src/checkout/rows.ts turns it back.
//
// What a row says comes from the module, masked there, so that nothing a page must not give away gets into the
// text; the words of a row that nobody asked for are in no entry but the full ones.

/** Message, terms, outcome, reason, retry, actor, flags and next step of a row, or of what is not listed. */
function meaning({ fields }, module, row) {
  const [words, flags, message] = [module.masked_words(row), module.masked_flags(row), module.message_and_terms(row)];
  const isMasked = words !== module.words(row) || flags !== module.flags(row);
  const of = (wanted) => {
    const [, shift, bits] = fields.find(([name]) => name === wanted);
    return (words >>> shift) & ((1 << bits) - 1);
  };
  const terms = isMasked ? 0 : message >>> 16;
  return [message & 0xffff, terms, of("outcome"), of("reason"), of("retry"), of("actor"), flags, of("next_step")].join();
}

/** All kinds of rows. The first is that of a code that is not listed; then the frequent ones. */
function kindsOf(meanings) {
  const counts = new Map();
  for (const meaning of meanings) counts.set(meaning, (counts.get(meaning) ?? 0) + 1);
  return [meanings.at(-1), ...[...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1))];
}

/** The letters of a kind: its number, written with 26 digits. */
const letters = (kind) => (kind < 26 ? "" : letters(Math.floor(kind / 26))) + String.fromCharCode(65 + (kind % 26));

/** What the kinds of successes become where they are only inherited. */
function handedDown(kind, inherited, listed) {
  const reviews = {};
  inherited.forEach((row, place) => {
    const review = kind(listed + place);
    if ((reviews[kind(row)] ??= review) !== review) throw new Error("rows of one kind that are inherited as different ones");
  });
  return reviews;
}

/** What a code is found by; see src/checkout/forms.ts. */
const folded = (code) => code.toLowerCase().replace(/[ _-]/g, "").replace(/cancell+/g, "cancel");

/** Codes that are numbers: the steps from one to the next. */
function steps(codes, syntax) {
  // A one before them, so that leading zeros count.
  const number = ({ code }) => parseInt(`1${code.replaceAll(".", "")}`, syntax === "response" ? 36 : 10);
  let last = 0;
  return [...codes].sort((a, b) => number(a) - number(b)).map((row) => {
    const step = number(row) - last - 1;
    last = number(row);
    return step + letters(row.kind);
  });
}

/**
 * A type of problem is also found without its instrument, as the first row that has it, but not where the module
 * does not: such a type becomes a row of the first kind, which is nothing.
 */
function silent(module, set, rows) {
  const kinds = new Set(rows.filter(({ code }) => code.includes("/")).map(({ code }) => folded(code).split("/")[1]));
  return [...kinds].filter((kind) => (asked(module, set, kind) & 0xffffff) === module.unlisted()).map((code) => ({ code, kind: 0 }));
}

function asked(module, set, text) {
  new Uint8Array(module.memory.buffer, module.buffer()).set(new TextEncoder().encode(text));
  return module.decode_buffer(set, text.length) >>> 0;
}

/** @param rows set and code of every row, in the order of their numbers */
export function packedRows(texts, module, rows) {
  const { sets, prefixes, inherited: [, inherited] } = texts;
  const meanings = Array.from({ length: module.unlisted() + 1 }, (_, row) => meaning(texts, module, row));
  const kinds = kindsOf(meanings);
  const kind = (row) => kinds.indexOf(meanings[row], 1);
  const numbered = rows.map(({ set, code }, row) => ({ set, code, kind: kind(row) }));
  const known = rows.length + inherited.length;
  const groups = prefixes.map(([set, prefix], place) => ({ set, code: prefix, kind: kind(known + place) }));
  const lines = sets.map(({ id, syntax }, number) => {
    const own = numbered.filter(({ set }) => set === id);
    const prefixed = groups.filter(({ set }) => set === number).map(({ code, kind }) => code.toLowerCase() + letters(kind));
    const word = syntax === "word" || syntax === "problem";
    const texts = word ? [...own, ...silent(module, number, own)].map(({ code, kind }) => folded(code) + letters(kind)) : steps(own, syntax);
    return [texts, prefixed].map((list) => list.join("")).join(" ").trimEnd();
  });
  return { lines: lines.join("\n"), kinds: kinds.map((kind) => kind.split(",").map(Number)), handedDown: handedDown(kind, inherited, rows.length) };
}
