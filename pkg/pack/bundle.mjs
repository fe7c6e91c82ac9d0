// One bundle for each entry, with a source map beside it and a banner that says what it is.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { generated } from "./generate.mjs";
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

/** Bundles for both kinds of modules. */
async function both(entry, outname, options) {
  await bundle(entry, `${outname}.js`, { format: "esm", ...options });
  await bundle(entry, `${outname}.cjs`, { format: "cjs" });
}

const source = (name) => join(here, "src", "entries", `${name}.ts`);

export async function bundleAll(systems, locales) {
  for (const name of ["index", "js", "payload", "slim"]) await both(source(name), name);
  for (const name of ["workerd", "payload.workerd"]) await bundle(source(name), `${name}.js`, { format: "esm", external: ["*.wasm"] });
  await bundle(source("index"), "payverdict.min.js", { format: "iife", globalName: name });
  await both(join(generated, "checkout", "all.ts"), "checkout");
  for (const system of systems) {
    // In modules the languages stay files of their own, for bundlers to leave out.
    await both(join(generated, "checkout", `${system}.ts`), `checkout/${system}`, { external: ["../languages/*"] });
    for (const tag of locales) {
      await bundle(join(generated, "languages", system, `${tag}.ts`), `languages/${system}/${tag}.js`, { format: "esm", sourcemap: false });
    }
  }
  writeFileSync(join(root, "target", "npm", "inputs.json"), JSON.stringify([...inputs].sort()));
  const script = readFileSync(join(dist, "payverdict.min.js"));
  return { integrity: `sha384-${createHash("sha384").update(script).digest("base64")}` };
}
