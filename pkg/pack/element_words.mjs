// The words, signs and colours of the element: those of the support desk's page, so that both look and read alike.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { root } from "./module.mjs";

const LANGUAGES = ["en", "is", "sv", "nb", "da"];
/** The parts of the page's texts that the element says. */
const WORDS = { outcome: "outcomeWords", reason: "reasonWords", retry: "retryWords", actor: "actorWords", alone: "byItself" };
const TEXTS = ["reason", "retry", "actor", "summary", "message", "noReason", "waitHours", "limit", "notListed", "whoseLead"];

const source = (name) => readFileSync(join(root, "dashboard", "src", name), "utf8");

/** What a module of constants exports. */
function exported(name) {
  const { outputFiles } = buildSync({ entryPoints: [join(root, "dashboard", "src", name)], bundle: true, write: false, format: "cjs", logLevel: "error" });
  const module = { exports: {} };
  new Function("module", "exports", outputFiles[0].text)(module, module.exports);
  return module.exports;
}

function textsOf(language) {
  const texts = exported(`i18n/${language}.ts`).default;
  const words = Object.entries(WORDS).flatMap(([kind, name]) => Object.entries(texts[name]).map(([word, text]) => [`${kind}.${word}`, text]));
  return Object.fromEntries([...words, ...TEXTS.map((name) => [name, texts[name]])]);
}

/** The lines of the generated file. */
export function elementWords() {
  const english = textsOf("en");
  const keys = Object.keys(english);
  const languages = LANGUAGES.map((language) => {
    const texts = textsOf(language);
    for (const key of keys) if (!texts[key] || texts[key].includes("|")) throw new Error(`dashboard/src/i18n/${language}.ts: ${key} is missing, or has a |`);
    return [language, keys.map((key) => texts[key]).join("|")];
  });
  const tones = [...source("app.css").matchAll(/\.tone-(\w+) \{ --hue: (\d+);(?: --strength: ([\d.]+);)? \}/g)];
  return [
    `/** What the words stand for. */\nexport const keys = ${JSON.stringify(keys.join("|"))};`,
    `/** The words in each language, in the order of the keys. */\nexport const words: Readonly<Record<string, string>> = ${JSON.stringify(Object.fromEntries(languages))};`,
    `/** A sign for each outcome. */\nexport const signs: Readonly<Record<string, string>> = ${JSON.stringify(exported("outcomes.ts").written)};`,
    `/** Hue and strength of each outcome's colour. */\nexport const tones: Readonly<Record<string, readonly [number, number]>> = ${JSON.stringify(Object.fromEntries(tones.map(([, outcome, hue, strength = 1]) => [outcome, [Number(hue), Number(strength)]])))};`,
  ];
}
