// Builds dist/: the module from the crate, the texts beside it, and one bundle for each entry.
//
// WebAssembly stays an intermediate: `wasm-bindgen` makes it of crates/wasm, everything but the functions
// that pass numbers is taken out, and the face over it is written by hand in src/.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { ascii } from "./pack/bytes.mjs";
import { lzma } from "./pack/lzma.mjs";
import { packedMessages } from "./pack/messages.mjs";
import { packedRows } from "./pack/rows.mjs";
import { packedSummaries } from "./pack/summaries.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(here, "dist");
const work = join(root, "target", "npm");
const generated = join(here, "src", "generated");

/** The functions of crates/wasm that pass numbers. */
const EXPORTS = [
  "buffer",
  "code_length",
  "codes",
  "combine",
  "decode_buffer",
  "decode_number",
  "flags",
  "identify_buffer",
  "masked_flags",
  "masked_words",
  "message_and_terms",
  "numbers",
  "numbers_room",
  "set_and_source",
  "triple",
  "unlisted",
  "words",
];
/** What reads documents: a text is written into what was taken for it, and the answers are a text, too. */
const OF_PAYLOADS = ["read_payload", "read_one_payload", "__wbindgen_malloc", "__wbindgen_free"];
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

/**
 * Compiles the crate with a set of features; answers with the module and the texts of its build script. Addresses
 * begin behind the stack: with a small one they are shorter, and less memory has to be made for an instance.
 */
function compile(features, stack) {
  const args = ["rustc", "-p", "payverdict-wasm", "--lib", "--crate-type", "cdylib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"];
  const messages = run("cargo", [...args, "--features", features, "--message-format", "json", "--", "-C", `link-arg=-zstack-size=${stack}`])
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const script = messages.find(({ reason, out_dir }) => reason === "build-script-executed" && existsSync(join(out_dir, "texts.json")));
  const library = messages.find(({ reason, target }) => reason === "compiler-artifact" && target.name === "payverdict_wasm" && target.crate_types.includes("cdylib"));
  return { module: library.filenames.find((file) => file.endsWith(".wasm")), texts: JSON.parse(readFileSync(join(script.out_dir, "texts.json"), "utf8")) };
}

/** The module with nothing but these functions: they pass numbers, and the bytes of texts. */
function shrink(module, functions, name) {
  run("wasm-bindgen", ["--target", "web", "--omit-default-module-path", "--no-typescript", "--out-dir", work, "--out-name", "bound", module]);
  // An export keeps what it needs; the rest, the tables of JavaScript values among it, goes.
  const graph = [...functions, "memory"].map((name) => ({ name, root: true, export: name }));
  writeFileSync(join(work, "graph.json"), JSON.stringify(graph));
  const [bound, bare, small] = ["bound_bg.wasm", "bare.wasm", name].map((file) => join(work, file));
  tool("wasm-metadce", bound, ...FEATURES, "--graph-file", join(work, "graph.json"), "-o", bare);
  tool("wasm-opt", bare, ...FEATURES, "-Oz", "--converge", "--strip-debug", "--strip-producers", "--strip-target-features", "-o", small);
  return small;
}

const instance = (file) => new WebAssembly.Instance(new WebAssembly.Module(read(file)), {}).exports;

/** The module turned into JavaScript. */
function withoutWebAssembly(small) {
  const file = join(work, "core.js");
  tool("wasm2js", small, ...FEATURES, "-Oz", "-o", file);
  const data = /base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\)/g;
  const text = readFileSync(file, "utf8")
    .replace(/^var retasmFunc[^]*/m, "")
    .replace(/ *var base64ReverseLookup[^]*(?=^function initActiveSegments)/m, "")
    .replace(data, (_, offset, base64) => `putBytes(bufferView, ${offset}, ${ascii(Buffer.from(base64, "base64"), false)})`);
  // As a function, so that nothing is made when the file is imported.
  return `import { putBytes } from "../bytes.js";\nexport default function () {\n${text}\nreturn asmFunc({});\n}\n`;
}

const json = JSON.stringify;
const split = (values) => `${json(values.join("\n"))}.split("\\n")`;

/** The forms that codes are written in, in the order of src/checkout/forms.ts. */
const FORMS = ["triple", "number", "response", "response, suffix", "word", "problem"];

function generate(texts, { small, whole, core }, rows) {
  mkdirSync(generated, { recursive: true });
  const write = (name, ...lines) => writeFileSync(join(generated, name), `// Made by build.mjs.\n${lines.join("\n")}\n`);
  const counts = texts.sets.map((set) => set.rows);
  const listed = counts.reduce((sum, count) => sum + count);
  const stranger = texts.sets.find(({ id, system }) => id.split(".")[0] !== texts.systems[system][0]);
  if (stranger !== undefined) throw new Error(`data/sets.csv: ${stranger.id} does not begin with the id of its system`);
  const forms = texts.sets.map(({ syntax, suffix }) => FORMS.indexOf(syntax + (suffix ? ", suffix" : "")));
  const expected = FORMS.map((_, form) => texts.sets[forms.indexOf(form)].expected);
  write(
    "words.ts",
    ...["outcomes", "reasons", "retries", "actors", "flags", "steps", "operations", "locales"].map((name) => `export const ${name}: readonly string[] = ${split(texts[name])};`),
    `/** Where the words stand in what the module says of a row: shift and bits of outcome, reason, retry, actor and next step. */\nexport const fields: readonly (readonly [number, number])[] = ${json(["outcome", "reason", "retry", "actor", "next_step"].map((name) => texts.fields.find(([field]) => field === name).slice(1)))};`,
    `export const setIds: readonly string[] = ${split(texts.sets.map(({ id }) => id))};`,
    `/** The number of the form in which the codes of a set are written. */\nexport const setForms: readonly number[] = ${json(forms)};`,
    `export const setExamples: readonly string[] = ${split(texts.sets.map(({ example }) => example))};`,
    `export const expectedForms: readonly string[] = ${split(expected)};`,
    `/** Which sets are asked where one does not list a code. */\nexport const setExtends: readonly (readonly number[])[] = ${json(texts.sets.map((set) => set.extends))};`,
    `/** How many rows there are. */\nexport const listed = ${listed};`,
    `/** Hours to wait and tries allowed. */\nexport const terms: readonly (readonly [number, string])[] = ${json(texts.terms)};`,
  );
  const messages = packedMessages(texts);
  write(
    "messages.ts",
    `/** The languages in the order in which they stand. */\nexport const packedOrder: readonly number[] = ${json(messages.order)};`,
    `export const packedMessages = ${json(messages.text)};`,
    `/** Letters beyond ASCII, and what stands for each. */\nexport const letters: readonly number[] = ${json(messages.letters)};\nexport const signs = ${json(messages.signs)};`,
    `/** For each message, the places of its sentences. */\nexport const compositions: readonly (readonly number[])[] = ${json(messages.compositions)};`,
  );
  const packed = packedRows(texts, instance(small), rows);
  write(
    "rows.ts",
    `/** For each set, its rows and the groups of codes that begin alike, each with the letters of its kind. */\nexport const packedSets = ${json(packed.lines)};`,
    `/** For each kind of row, what it says. */\nexport const kinds: readonly (readonly number[])[] = ${json(packed.kinds)};`,
    `/** What a kind becomes in a set that only inherits it; others stay what they are. */\nexport const handedDown: Readonly<Record<number, number>> = ${json(packed.handedDown)};`,
  );
  const summaries = packedSummaries(texts);
  write(
    "texts.ts",
    `export const syntaxes: readonly string[] = ${json(FORMS.map((form) => form.split(",")[0]))};`,
    `export const setTitles: readonly string[] = ${split(texts.sets.map(({ title }) => title))};`,
    `export const setRows: readonly number[] = ${json(counts)};`,
    `export const setSystems: readonly number[] = ${json(texts.sets.map(({ system }) => system))};`,
    `export const systemNames: readonly string[] = ${split(texts.systems.map(([, name]) => name))};`,
    `/** Id, title, address and kind, one after another. */\nexport const sources: readonly string[] = ${split(texts.sources.flat())};`,
    `export const groups: readonly string[] = ${split(texts.groups)};`,
    `/** How many rows are known: behind the listed ones come those of successes that are only inherited, behind these the groups. */\nexport const known = ${listed + texts.inherited[1].length};`,
    `export const inheritedSummary = ${json(texts.inherited[0])};`,
    `export const unlistedSummary = ${json(texts.unlisted)};`,
    `/** The order in which the sets stand. */\nexport const packedOrder: readonly number[] = ${json(summaries.order)};`,
    `/** A sign and the phrase it stands for, in which those before it may stand. */\nexport const packedPhrases: readonly string[] = ${json(summaries.phrases)};`,
    `export const packedSummaries = ${json(summaries.text)};`,
  );
  write("bytes.ts", `/** The module, see inlined.ts. */\nexport const bytes = ${ascii(read(small), false)};`);
  const bytes = read(whole);
  write("payload_bytes.ts", `/** The module, see unpack.ts. */\nexport const bytes = ${json(lzma(bytes))};`, `export const size = ${bytes.length};`);
  writeFileSync(join(generated, "core.js"), core);
}

async function bundle(name) {
  for (const format of ["esm", "cjs"]) {
    await build({
      entryPoints: [join(here, "src", "entries", `${name}.ts`)],
      outfile: join(dist, `${name}.${format === "esm" ? "js" : "cjs"}`),
      format,
      bundle: true,
      minify: true,
      // A field of a class is an assignment, which needs no helper.
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
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
const command = process.env.PAYVERDICT ?? join(root, "target", "release", "payverdict");
if (process.env.PAYVERDICT === undefined) run("cargo", ["build", "--release"]);
mkdirSync(generated, { recursive: true });
const whole = shrink(compile("payload", 1 << 19).module, [...EXPORTS, ...OF_PAYLOADS], "payload.wasm");
const { module, texts } = compile("", 1 << 14);
const small = shrink(module, EXPORTS, "payverdict.wasm");
const codes = run(command, ["export", "--format", "json"]);
generate(texts, { small, whole, core: withoutWebAssembly(small) }, JSON.parse(codes).rows);
declare(command);
for (const name of ["index", "js", "checkout", "payload", "slim"]) await bundle(name);
copyFileSync(small, join(dist, "payverdict.wasm"));
writeFileSync(join(dist, "codes.json"), codes);
