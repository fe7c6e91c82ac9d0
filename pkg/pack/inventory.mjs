// The inventory of the scripts that a page may load, as PCI DSS 6.4.3 wants one of a payment page: each file with its sum
// (subresource integrity), what it loads, and what it is for. The build writes it beside the files, as scripts.json.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The sum of a file as the attribute `integrity` has it. */
export const integrityOf = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** What a file is for, by its name; the first that fits. `null` for what no page loads. */
const PURPOSES = [
  [/(^|[./])workerd\.js$|^payload\.node\.js$/, null],
  [/^payverdict\.min\.js$/, "Classic script, the global payverdict: says what payment codes mean"],
  [/^payverdict\.read\.min\.js$/, "Classic script, the global payverdict: says what payment codes mean, and finds them in texts"],
  [/^checkout\.js$/, "Tells a shopper what a refusal means and what to do next, for the codes of all systems"],
  [/^checkout\/(.*)\.js$/, "Tells a shopper what a refusal means and what to do next, for the codes of $1"],
  [/^languages\/(.*)\/(.*)\.js$/, "Texts for shoppers in the language $2, for the codes of $1"],
  [/^element\.js$/, "The element <pay-verdict>: shows support what a code means"],
  [/^(index|js|slim)\.js$/, "Says what payment codes mean, and finds them in texts"],
  [/^base\/(index|js|slim)\.js$/, "Part of $1.js: tables of codes, and what looks them up"],
  [/^read\/(index|js|slim|module)\.js$/, "Part of $1.js: finds codes and phrases in texts"],
  [/^payload\.js$/, "Reads documents and histories of payments"],
  [/^documents\/payload\.js$/, "Part of payload.js: reads documents"],
  [/^timelines\/payload\.js$/, "Part of payload.js: reads histories, and plans further tries"],
  [/^tables\.js$/, "Reads tables of one's own beside the built-in ones"],
  [/^triggers\.js$/, "Says how sandboxes are made to answer with a code"],
  [/^(.*)\.wasm$/, "WebAssembly of $1, for pages that bring the module themselves; else it stands in the script"],
];

function purpose(name) {
  const found = PURPOSES.find(([pattern]) => pattern.test(name));
  if (found === undefined) throw new Error(`${name}: pack/inventory.mjs does not say what it is for`);
  return found[1] && name.replace(...found).replace("Part of module.js", "Part of index.js, js.js and slim.js");
}

/** What a module loads by itself, as names in the same folder. */
function loads(name, text) {
  const own = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map(([, path]) => new URL(path, `file:///${name}`).pathname.slice(1));
  return [...new Set(own)].sort();
}

/** The inventory of a folder, as text: one file a line, so that a diff shows what changed. */
export function inventory(dist, { name, version }) {
  const files = readdirSync(dist, { recursive: true }).map((file) => file.replaceAll("\\", "/")).filter((file) => /\.(js|wasm)$/.test(file));
  const lines = files.sort().flatMap((file) => {
    const use = purpose(file);
    if (use === null) return [];
    const bytes = readFileSync(join(dist, file));
    const kind = file.endsWith(".wasm") ? "webassembly" : file.endsWith(".min.js") ? "script" : "module";
    const loaded = kind === "module" ? loads(file, bytes.toString("latin1")) : [];
    const entry = { file, kind, bytes: bytes.length, integrity: integrityOf(bytes), for: use, ...(loaded.length > 0 ? { loads: loaded } : {}) };
    return [JSON.stringify(entry)];
  });
  return `{"package": ${JSON.stringify(name)}, "version": ${JSON.stringify(version)}, "scripts": [\n${lines.join(",\n")}\n]}\n`;
}
