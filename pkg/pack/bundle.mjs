// One bundle for each entry, with a source map beside it and a banner that says what it is.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generated } from "./generate.mjs";
import { integrityOf } from "./inventory.mjs";
import { root } from "./module.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));
const dist = join(here, "dist");
const { name, version, license } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const crate = readFileSync(join(root, "Cargo.toml"), "utf8").match(/^\[workspace\.package\]\nversion = "(.*)"/m)[1];
if (crate !== version) throw new Error(`package.json has version ${version}, and Cargo.toml ${crate}`);
/** The data has the version of the crate that it is compiled into. */
const BANNER = `/*! ${name} ${version}, data ${crate} | ${license} | third parties: THIRD-PARTY-LICENSES.txt */`;

/** All files that went into a bundle, as esbuild tells. */
const inputs = new Set();

async function bundle(entry, outfile, options) {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: join(dist, outfile),
    banner: { js: BANNER },
    bundle: true,
    minify: true,
    sourcemap: true,
    metafile: true,
    // A field of a class is an assignment, which needs no helper.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    target: "es2020",
    legalComments: "none",
    ...options,
  });
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
}

/** Leaves the module that reads a file of its own, and with `first` what the entry's two parts share in that file. */
const apart = (module, first) => ({
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /generated\/read_module\.js$/ }, () => ({ path: module, external: true }));
    if (first !== undefined) onResolve({ filter: /\/(payload_)?joint\.js$/ }, () => ({ path: first, external: true }));
  },
});

/**
 * An entry in two files that a bundler takes or leaves, such as one with the tables of codes, and one that adds those of
 * contexts and phrases. What the second needs of the first is exported there, and not by the entry.
 */
async function inParts(name, first = "base", second = "read") {
  const format = { format: "esm", external: ["*.wasm"] };
  await bundle(source(`${first}/${name}`), `${first}/${name}.js`, format);
  await bundle(source(`${second}/${name}`), `${second}/${name}.js`, { ...format, plugins: [apart("./module.js", `../${first}/${name}.js`)] });
  await bundle(source(name), `${name}.js`, { format: "esm", external: [`./${first}/*`, `./${second}/*`], sourcemap: false });
}

/** The glue of the module for tables of one's own in the place of that for documents. */
const ofTables = {
  name: "of-tables",
  setup: ({ onResolve }) => onResolve({ filter: /generated\/glue\.js$/ }, () => ({ path: join(generated, "tables_glue.js") })),
};

/** Bundles for both kinds of modules. */
async function both(entry, outname, options) {
  await bundle(entry, `${outname}.js`, { format: "esm", ...options });
  await bundle(entry, `${outname}.cjs`, { format: "cjs" });
}

const source = (name) => join(here, "src", "entries", `${name}.ts`);

/** Classic scripts: a page takes the one or the other. */
const SCRIPTS = { decoding: "payverdict.min.js", index: "payverdict.read.min.js" };

/**
 * The element takes what decodes from the entry beside it, so that a page has it once; it is given the file without what
 * reads texts, which a page without a bundler would fetch as well.
 */
export async function bundleElement() {
  const beside = (path) => ({ name: "beside", setup: ({ onResolve }) => onResolve({ filter: /^payverdict$/ }, () => ({ path, external: true })) });
  await bundle(source("element"), "element.js", { format: "esm", plugins: [beside("./base/index.js")] });
  await bundle(source("element"), "element.cjs", { format: "cjs", plugins: [beside("./index.cjs")] });
}

/** Answers with the classic scripts and their hashes. */
export async function bundleAll(systems, locales) {
  for (const name of ["index", "js", "slim", "workerd"]) await inParts(name);
  // Here `sideEffects` of package.json, which is for files as they are published, would leave out what says where the module is.
  const whole = { ignoreAnnotations: true };
  for (const name of ["index", "js", "slim"]) await bundle(source(name), `${name}.cjs`, { ...whole, format: "cjs", plugins: [apart("./read/module.cjs")] });
  const module = join(generated, "read_module.ts");
  await bundle(module, "read/module.js", { format: "esm", sourcemap: false });
  await bundle(module, "read/module.cjs", { format: "cjs", sourcemap: false });
  for (const name of ["payload", "payload.workerd"]) await inParts(name, "documents", "timelines");
  await bundle(source("payload"), "payload.cjs", { ...whole, format: "cjs" });
  // Each file more takes Node some time to import.
  await bundle(source("payload"), "payload.node.js", { ...whole, format: "esm" });
  await bundle(source("tables"), "tables.js", { format: "esm", plugins: [ofTables] });
  await bundle(source("tables"), "tables.cjs", { format: "cjs", plugins: [ofTables] });
  await bundle(source("tables.workerd"), "tables.workerd.js", { format: "esm", external: ["*.wasm"], plugins: [ofTables] });
  await both(source("triggers"), "triggers");
  await bundleElement();
  for (const [entry, script] of Object.entries(SCRIPTS)) await bundle(source(entry), script, { ...whole, format: "iife", globalName: name });
  await both(join(generated, "checkout", "all.ts"), "checkout");
  for (const system of systems) {
    // In modules the languages stay files of their own, for bundlers to leave out.
    await both(join(generated, "checkout", `${system}.ts`), `checkout/${system}`, { external: ["../languages/*"] });
    for (const tag of locales) {
      await bundle(join(generated, "languages", system, `${tag}.ts`), `languages/${system}/${tag}.js`, { format: "esm", sourcemap: false });
    }
  }
  writeFileSync(join(root, "target", "npm", "inputs.json"), JSON.stringify([...inputs].sort()));
  return Object.values(SCRIPTS).map((script) => [script, integrityOf(readFileSync(join(dist, script)))]);
}
