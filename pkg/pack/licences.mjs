// The licences of what others wrote and the package holds: crates that are compiled into the modules, and what
// bundles took from node_modules. `node pack/licences.mjs --write` writes the file that the tests compare.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { root, run } from "./module.mjs";

export const file = fileURLToPath(new URL("../THIRD-PARTY-LICENSES.txt", import.meta.url));
const OWN = /^payverdict/;

/** The crates in the modules: name, version, licence, folder. */
function crates() {
  const tree = ["tree", "-p", "payverdict-wasm", "--features", "tables", "--target", "wasm32-unknown-unknown", "-e", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
  const names = new Set(run("cargo", tree).trim().split("\n").map((line) => line.split(" ").slice(0, 2).join(" ")));
  const { packages } = JSON.parse(run("cargo", ["metadata", "--format-version", "1", "--all-features"]));
  return packages
    .filter(({ name, version }) => names.has(`${name} v${version}`) && !OWN.test(name))
    .map(({ name, version, license, manifest_path }) => ({ name: `${name} ${version} (crate)`, license, folder: dirname(manifest_path) }));
}

/** The packages of which a bundle took files, by what the last build wrote down: what each says of itself, and its folder. */
export function bundled() {
  const inputs = JSON.parse(readFileSync(join(root, "target", "npm", "inputs.json"), "utf8"));
  const folders = new Set(inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
  const said = (folder) => JSON.parse(readFileSync(join(fileURLToPath(new URL("../", import.meta.url)), folder, "package.json"), "utf8"));
  return new Map([...folders].map((folder) => [said(folder).name, { ...said(folder), folder }]));
}

export const packages = () => [...bundled().values()].map(({ name, version, license, folder }) => ({ name: `${name} ${version} (npm)`, license, folder }));

/** What the file has to hold. */
export function licences() {
  const texts = new Map();
  const held = [...crates(), ...packages()].sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const { name, license, folder } of held) {
    const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
    const text = files.map((name) => readFileSync(join(folder, name), "utf8").replace(/[ \t\r]+$/gm, "").trim()).join("\n\n");
    const all = text === "" ? "(comes without a text of its licence)" : text;
    texts.set(all, [...(texts.get(all) ?? []), `${name}: ${license}`]);
  }
  const rust = "The modules also hold parts of the Rust standard library: MIT OR Apache-2.0, https://github.com/rust-lang/rust.";
  const line = "-".repeat(80);
  const parts = [...texts].map(([text, names]) => `${line}\n${names.join("\n")}\n\n${text}\n`);
  return `What others wrote and this package holds, with the licences under which it may be used.\n${rust}\n\n${parts.join("\n")}`;
}

if (process.argv[2] === "--write" && import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(file, licences());
if (!existsSync(file)) console.error("no THIRD-PARTY-LICENSES.txt: `node pack/licences.mjs --write` makes it");
