// The crates that a product is made of, as cargo resolves them: what is in it, and what only builds it.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packagesOf, root, run } from "./locks.mjs";

/** What is delivered, by name: the crate, what is compiled of it, and how its features are asked for. */
export const PRODUCTS = {
  crate: { package: "payverdict", features: ["--all-features"] },
  command: { package: "payverdict-cli" },
  mcp: { package: "payverdict-mcp" },
  serve: { package: "payverdict-serve" },
  module: { package: "payverdict-wasm", features: ["--features", "tables,read"], target: "wasm32-unknown-unknown" },
  python: { package: "payverdict-python", manifest: "python/Cargo.toml" },
};

const kept = new Map();

/** What cargo knows of all crates of a workspace. */
export function metadata(manifest = "Cargo.toml") {
  if (!kept.has(manifest)) {
    const known = JSON.parse(run("cargo", ["metadata", "--format-version", "1", "--all-features", "--locked", "--manifest-path", manifest]));
    kept.set(manifest, known);
  }
  return kept.get(manifest);
}

/** The names and versions that `cargo tree` gives. */
function tree({ package: name, manifest = "Cargo.toml", target = "all" }, edges, features = []) {
  const args = ["tree", "--locked", "--manifest-path", manifest, "-p", name, "-e", edges, "--target", target, "--prefix", "none", "--format", "{p}", ...features];
  return new Set(run("cargo", args).trim().split("\n").map((line) => line.match(/^(\S+) v(\S+)/).slice(1, 3).join(" ")));
}

/**
 * The crates of a product: `required` ones are in it, `optional` ones are with features that are not asked for by themselves,
 * `excluded` ones run when it is built. Its own crates are among them.
 */
export function scopes(product) {
  const { features = [] } = product;
  const required = tree(product, "normal,no-proc-macro", product.package === "payverdict" ? [] : features);
  const held = tree(product, "normal,no-proc-macro", features);
  const all = tree(product, "normal,build", features);
  return new Map([...all, ...held].map((id) => [id, required.has(id) ? "required" : held.has(id) ? "optional" : "excluded"]));
}

/** The parts of a product for a bill of materials. */
export function crateParts(product) {
  const { manifest = "Cargo.toml" } = product;
  const { packages, resolve } = metadata(manifest);
  const of = scopes(product);
  const sums = new Map(packagesOf(join(dirname(manifest), "Cargo.lock")).map(({ name, version, sum }) => [`${name} ${version}`, sum]));
  const ids = new Map(packages.map((one) => [one.id, `${one.name} ${one.version}`]));
  const needs = new Map(
    resolve.nodes.map(({ id, deps }) => [ids.get(id), deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind !== "dev")).map(({ pkg }) => ids.get(pkg))]),
  );
  const parts = packages
    .filter(({ name, version }) => of.has(`${name} ${version}`))
    .map(({ name, version, license }) => {
      const id = `${name} ${version}`;
      const wanted = (needs.get(id) ?? []).filter((other) => of.has(other));
      return { registry: "cargo", id, name, version, licence: license, sum: sums.get(id), scope: of.get(id), needs: wanted };
    });
  return { root: parts.find(({ name }) => name === product.package), parts };
}

/** The version that all of the project has. */
export const version = () => readFileSync(join(root, "Cargo.toml"), "utf8").match(/^\[workspace\.package\]\nversion = "(.*)"/m)[1];
