// Declarations for all entries, with the literal unions that the command exports.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./module.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));
const [dist, types, generated] = ["dist", "types", "src/generated"].map((name) => join(here, name));

const union = (words) => words.map((word) => `"${word}"`).join(" | ");

/** What stands in a face for what is made: the languages that a checkout entry exports, the systems that have a reader. */
const MADE = {
  checkout: (face, { locales }) => `${face}\nexport declare const ${locales.map((tag) => `${tag}: Language`).join(", ")};\n`,
  triggers: (face, { trigger_kinds, environments }) =>
    `${face}
/** What of a request makes a sandbox give an answer. */
export type TriggerKind = ${union(trigger_kinds)};

/** Where a system is tried without money. */
export type Environment = ${union(environments)};
`,
  payload: (face, { readers }) =>
    face
      .replace(/^import type \{ PayloadSystem \} from .*\n/m, "")
      .replace("export type { PayloadSystem };", `/** The systems whose documents can be read. */\nexport type PayloadSystem = ${union(readers)};`),
};

export function declare(command, texts) {
  const unions = run(command, ["export", "--format", "typescript"]).replace(/\n\/\*\* What a code means[^]*$/, "\n");
  for (const name of ["index", "checkout", "slim", "payload", "tables", "triggers", "element"]) {
    const face = readFileSync(join(types, `${name}.d.ts`), "utf8");
    const own = name === "index" ? `${unions}\n${face.replace(/^import [^;]*;\n/gm, "").replace(/^export \* from .*\n/gm, "")}` : face;
    const text = MADE[name]?.(own, texts) ?? own;
    for (const ending of ["d.ts", "d.cts"]) {
      writeFileSync(join(dist, `${name}.${ending}`), ending === "d.cts" ? text.replace(/(from "\.\/\w+)\.js"/g, '$1.cjs"') : text);
    }
  }
  for (const ending of ["d.ts", "d.cts"]) copyFileSync(join(types, "payverdict.wasm.d.ts"), join(dist, `payverdict.wasm.${ending}`));
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, "unions.d.ts"), unions);
}
