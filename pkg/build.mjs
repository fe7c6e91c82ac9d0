// Builds dist/: the modules from the crate, the texts beside it, and one bundle for each entry.
//
// WebAssembly stays an intermediate: `wasm-bindgen` makes it of crates/wasm, everything but the functions
// that pass numbers is taken out, and the face over it is written by hand in src/.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAll } from "./pack/bundle.mjs";
import { declare } from "./pack/declare.mjs";
import { generate } from "./pack/generate.mjs";
import { EXPORTS, OF_PAYLOADS, OF_PIECES, OF_READING, OF_TIMELINES, compile, glueOf, parted, root, run, shrink, withoutWebAssembly } from "./pack/module.mjs";

const dist = fileURLToPath(new URL("dist/", import.meta.url));
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const command = process.env.PAYVERDICT ?? join(root, "target", "release", "payverdict");
if (process.env.PAYVERDICT === undefined) run("cargo", ["build", "--release"]);
const [read, timelines] = [[...OF_READING, ...OF_PIECES], OF_TIMELINES];
const whole = shrink(compile("payload,read", 1 << 19).module, [...EXPORTS, ...OF_PAYLOADS, ...read, ...timelines], "whole.wasm");
const payload = parted(whole, "payload.wasm", { "payload.read.wasm": read, "payload.timelines.wasm": timelines });
const reading = shrink(compile("read", 1 << 16).module, OF_READING, "read.wasm");
const { module, texts } = compile("", 1 << 15);
const small = shrink(module, EXPORTS, "payverdict.wasm");
const codes = run(command, ["export", "--format", "json"]);
const made = { small, reading, payload, core: withoutWebAssembly(small), readingCore: withoutWebAssembly(reading), glue: glueOf(whole) };
const systems = generate(texts, made, JSON.parse(codes).rows);
declare(command, texts);
for (const file of [small, reading, ...payload]) copyFileSync(file, join(dist, basename(file)));
writeFileSync(join(dist, "codes.json"), codes);
for (const [name, integrity] of await bundleAll(systems, texts.locales)) console.log(`${name}: integrity="${integrity}"`);
