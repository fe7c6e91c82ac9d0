// Gives the page's first scripts and its styles their sums (subresource integrity), and writes beside it the inventory of all
// scripts that it may load, scripts.json, and its bill of materials, sbom.cdx.json.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { integrityOf } from "../pkg/pack/inventory.mjs";
import { billOfPage } from "../scripts/supply/products.mjs";

/** What is for who audits the page, and is not kept for work without a network. */
export const isForAudits = (name) => name.includes("licences") || ["scripts.json", "sbom.cdx.json"].includes(name);

const LANGUAGES = { da: "Danish", en: "English", is: "Icelandic", nb: "Norwegian", sv: "Swedish" };
/** What a file is for, by the name of the part that it begins with; what has none is shared. */
const PURPOSES = {
  index: "The page: starts it, and looks codes up",
  worker: "Reads files of transactions aside of the page",
  sw: "Keeps the page's own files for work without a network",
  base: "The package payverdict: tables of codes, and what looks them up",
  reading: "The package payverdict: finds codes, phrases and card numbers in texts",
  payload: "The package payverdict: reads documents and histories of payments",
  tables: "The package payverdict: reads tables of one's own",
  triggers: "The package payverdict: how sandboxes are made to answer with a code",
  disagreements: "What other lists say of codes",
  groups: "The groups of codes",
  history: "What changed about codes from one release of the data to the next",
  chart: "Draws the report of a file",
  workbook: "Opens workbooks of transactions",
  archive: "Unpacks archives of transactions",
  browser: "Unpacks an archive of tables of one's own",
  Browse: "The view of all rows",
  FileView: "The view of a file of transactions",
  Lists: "The view of other lists",
  OwnView: "The view of tables of one's own",
};

function purpose(name) {
  const [part] = name.split("/").at(-1).split(/[-.]/);
  if (part in LANGUAGES) return `The page's texts in ${LANGUAGES[part]}`;
  return PURPOSES[part] ?? "A part that several views of the page share";
}

/** The package that a module is of, or its folder here. */
function holderOf(id) {
  const path = id.replaceAll("\\", "/").split("?")[0];
  const inside = path.split("node_modules/").at(-1);
  if (inside !== path) return /^(?:@[^/]+\/)?[^/]+/.exec(inside)[0];
  if (path.includes("/pkg/dist/")) return "payverdict";
  return path.match(/\/dashboard\/(src\/\w+)\//)?.[1] ?? (path.includes("/dashboard/src/") ? "src" : undefined);
}

const held = (modules) => [...new Set(modules.map(holderOf).filter(Boolean))].sort();

export function inventory() {
  return {
    name: "inventory",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        const bytesOf = (name) => Buffer.from(bundle[name].code ?? bundle[name].source);
        page.source = String(page.source).replace(/ crossorigin (src|href)="\.\/([^"]+)"/g, (tag, _, name) => `${tag} integrity="${integrityOf(bytesOf(name))}"`);
      },
    },
    writeBundle({ dir }, bundle) {
      const scripts = Object.values(bundle).filter(({ fileName }) => fileName.endsWith(".js")).sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
      const lines = scripts.map(({ fileName, moduleIds = [], imports = [], dynamicImports = [] }) => {
        const bytes = readFileSync(join(dir, fileName));
        const [loads, later] = [imports, dynamicImports].map((names) => names.filter((name) => name in bundle).sort());
        const parts = { ...(loads.length > 0 ? { loads } : {}), ...(later.length > 0 ? { later } : {}) };
        return JSON.stringify({ file: fileName, bytes: bytes.length, integrity: integrityOf(bytes), for: purpose(fileName), holds: held(moduleIds), ...parts });
      });
      writeFileSync(join(dir, "scripts.json"), `{"scripts": [\n${lines.join(",\n")}\n]}\n`);
      const ofPackage = JSON.parse(readFileSync(fileURLToPath(new URL("../pkg/dist/sbom.cdx.json", import.meta.url)), "utf8"));
      const names = ofPackage.components.filter(({ purl }) => purl.startsWith("pkg:npm/")).map(({ name }) => name);
      const own = held(scripts.flatMap(({ moduleIds = [] }) => moduleIds)).filter((name) => name !== "payverdict" && !/^src(\/|$)/.test(name));
      writeFileSync(join(dir, "sbom.cdx.json"), billOfPage(own, names));
    },
  };
}
