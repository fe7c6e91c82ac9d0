// Builds dist/: the modules from the crate, the texts beside it, and one bundle for each entry.
//
// WebAssembly stays an intermediate: `wasm-bindgen` makes it of crates/wasm, everything but the functions
// that pass numbers is taken out, and the face over it is written by hand in src/.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAll } from "./pack/bundle.mjs";
import { declare } from "./pack/declare.mjs";
import { generate } from "./pack/generate.mjs";
import { EXPORTS, OF_PAYLOADS, OF_READING, compile, glueOf, root, run, shrink, withoutWebAssembly } from "./pack/module.mjs";

const dist = fileURLToPath(new URL("dist/", import.meta.url));
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const command = process.env.PAYVERDICT ?? join(root, "target", "release", "payverdict");
if (process.env.PAYVERDICT === undefined) run("cargo", ["build", "--release"]);
const whole = shrink(compile("payload,read", 1 << 19).module, [...EXPORTS, ...OF_READING, ...OF_PAYLOADS], "payload.wasm");
const reading = shrink(compile("read", 1 << 16).module, OF_READING, "read.wasm");
const { module, texts } = compile("", 1 << 15);
const small = shrink(module, EXPORTS, "payverdict.wasm");
const codes = run(command, ["export", "--format", "json"]);
const made = { small, reading, whole, core: withoutWebAssembly(small), readingCore: withoutWebAssembly(reading), glue: glueOf(whole) };
const systems = generate(texts, made, JSON.parse(codes).rows);
declare(command, texts);
copyFileSync(small, join(dist, "payverdict.wasm"));
copyFileSync(reading, join(dist, "read.wasm"));
copyFileSync(whole, join(dist, "payload.wasm"));
writeFileSync(join(dist, "codes.json"), codes);
for (const [name, integrity] of await bundleAll(systems, texts.locales)) console.log(`${name}: integrity="${integrity}"`);
