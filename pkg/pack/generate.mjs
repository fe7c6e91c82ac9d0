// What the texts of the crate's build script become: TypeScript in src/generated/, all of it plain text.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { elementWords } from "./element_words.mjs";
import { composed } from "./messages.mjs";
import { instance } from "./module.mjs";
import { FOLDED, allRows, setsOf, tablesOf } from "./rows.mjs";

export const generated = fileURLToPath(new URL("../src/generated/", import.meta.url));
const json = JSON.stringify;

/** Letters beyond ASCII as JSON writes them, so that a page that says nothing of its encoding cannot misread them. */
const ascii = (text) => text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The forms that codes are written in, and their names in src/checkout/forms.ts. */
const CHECKOUT_FORMS = { "triple": "triple", "number": "number", "response": "response", "response, suffix": "suffixed", "word": "word", "problem": "problem" };
const FORMS = Object.keys(CHECKOUT_FORMS);
const formOf = ({ syntax, suffix }) => FORMS.indexOf(syntax + (suffix ? ", suffix" : ""));

/** What the codes of a form look like. */
const expectedIn = (texts, form) => texts.sets.find((set) => formOf(set) === form)?.expected ?? "";

function write(name, ...lines) {
  const file = join(generated, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `// Made by build.mjs.\n${lines.join("\n")}\n`);
}

/** A constant with a text that says what it is. */
const strings = (name, values, says) => `${says === undefined ? "" : `/** ${says} */\n`}export const ${name}: readonly string[] = ${json(values)};`;

function words(texts, listed) {
  const expected = FORMS.map((_, form) => expectedIn(texts, form));
  const place = (name) => texts.fields.find(([field]) => field === name).slice(1);
  write(
    "words.ts",
    ...["outcomes", "reasons", "retries", "actors", "flags", "steps", "operations", "locales"].map((name) => strings(name, texts[name])),
    "/** Where the words stand in what the module says of a row: shift and bits of outcome, reason, retry, actor and next step. */",
    `export const fields: readonly (readonly [number, number])[] = ${json(["outcome", "reason", "retry", "actor", "next_step"].map(place))};`,
    strings("expectedForms", expected, "What the codes of a form look like."),
    "/** Hours to wait and tries allowed. */",
    `export const terms: readonly (readonly [number, string])[] = ${json(texts.terms)};`,
  );
  write(
    "sets.ts",
    strings("setIds", texts.sets.map(({ id }) => id)),
    "/** The number of the form in which the codes of a set are written. */",
    `export const setForms: readonly number[] = ${json(texts.sets.map(formOf))};`,
    strings("setExamples", texts.sets.map(({ example }) => example)),
    "/** Which sets are asked where one does not list a code. */",
    `export const setExtends: readonly (readonly number[])[] = ${json(texts.sets.map((set) => set.extends))};`,
    `/** How many rows there are. */\nexport const listed = ${listed};`,
  );
}

function readers({ readers }) {
  write(
    "readers.ts",
    `/** The systems whose documents are read, in the module's order. */\nexport const readers = ${json(readers)} as const;`,
    "/** The systems whose documents can be read. */\nexport type PayloadSystem = (typeof readers)[number];",
  );
}

const SUMMARY_LINES = 512;
const blocks = (lines, length) => Array.from({ length: Math.ceil(lines.length / length) }, (_, block) => lines.slice(block * length, (block + 1) * length));

function supportTexts(texts, listed) {
  write(
    "texts.ts",
    strings("syntaxes", FORMS.map((form) => form.split(",")[0])),
    strings("setTitles", texts.sets.map(({ title }) => title)),
    `export const setRows: readonly number[] = ${json(texts.sets.map(({ rows }) => rows))};`,
    `export const setSystems: readonly number[] = ${json(texts.sets.map(({ system }) => system))};`,
    strings("systemNames", texts.systems.map(([, name]) => name)),
    strings("sources", texts.sources.flat(), "Id, title, address and kind, one after another."),
    strings("groups", texts.groups),
    "/** How many rows are known: behind the listed ones come those of successes that are only inherited, behind these the groups. */",
    `export const known = ${listed + texts.inherited[1].length};`,
    `export const inheritedSummary = ${json(texts.inherited[0])};`,
    `export const unlistedSummary = ${json(texts.unlisted)};`,
    "/** A line for each row, so many in each text: the first verdict needs one of them. */",
    `export const summaryLines = ${SUMMARY_LINES};`,
    strings("summaries", blocks(texts.summaries, SUMMARY_LINES).map((lines) => lines.join("\n"))),
  );
}

/** What sandboxes are made to answer with, a line each under its set; no other module needs it. */
function triggers(texts) {
  const [notes, sources] = [new Set([""]), new Map()];
  const sets = {};
  for (const [set, code, kind, value, environment, note, source] of texts.triggers) {
    notes.add(note);
    sources.set(source[0], source);
    const { syntax } = texts.sets.find(({ id }) => id === set);
    const numbers = [texts.trigger_kinds.indexOf(kind), texts.environments.indexOf(environment), [...notes].indexOf(note), [...sources.keys()].indexOf(source[0])];
    (sets[set] ??= []).push([FOLDED[syntax](code), ...numbers, value].join(" "));
  }
  const formIn = (id) => formOf(texts.sets.find((set) => set.id === id));
  const forms = [...new Set(Object.keys(sets).map(formIn))].map((form) => CHECKOUT_FORMS[FORMS[form]]);
  write(
    "triggers.ts",
    `import { type KeysOf, ${forms.sort().join(", ")} } from "../checkout/forms.js";`,
    strings("kinds", texts.trigger_kinds),
    strings("environments", texts.environments),
    strings("notes", [...notes], "What else a trigger takes; the first is nothing."),
    strings("sources", [...sources.values()].flat(), "Id, title, address and kind, one after another."),
    "/** For each set what its codes are found by, and a line for each trigger: folded code, kind, environment, note, source, value. */",
    `export const sets: Readonly<Record<string, readonly [keysOf: KeysOf, lines: string]>> = {\n${Object.entries(sets).map(([id, lines]) => `  ${json(id)}: [${CHECKOUT_FORMS[FORMS[formIn(id)]]}, ${json(lines.join("\n"))}],\n`).join("")}};`,
  );
}

/** A module for each language, with the sentences of these messages; nothing else is in it, so that it can be left out. */
function languages(texts, name, messages) {
  const { sentences, compositions } = composed(texts, messages);
  texts.locales.forEach((tag, place) => {
    if (!/^[a-z]+$/.test(tag)) throw new Error(`data/messages.csv: ${tag} cannot be the name of a language module`);
    write(
      `languages/${name}/${tag}.ts`,
      'import type { Language } from "../../../speaker.js";',
      `/** Sentences, as JSON. */\nexport const ${tag}: Language = { tag: "${tag}", sentences: ${json(ascii(json(sentences[place])))} };`,
    );
  });
  return compositions;
}

/** An entry of a checkout: its tables, its languages, and what is done with both. */
function checkout(texts, rows, name, chosen) {
  const { messages, tables } = tablesOf(texts, rows, chosen);
  tables.compositions = languages(texts, name, messages);
  const forms = chosen.map((set) => formOf(texts.sets[set]));
  const names = [...new Set(forms)].sort().map((form) => [form, CHECKOUT_FORMS[FORMS[form]]]);
  const starts = tables.groups.flatMap(Object.keys);
  const grouped = [["ofAnyLength", !starts.every((start) => start.includes("*"))], ["ofOneLength", starts.some((start) => start.includes("*"))]];
  const finders = grouped.flatMap(([name, isUsed]) => (isUsed ? [name] : []));
  write(
    `tables/${name}.ts`,
    `import { ${names.map(([, name]) => name).join(", ")} } from "../../checkout/forms.js";`,
    ...(finders.length > 0 ? [`import { ${finders.join(", ")} } from "../../checkout/groups.js";`] : []),
    'import type { Tables } from "../../checkout/tables.js";',
    ...names.map(([form, name]) => `const form${form} = { expected: ${json(expectedIn(texts, form))}, keysOf: ${name} };`),
    `export const tables: Tables = {\n${Object.entries(tables).map(([part, value]) => `  ${part}: ${json(value)},\n`).join("")}  grouped: [${finders.join(", ")}],\n  forms: [${forms.map((form) => `form${form}`).join(", ")}],\n};`,
  );
  const tags = texts.locales.join(", ");
  write(
    `checkout/${name}.ts`,
    'import { type Decode, checkout } from "../../checkout/checkout.js";',
    'import type { Language } from "../../speaker.js";',
    `import { tables } from "../tables/${name}.js";`,
    ...texts.locales.map((tag) => `import { ${tag} } from "../languages/${name}/${tag}.js";`),
    'export { DecodeError } from "../../error.js";',
    'export { locales } from "../../locales.js";',
    `export { ${tags} };`,
    `export const codeSets = Object.freeze(${json([...tables.ids].sort())});`,
    "let whole: Decode | undefined;",
    // Functions, not constants: what a page does not call, a bundler leaves out, and the languages with it.
    `export function decode(set: unknown, code: unknown) {\n  return (whole ??= checkout(tables, [${tags}]))(set, code);\n}`,
    "export function decoder(...languages: Language[]): Decode {\n  return checkout(tables, languages);\n}",
  );
}

/** Writes everything; answers with the names of the checkout entries. */
export function generate(texts, { small, reading, payload: [payload, payloadRead, payloadTimelines], core, readingCore, glue, tables, tablesGlue }, exported) {
  const stranger = texts.sets.find(({ id, system }) => id.split(".")[0] !== texts.systems[system][0]);
  if (stranger !== undefined) throw new Error(`data/sets.csv: ${stranger.id} does not begin with the id of its system`);
  rmSync(generated, { recursive: true, force: true });
  const listed = texts.sets.reduce((sum, { rows }) => sum + rows, 0);
  words(texts, listed);
  readers(texts);
  supportTexts(texts, listed);
  triggers(texts);
  write("element_words.ts", ...elementWords());
  const compositions = languages(texts, "full", texts.messages[0].map((_, message) => message));
  write(
    "languages.ts",
    'import type { Language } from "../speaker.js";',
    ...texts.locales.map((tag) => `import { ${tag} } from "./languages/full/${tag}.js";`),
    `export const languages: readonly Language[] = [${texts.locales.join(", ")}];`,
    `/** For each message, the places of its sentences. */\nexport const compositions: readonly (readonly number[])[] = ${json(compositions)};`,
  );
  const rows = allRows(texts, instance(small), exported);
  checkout(texts, rows, "all", texts.sets.map((_, set) => set));
  const systems = texts.systems.flatMap(([id], system) => (setsOf(texts, system).length > 0 ? [[id, setsOf(texts, system)]] : []));
  for (const [id, sets] of systems) checkout(texts, rows, id, sets);
  const base64 = (file) => json(readFileSync(file).toString("base64"));
  const modules = { module: small, read_module: reading, payload_module: payload, payload_read_module: payloadRead, payload_timelines_module: payloadTimelines, tables_module: tables };
  for (const [name, file] of Object.entries(modules)) write(`${name}.ts`, `/** The module as base64. */\nexport const module = ${base64(file)};`);
  writeFileSync(join(generated, "core.js"), core);
  writeFileSync(join(generated, "read_core.js"), readingCore);
  writeFileSync(join(generated, "glue.js"), glue);
  writeFileSync(join(generated, "tables_glue.js"), tablesGlue);
  return systems.map(([id]) => id);
}
