// The bills of materials of all products: `node scripts/supply/products.mjs` writes target/sbom/. Those of the npm package and
// of the page are written by their builds, beside what they are about.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bom } from "./bom.mjs";
import { PRODUCTS, crateParts, version } from "./crates.mjs";
import { OWN, packagesOf, root } from "./locks.mjs";

/** What is compiled from crates: a part for each crate. */
export function billOf(name) {
  const { root: own, parts } = crateParts(PRODUCTS[name]);
  const known = new Map(parts.map((part) => [part.id, part]));
  const linked = parts.map((part) => ({ ...part, needs: part.needs.map((id) => known.get(id)) }));
  const main = linked.find(({ id }) => id === own.id);
  return bom(main, linked.filter((part) => part !== main));
}

/** The crates of others that are in the modules of the npm package. */
function inModules() {
  const { parts } = crateParts(PRODUCTS.module);
  const others = parts.filter(({ name, scope }) => !OWN.test(name) && scope !== "excluded");
  const known = new Map(others.map((part) => [part.id, part]));
  return others.map((part) => ({ ...part, needs: part.needs.filter((id) => known.has(id)).map((id) => known.get(id)) }));
}

/** What bundles took from node_modules: names of packages, in the versions that a lock file has. */
function bundled(lock, names) {
  const known = new Map(packagesOf(lock).map((one) => [one.name, one]));
  return [...names].sort().map((name) => {
    if (!known.has(name)) throw new Error(`${lock} does not know ${name}, which is in a bundle`);
    return { ...known.get(name), scope: "required", needs: [] };
  });
}

const LICENCE = "MIT OR Apache-2.0";

function npmParts(names) {
  const crates = inModules();
  const parts = [...crates, ...bundled("pkg/package-lock.json", names)];
  return { main: { registry: "npm", name: "payverdict", version: version(), licence: LICENCE, scope: "required", needs: parts }, parts };
}

/** The bill of the npm package; `names` are the packages of which a bundle took files. */
export function billOfPackage(names) {
  const { main, parts } = npmParts(names);
  return bom(main, parts);
}

/** The bill of the page: the npm package with all that is in it, and what the page's own bundles took. */
export function billOfPage(names, ofPackage) {
  const { main, parts } = npmParts(ofPackage);
  const own = bundled("dashboard/package-lock.json", [...names].filter((name) => name !== "payverdict"));
  const page = { type: "application", registry: "npm", name: "payverdict-dashboard", version: version(), licence: LICENCE, needs: [main, ...own] };
  return bom(page, [main, ...parts, ...own.filter((one) => !parts.some((other) => other.name === one.name && other.version === one.version))]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = join(root, "target", "sbom");
  mkdirSync(folder, { recursive: true });
  for (const name of Object.keys(PRODUCTS).filter((name) => name !== "module")) {
    const file = `${PRODUCTS[name].package}-${version()}.cdx.json`;
    writeFileSync(join(folder, file), billOf(name));
    console.log(`target/sbom/${file}`);
  }
}
