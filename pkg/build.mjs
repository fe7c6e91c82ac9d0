// Builds dist/: the module from the crate, the texts beside it, and one bundle for each entry.
//
// WebAssembly stays an intermediate: `wasm-bindgen` makes it of src/wasm.rs, everything but the functions
// that pass numbers is taken out, and the face over it is written by hand in src/.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { packed } from "./pack/lzma.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(here, "dist");
const work = join(root, "target", "npm");
const generated = join(here, "src", "generated");

/** The functions of src/wasm.rs that pass numbers. */
const EXPORTS = [
  "buffer",
  "classes",
  "code_length",
  "codes",
  "decode_buffer",
  "decode_number",
  "details",
  "masked_classes",
  "triple",
  "unlisted",
];
// What rustc emits; `--all-features` would let the optimiser emit what engines cannot read yet.
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

const run = (command, args, options = {}) =>
  execFileSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"], ...options });
const tool = (name, ...args) => run(join(here, "node_modules", ".bin", name), args);
const read = (...path) => readFileSync(join(...path));

/** Compiles the crate with a set of features; answers with the module and the texts of its build script. */
function compile(features) {
  const args = ["rustc", "--lib", "--crate-type", "cdylib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"];
  const messages = run("cargo", [...args, "--features", features, "--message-format", "json", "--", "--cfg", "payverdict_module"])
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const script = messages.find(({ reason, package_id }) => reason === "build-script-executed" && /payverdict/.test(package_id));
  const library = messages.find(({ reason, target }) => reason === "compiler-artifact" && target.name === "payverdict" && target.crate_types.includes("cdylib"));
  return { module: library.filenames.find((file) => file.endsWith(".wasm")), texts: JSON.parse(readFileSync(join(script.out_dir, "texts.json"), "utf8")) };
}

/** The module that reads whole documents, with the glue that passes texts. */
function bindPayload(module) {
  run("wasm-bindgen", ["--target", "web", "--omit-default-module-path", "--no-typescript", "--out-dir", work, "--out-name", "payload", module]);
  const small = join(work, "payload.wasm");
  tool("wasm-opt", join(work, "payload_bg.wasm"), ...FEATURES, "-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features", "-o", small);
  const bytes = read(small);
  const lines = [`/** The module, see unpack.ts. */\nexport const bytes = ${json(packed(bytes))};`, `export const size = ${bytes.length};`];
  writeFileSync(join(generated, "payload_bytes.ts"), `// Made by build.mjs.\n${lines.join("\n")}\n`);
  copyFileSync(join(work, "payload.js"), join(generated, "payload_glue.js"));
}

/** The module with nothing but the functions that pass numbers. */
function shrink(module) {
  run("wasm-bindgen", ["--target", "web", "--omit-default-module-path", "--out-dir", work, "--out-name", "bound", module]);
  // An export keeps what it needs; the rest, the tables of JavaScript values among it, goes.
  const graph = [...EXPORTS, "memory"].map((name) => ({ name, root: true, export: name }));
  writeFileSync(join(work, "graph.json"), JSON.stringify(graph));
  const [bound, bare, small] = ["bound_bg.wasm", "bare.wasm", "payverdict.wasm"].map((file) => join(work, file));
  tool("wasm-metadce", bound, ...FEATURES, "--graph-file", join(work, "graph.json"), "-o", bare);
  tool("wasm-opt", bare, ...FEATURES, "-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features", "-o", small);
  return small;
}

/** The module turned into JavaScript. */
function withoutWebAssembly(small) {
  const file = join(work, "core.js");
  tool("wasm2js", small, ...FEATURES, "-Oz", "-o", file);
  // As a function, so that nothing is made when the file is imported.
  const text = readFileSync(file, "utf8").replace(/^var retasmFunc[^]*/m, "");
  return `export default function () {\n${text}\nreturn asmFunc({});\n}\n`;
}

/**
 * Bytes as a string of which compression makes more than of base64. All of it is ASCII, so that a page that says
 * nothing of its encoding cannot misread it: DEL stands before a byte above 127, a tilde before 126 and 127.
 * src/inlined.ts turns it back.
 */
function ascii(bytes) {
  const escapes = { 0: "\\0", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\" };
  const units = [...bytes].flatMap((byte) => (byte > 127 ? [127, byte - 128] : byte > 125 ? [126, byte - 29] : [byte]));
  const digit = (unit) => unit >= 48 && unit <= 57;
  const written = units.map((unit, place) => (unit === 0 && digit(units[place + 1]) ? "\\x00" : (escapes[unit] ?? String.fromCharCode(unit))));
  return `"${written.join("")}"`;
}

const json = JSON.stringify;
const split = (values) => `${json(values.join("\n"))}.split("\\n")`;

/** Messages as sentences, each kept once a language; all languages must repeat the same ones. */
function composed(messages) {
  const parts = messages.map((texts) => texts.map((text) => text.match(/[^.!]+[.!]/g).map((sentence) => sentence.trim())));
  const sentences = messages.map(() => []);
  const compositions = parts[0].map((english, message) =>
    english.map((_, place) => {
      const known = sentences[0].findIndex((_, number) => parts.every((texts, language) => texts[message][place] === sentences[language][number]));
      if (known >= 0) return known;
      parts.forEach((texts, language) => sentences[language].push(texts[message][place]));
      return sentences[0].length - 1;
    }),
  );
  messages.forEach((texts, language) =>
    texts.forEach((text, message) => {
      const again = compositions[message].map((place) => sentences[language][place]).join(" ");
      if (again !== text) throw new Error(`data/messages.csv: "${text}" is not the same sentences as in English`);
    }),
  );
  return { sentences, compositions };
}

/** Sets whose texts resemble each other stand together, within reach of each other for gzip. */
const KIN = ["opp", "clearhaus", "payfunc", "payex", "iso8583", "visa", "mastercard", "pei", "valitorpay", "threeds", "rapyd", "cybersource", "askell"];
/** Characters that no summary has: each can stand for a frequent phrase. */
const SIGNS = "~^{}|@#$%&*+=<>[]_`!;?QXZJKWY";
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/**
 * Summaries so that they compress well: kin together, first letters small, frequent phrases as one character.
 * src/summaries.ts turns them back.
 */
function packedSummaries({ sets, systems, summaries }) {
  const starts = sets.map((_, number) => sets.slice(0, number).reduce((sum, { rows }) => sum + rows, 0));
  const kin = ({ system, syntax }) => KIN.indexOf(systems[system][0]) * 10 + syntax.length;
  const order = sets.map((_, number) => number).sort((a, b) => kin(sets[a]) - kin(sets[b]) || a - b);
  const small = (text) => text[0].toLowerCase() + text.slice(1);
  let text = order.flatMap((set) => summaries.slice(starts[set], starts[set] + sets[set].rows)).map(small).join("\n");
  const phrases = [];
  for (const sign of [...SIGNS].filter((sign) => !text.includes(sign))) {
    const tried = frequent(text).map((phrase) => [gzipped(text.replaceAll(phrase, sign)) + phrase.length + 2, phrase]);
    const [size, phrase] = tried.reduce((best, next) => (next[0] < best[0] ? next : best));
    if (size >= gzipped(text)) break;
    text = text.replaceAll(phrase, sign);
    phrases.push(sign + phrase);
  }
  return [
    `/** The order in which the sets stand. */\nexport const packedOrder: readonly number[] = ${json(order)};`,
    `/** A sign and the phrase it stands for; the last first. */\nexport const packedPhrases: readonly string[] = ${json(phrases.reverse())};`,
    `export const packedSummaries = ${json(text)};`,
  ];
}

/** The phrases of one to three words that take most room. */
function frequent(text) {
  const words = text.match(/[^ \n]+[ \n]?/g);
  const counts = new Map();
  for (let length = 1; length <= 3; length++) {
    for (let place = 0; place + length <= words.length; place++) {
      const phrase = words.slice(place, place + length).join("");
      if (!phrase.includes("\n") && phrase.length > 2) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  const room = ([phrase, count]) => count * (phrase.length - 1);
  return [...counts].sort((a, b) => room(b) - room(a)).slice(0, 60).map(([phrase]) => phrase);
}

function generate(texts, small, core) {
  mkdirSync(generated, { recursive: true });
  const write = (name, ...lines) => writeFileSync(join(generated, name), `// Made by build.mjs.\n${lines.join("\n")}\n`);
  const rows = texts.sets.map((set) => set.rows);
  write(
    "words.ts",
    ...["outcomes", "reasons", "retries", "actors", "flags", "steps", "locales"].map((name) => `export const ${name}: readonly string[] = ${split(texts[name])};`),
    `export const setIds: readonly string[] = ${split(texts.sets.map(({ id }) => id))};`,
    `export const setSyntaxes: readonly string[] = ${split(texts.sets.map(({ syntax }) => syntax))};`,
    `export const setExpected: readonly string[] = ${split(texts.sets.map(({ expected }) => expected))};`,
    `export const setSystems: readonly number[] = ${json(texts.sets.map(({ system }) => system))};`,
    `export const systemIds: readonly string[] = ${split(texts.systems.map(([id]) => id))};`,
    `/** How many rows there are; groups come behind them. */\nexport const listed = ${rows.reduce((sum, count) => sum + count)};`,
    `/** How many rows and groups there are. */\nexport const unlisted = ${rows.reduce((sum, count) => sum + count) + texts.groups.length};`,
    `/** Hours to wait and tries allowed. */\nexport const terms: readonly (readonly [number, string])[] = ${json(texts.terms)};`,
  );
  const { sentences, compositions } = composed(texts.messages);
  write(
    "messages.ts",
    `/** For each language, its sentences. */\nexport const sentences: readonly (readonly string[])[] = [\n${sentences.map(split).join(",\n")},\n];`,
    `/** For each message, the places of its sentences. */\nexport const compositions: readonly (readonly number[])[] = ${json(compositions)};`,
  );
  write(
    "texts.ts",
    `export const setTitles: readonly string[] = ${split(texts.sets.map(({ title }) => title))};`,
    `export const setExtends: readonly (readonly number[])[] = ${json(texts.sets.map((set) => set.extends))};`,
    `export const setRows: readonly number[] = ${json(rows)};`,
    `export const systemNames: readonly string[] = ${split(texts.systems.map(([, name]) => name))};`,
    `/** Id, title, address and kind, one after another. */\nexport const sources: readonly string[] = ${split(texts.sources.flat())};`,
    `export const groups: readonly string[] = ${split(texts.groups)};`,
    `export const unlistedSummary = ${json(texts.unlisted)};`,
    ...packedSummaries(texts),
  );
  write("bytes.ts", `/** The module, see inlined.ts. */\nexport const bytes = ${ascii(read(small))};`);
  writeFileSync(join(generated, "core.js"), core);
}

async function bundle(name, formats) {
  for (const format of formats) {
    await build({
      entryPoints: [join(here, "src", "entries", `${name}.ts`)],
      outfile: join(dist, `${name}.${format === "esm" ? "js" : "cjs"}`),
      format,
      bundle: true,
      minify: true,
      charset: "utf8",
      target: "es2020",
      legalComments: "none",
    });
  }
}

/** One declaration file for all entries, with the literal unions that the command exports. */
function declare(command) {
  const unions = run(command, ["export", "--format", "typescript"]).replace(/\n\/\*\* What a code means[^]*$/, "\n");
  for (const name of ["index", "checkout", "slim", "payload"]) {
    const face = readFileSync(join(here, "types", `${name}.d.ts`), "utf8");
    for (const ending of ["d.ts", "d.cts"]) {
      const text = name === "index" ? `${unions}\n${face.replace(/^import [^;]*;\n/gm, "").replace(/^export \* from .*\n/gm, "")}` : face;
      writeFileSync(join(dist, `${name}.${ending}`), ending === "d.cts" ? text.replace(/(from "\.\/\w+)\.js"/g, '$1.cjs"') : text);
    }
  }
  for (const ending of ["d.ts", "d.cts"]) {
    copyFileSync(join(here, "types", "payverdict.wasm.d.ts"), join(dist, `payverdict.wasm.${ending}`));
  }
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, "unions.d.ts"), unions);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
mkdirSync(work, { recursive: true });
run("cargo", ["build", "--release", "--features", "cli"]);
const command = join(root, "target", "release", "payverdict");
mkdirSync(generated, { recursive: true });
bindPayload(compile("wasm,payload").module);
const { module, texts } = compile("wasm");
const small = shrink(module);
generate(texts, small, withoutWebAssembly(small));
declare(command);
for (const name of ["index", "js", "checkout", "payload"]) await bundle(name, ["esm", "cjs"]);
await bundle("slim", ["esm", "cjs"]);
copyFileSync(small, join(dist, "payverdict.wasm"));
writeFileSync(join(dist, "codes.json"), run(command, ["export", "--format", "json"]));
