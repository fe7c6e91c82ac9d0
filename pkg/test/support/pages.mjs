// What the pages of all projects do: decode, and show what came out.
import { full, checkouts } from "./entries.mjs";

const CODES = [["opp.result", "800.100.153"], ["opp.result", "000.000.999"], ["pei.acquirer", "51-I"], ["payfunc.error", "Insufficient Funds"]];
const FROM = { whole: "payverdict", checkout: "payverdict/checkout", script: "payverdict/js" };

/** A script that decodes with some of the entries, and hands the verdicts to `show`. */
export function script(entries, show) {
  const imports = entries.map((entry) => `import { decode as ${entry} } from "${FROM[entry]}";\n`);
  return `${imports.join("")}const codes = ${JSON.stringify(CODES)};
const verdicts = [${entries.join(", ")}].map((decode) => codes.map(([set, code]) => {
  const verdict = decode(set, code);
  return { ...verdict, message: verdict.message("is") };
}));
${show}\n`;
}

/** What the script must have come to. */
export function expected(entries) {
  const { decode: whole } = full.payverdict;
  const decoders = { whole, script: whole, checkout: checkouts["payverdict/checkout"].decode };
  const verdicts = (decode) => CODES.map(([set, code]) => ({ ...decode(set, code), message: decode(set, code).message("is") }));
  return JSON.parse(JSON.stringify(entries.map((entry) => verdicts(decoders[entry]))));
}

export const ALL = ["whole", "checkout", "script"];
export const IN_PAGE = 'document.querySelector("pre").textContent = JSON.stringify(verdicts);';
export const PRINTED = "console.log(JSON.stringify(verdicts));";

/** A page as bundlers' guides show it. */
export const html = (source, type = "") => `<!doctype html>\n<meta charset="utf-8">\n<title>payverdict</title>\n<pre></pre>\n<script ${type} src="${source}"></script>\n`;

/** Waits for the verdicts that a page shows. */
export async function shown(page) {
  const text = await page.waitForFunction(() => document.querySelector("pre")?.textContent);
  return JSON.parse(await text.jsonValue());
}
