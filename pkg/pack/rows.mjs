// The rows that a checkout needs, of all sets or of one system's; src/checkout/ looks them up.
//
// What a row says comes from the module, masked there, so that nothing a page must not give away gets into the
// tables; the words of a row that nobody asked for are in no entry but the full ones.

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

/** What a code is found by; see src/checkout/forms.ts. */
export const FOLDED = {
  triple: (code) => code,
  number: (code) => code,
  response: (code) => code.toLowerCase(),
  word: (code) => code.toLowerCase().replace(/[ _-]/g, "").replace(/cancell+/g, "cancel"),
};
FOLDED.problem = FOLDED.word;

/** The row that the module finds for a text, above which stands a letter. */
function asked(module, set, text) {
  new Uint8Array(module.memory.buffer, module.buffer()).set(new TextEncoder().encode(text));
  return module.decode_buffer(set, text.length) & 0xffffff;
}

/** Types of problems are also found without their instrument, where the module finds them. */
function bare(module, set, codes) {
  const listed = new Set(codes);
  const types = new Set(codes.filter((code) => code.includes("/")).map((code) => code.split("/")[1]));
  const found = [...types].filter((type) => !listed.has(type)).map((code) => ({ code, row: asked(module, set, code) }));
  return found.filter(({ row }) => row !== module.unlisted());
}

/** Codes and rows of each set, groups of codes that begin alike, and what each row says. */
export function allRows(texts, module, exported) {
  const { sets, prefixes, inherited: [, inherited] } = texts;
  // Rows are numbered set after set, and within each as the command exports them.
  const numbered = sets.flatMap(({ id }) => exported.filter(({ set }) => set === id)).map(({ set, code }, row) => ({ set, code, row }));
  const known = exported.length + inherited.length;
  const perSet = sets.map(({ id, syntax, extends: others }, set) => {
    const own = numbered.filter((row) => row.set === id).map(({ code, row }) => ({ code: FOLDED[syntax](code), row }));
    const rows = syntax === "problem" ? [...own, ...bare(module, set, own.map(({ code }) => code))] : own;
    const groups = prefixes.flatMap(([of, prefix], place) =>
      of === set ? prefix.toLowerCase().split(" ").map((code) => ({ code, row: known + place })) : [],
    );
    return { rows, groups, others };
  });
  const meanings = Array.from({ length: module.unlisted() + 1 }, (_, row) => meaning(texts, module, row));
  // What a success becomes where it is only inherited.
  const reviews = new Map(inherited.map((row, place) => [row, exported.length + place]));
  return { perSet, meanings, reviews };
}

/** Codes by the number of their kind, as they are kept: `{"3": "800.100.150 800.100.151"}`. */
function byKind(rows, kindOf) {
  const codes = {};
  for (const { code, row } of rows) (codes[kindOf(row)] ??= []).push(code);
  return Object.fromEntries(Object.entries(codes).map(([kind, codes]) => [kind, codes.sort().join(" ")]));
}

/** Tables with these sets alone, and the messages that they need, by their numbers among all. */
export function tablesOf(texts, { perSet, meanings, reviews }, chosen) {
  const extended = new Set(chosen.flatMap((set) => perSet[set].others));
  const inherited = [...extended].flatMap((set) => perSet[set].rows.map(({ row }) => row)).filter((row) => reviews.has(row));
  const rows = chosen.flatMap((set) => [...perSet[set].rows, ...perSet[set].groups].map(({ row }) => row));
  const counts = new Map();
  for (const row of [...rows, ...inherited.map((row) => reviews.get(row))]) counts.set(meanings[row], (counts.get(meanings[row]) ?? 0) + 1);
  // The first is that of a code that is not listed; then the frequent ones, and of as frequent ones those that come first.
  const kinds = [meanings.at(-1), ...[...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))];
  const kindOf = (row) => kinds.indexOf(meanings[row], 1);
  const handedDown = {};
  for (const row of inherited) {
    const review = kindOf(reviews.get(row));
    if ((handedDown[kindOf(row)] ??= review) !== review) throw new Error("rows of one kind that are inherited as different ones");
  }
  const said = kinds.map((kind) => kind.split(",").map(Number));
  const messages = [...new Set(said.map(([message]) => message))];
  const { vocabulary, numbered } = ownWords(texts, said);
  return {
    messages,
    tables: {
      ids: chosen.map((set) => texts.sets[set].id),
      examples: chosen.map((set) => texts.sets[set].example),
      extends: chosen.map((set) => perSet[set].others.map((other) => chosen.indexOf(other))),
      rows: chosen.map((set) => byKind(perSet[set].rows, kindOf)),
      groups: chosen.map((set) => Object.fromEntries(perSet[set].groups.map(({ code, row }) => [code, kindOf(row)]))),
      vocabulary,
      kinds: said.map(([message, ...words]) => [messages.indexOf(message), ...numbered(words)]),
      handedDown,
    },
  };
}

/** The words that these kinds use, and what gives their numbers among all their places there: other systems' words change no entry. */
function ownWords(texts, said) {
  const used = (place, lists) => [...new Set(said.flatMap((kind) => lists(kind[place])))].sort((a, b) => a - b);
  const one = (number) => [number];
  const places = (bits) => texts.flags.flatMap((_, place) => ((bits >> place) & 1 ? [place] : []));
  const [terms, outcomes, retries, actors, steps] = [1, 2, 4, 5, 7].map((place) => used(place, one));
  const reasons = used(3, (number) => (number === 0 ? [] : [number - 1]));
  const flags = used(6, places);
  const pick = (words, numbers) => numbers.map((number) => words[number]);
  return {
    vocabulary: {
      outcomes: pick(texts.outcomes, outcomes),
      reasons: pick(texts.reasons, reasons),
      retries: pick(texts.retries, retries),
      actors: pick(texts.actors, actors),
      flags: pick(texts.flags, flags),
      steps: pick(texts.steps, steps),
      terms: pick(texts.terms, terms),
    },
    numbered: ([term, outcome, reason, retry, actor, bits, step]) => [
      terms.indexOf(term),
      outcomes.indexOf(outcome),
      reasons.indexOf(reason - 1) + 1,
      retries.indexOf(retry),
      actors.indexOf(actor),
      places(bits).reduce((sum, place) => sum | (1 << flags.indexOf(place)), 0),
      steps.indexOf(step),
    ],
  };
}

/** The sets of a system, and those that they extend. */
export function setsOf(texts, system) {
  const own = texts.sets.flatMap((set, number) => (set.system === system ? [number] : []));
  return [...new Set([...own, ...own.flatMap((set) => texts.sets[set].extends)])].sort((a, b) => a - b);
}
