// From the crate to WebAssembly, and from that to JavaScript.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { split } from "./split.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));
export const root = fileURLToPath(new URL("../../", import.meta.url));
const work = join(root, "target", "npm");

/** The functions of crates/wasm that pass numbers. */
export const EXPORTS = [
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
  "unlisted",
  "words",
];
/** What finds codes and phrases in any text. */
export const OF_READING = ["found", "read_buffer", "sense_buffer", "text", "text_room"];
/** What finds documents among them. */
export const OF_PIECES = ["find_pieces"];
/** What reads documents: a text is written into what was taken for it, and the answers are values of JavaScript. */
export const OF_PAYLOADS = ["read_payload", "read_one_payload", "__wbindgen_malloc", "__wbindgen_externrefs", "__wbindgen_start"];
/** What is told of whole payments. */
export const OF_TIMELINES = ["read_timelines", "add_to_timeline", "merge_timelines", "plan_history"];
/** What reads and asks tables of one's own. */
export const OF_TABLES = [
  ...["read_tables", "forget_tables", "tables_lists", "tables_rows", "tables_text", "tables_decode", "tables_identify", "tables_search", "tables_read"],
  ...["tables_payload", "tables_payload_one", "tables_pieces", "tables_timelines", "tables_add", "tables_merge", "tables_plan"],
  ...["__wbindgen_malloc", "__wbindgen_externrefs", "__wbindgen_start"],
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

/** What a command prints. */
export const run = (command, args, more = {}) =>
  execFileSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...more } });

/** What a command prints, while others are at work. */
const running = (command, args, more = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...more } });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (printed += text));
    child.on("error", reject);
    child.on("close", (status, signal) => (status === 0 ? resolve(printed) : reject(new Error(`${command} ${args[0]} ended with ${signal ?? status}`))));
  });
const tool = (name, ...args) => running(join(here, "node_modules", ".bin", name), args);

/**
 * A module names the file of each place that may panic: those of crates by their folder in cargo's own, which is another on
 * each machine, and would make other bytes of the same sources.
 */
function withoutPlaces() {
  const sources = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
  // Cargo has fetched what it compiles, so the folder is there.
  run("cargo", ["fetch", "--locked", "--target", "wasm32-unknown-unknown"]);
  const remaps = readdirSync(sources).map((folder) => `--remap-path-prefix=${join(sources, folder)}=crates`);
  return { CARGO_ENCODED_RUSTFLAGS: [process.env.CARGO_ENCODED_RUSTFLAGS, ...remaps].filter(Boolean).join("\x1f") };
}

/** Cargo has one build at a time, whose file the next one overwrites. */
let compiling = Promise.resolve();

/**
 * Compiles the crate with a set of features; answers with the module and the texts of its build script. Addresses
 * begin behind the stack: with a small one they are shorter, and less memory has to be made for an instance.
 */
export function compile(name, features, stack) {
  compiling = compiling.then(() => compileNext(name, features, stack));
  return compiling;
}

async function compileNext(name, features, stack) {
  const args = ["rustc", "-p", "payverdict-wasm", "--lib", "--crate-type", "cdylib", "--target", "wasm32-unknown-unknown", "--profile", "wasm"];
  const messages = (await running("cargo", [...args, "--features", features, "--message-format", "json", "--", "-C", `link-arg=-zstack-size=${stack}`], withoutPlaces()))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const script = messages.find(({ reason, out_dir }) => reason === "build-script-executed" && existsSync(join(out_dir, "texts.json")));
  const library = messages.find(({ reason, target }) => reason === "compiler-artifact" && target.name === "payverdict_wasm");
  const module = join(folder(name), "compiled.wasm");
  copyFileSync(library.filenames.find((file) => file.endsWith(".wasm")), module);
  return { module, texts: JSON.parse(readFileSync(join(script.out_dir, "texts.json"), "utf8")) };
}

/** A folder for what is made on the way to a module. */
function folder(name) {
  const path = join(work, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** The module with nothing but these functions, as a file of a name. */
export async function shrink(module, functions, name) {
  const made = folder(`${name}.made`);
  await running("wasm-bindgen", ["--target", "bundler", "--no-typescript", "--out-dir", made, "--out-name", "bound", module]);
  // An export keeps what it needs; the rest, the tables of JavaScript values among it, goes.
  const graph = [...functions, "memory"].map((name) => ({ name, root: true, export: name }));
  writeFileSync(join(made, "graph.json"), JSON.stringify(graph));
  copyFileSync(join(made, "bound_bg.js"), join(work, `${name}.js`));
  const [bound, bare] = ["bound_bg.wasm", "bare.wasm"].map((file) => join(made, file));
  await tool("wasm-metadce", bound, ...FEATURES, "--graph-file", join(made, "graph.json"), "-o", bare);
  return optimise(bare, join(work, name), "--converge");
}

/** Engines compile a function when it is first called: one that took in all it calls would keep the first answer waiting. */
async function optimise(from, to, ...options) {
  await tool("wasm-opt", from, ...FEATURES, "--one-caller-inline-max-function-size", "100", "-Oz", ...options, "--strip-debug", "--strip-producers", "--strip-target-features", "-o", to);
  return to;
}

/**
 * A module as several files: the first without the functions of the others and what only they need, each other with
 * nothing else. The others are given by their names, as lists of functions.
 */
export async function parted(module, first, others) {
  const names = [first, ...Object.keys(others)];
  const texts = split(await tool("wasm-dis", module, ...FEATURES), ...Object.values(others));
  return Promise.all(texts.map(async (text, number) => {
    const made = folder(`${names[number]}.made`);
    const [written, part] = ["part.wat", "part.wasm"].map((name) => join(made, name));
    writeFileSync(written, text);
    await tool("wasm-as", written, ...FEATURES, "-o", part);
    return optimise(part, join(work, names[number]));
  }));
}

/**
 * What wasm-bindgen has written for a module that makes values of JavaScript: the functions that it imports. They
 * keep the module's memory to themselves, so each instance gets its own.
 */
export function glueOf(whole) {
  const glue = readFileSync(`${whole}.js`, "utf8")
    .replace(/^\/\*\*\n(?: \*.*\n)* \*\/\n(?=export function)/gm, "")
    // What calls the module is written by hand in src/.
    .replace(/^export function (?!__wb)\w+\([^]*?^}\n/gm, "")
    .replace(/^function passStringToWasm0\([^]*?^}\n/gm, "")
    .replace(/^const cachedTextEncoder[^]*?^}\n/gm, "")
    .replace(/^let WASM_VECTOR_LEN = 0;\n/gm, "");
  if (/TextEncoder|passString/.test(glue)) throw new Error("wasm-bindgen writes other glue than pack/module.mjs knows");
  const imports = [...glue.matchAll(/^export function (\w+)/gm)].map(([, name]) => name).filter((name) => name !== "__wbg_set_wasm");
  return `export default function (TextDecoder) {\n${glue.replace(/^export /gm, "")}\nreturn { set: __wbg_set_wasm, imports: { "./bound_bg.js": { ${imports.join(", ")} } } };\n}\n`;
}

/** The functions of a module that passes numbers. */
export const instance = (file) => new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {}).exports;

/** The module turned into JavaScript. */
export async function withoutWebAssembly(small) {
  const file = `${small}.core.js`;
  await tool("wasm2js", small, ...FEATURES, "-Oz", "-o", file);
  // As a function, so that nothing is made when the file is imported.
  return `export default function () {\n${readFileSync(file, "utf8").replace(/^var retasmFunc[^]*/m, "")}\nreturn asmFunc({});\n}\n`;
}
