// What the pages of all projects do: decode, and show what came out.
import { decodePayload, readDocument, timeline } from "payverdict/payload";
import { withTables } from "payverdict/tables";
import { full, checkouts } from "./entries.mjs";

const CODES = [["opp.result", "800.100.153"], ["opp.result", "000.000.999"], ["pei.acquirer", "51-I"], ["payfunc.error", "Insufficient Funds"]];
const DOCUMENT = '{ "paymentType": "DB", "amount": "92.00", "result": { "code": "800.100.153" } }';

/** By the name that a script gives it: what it imports, from where, and what it does with that. */
const ENTRIES = {
  whole: ["decode", "payverdict"],
  checkout: ["decode", "payverdict/checkout"],
  script: ["decode", "payverdict/js"],
  payload: ["decodePayload", "payverdict/payload", "answerOf"],
  reading: ["read", "payverdict", "foundBy"],
  pieces: ["readDocument", "payverdict/payload", "piecesOf"],
  lives: ["timeline", "payverdict/payload", "livesOf"],
  own: ["withTables", "payverdict/tables", "ownOf"],
};
const PEI = '{"orderId": "bok-5512", "purchaseId": 8801, "amount": 18000, "status": 1}';
// Scripts hold it escaped, as some pages do not say how they are encoded.
const PASTED = 'köp 12:00 declined (05) 😀 800.100.153\nrefused {"paymentType": "DB", "result": {"code": "800.100.155"}}';
const verdictsOf = (decode) =>
  CODES.map(([set, code]) => {
    const verdict = decode(set, code);
    return { ...verdict, message: verdict.message("is") };
  });
const answerOf = (decodePayload) => {
  const { overall, ...answer } = decodePayload(DOCUMENT);
  return { ...answer, message: overall.message("is") };
};
const foundBy = (read) => read(PASTED);
const piecesOf = (readDocument) => readDocument(PASTED).map(({ line, codes, answer }) => [line, codes, answer?.reason]);

const livesOf = (timeline) => {
  const { stored, state } = timeline.add(null, PEI.replace("1}", "0}"));
  const later = timeline.add(stored, PEI);
  return [...timeline([DOCUMENT, PEI]), state, later.state, timeline.merge(stored, later.stored).state];
};

const TABLES = { "codes/opp.result.csv": "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n800.100.153,,,never,,,,,Our risk team says no,\n" };
const ownOf = (withTables) => {
  const tables = withTables(TABLES);
  const { message, ...verdict } = tables.decode("opp.result", "800.100.153");
  return [verdict, message("is"), tables.decodePayload(DOCUMENT).retry, tables.read(PASTED).codes];
};

/** A script that decodes with some of the entries, and hands what came out to `show`. */
export function script(entries, show) {
  const imports = entries.map((entry) => `import { ${ENTRIES[entry][0]} as ${entry} } from "${ENTRIES[entry][1]}";\n`);
  const calls = entries.map((entry) => `${ENTRIES[entry][2] ?? "verdictsOf"}(${entry})`);
  return `${imports.join("")}const CODES = ${JSON.stringify(CODES)}, DOCUMENT = ${JSON.stringify(DOCUMENT)}, PEI = ${JSON.stringify(PEI)}, TABLES = ${JSON.stringify(TABLES)}, PASTED = decodeURIComponent(${JSON.stringify(encodeURIComponent(PASTED))});
const verdictsOf = ${verdictsOf}, answerOf = ${answerOf}, foundBy = ${foundBy}, piecesOf = ${piecesOf}, livesOf = ${livesOf}, ownOf = ${ownOf};
const verdicts = [${calls.join(", ")}];
${show}\n`;
}

/** What the script must have come to. */
export function expected(entries) {
  const { decode } = full.payverdict;
  const found = {
    whole: () => verdictsOf(decode),
    script: () => verdictsOf(decode),
    checkout: () => verdictsOf(checkouts["payverdict/checkout"].decode),
    payload: () => answerOf(decodePayload),
    reading: () => foundBy(full.payverdict.read),
    pieces: () => piecesOf(readDocument),
    lives: () => livesOf(timeline),
    own: () => ownOf(withTables),
  };
  return JSON.parse(JSON.stringify(entries.map((entry) => found[entry]())));
}

export const ALL = ["whole", "checkout", "script", "payload", "reading", "pieces", "lives", "own"];
export const IN_PAGE = 'document.querySelector("pre").textContent = JSON.stringify(verdicts);';
export const PRINTED = "console.log(JSON.stringify(verdicts));";

/** A page as bundlers' guides show it. */
export const html = (source, type = "") => `<!doctype html>\n<meta charset="utf-8">\n<title>payverdict</title>\n<pre></pre>\n<script ${type} src="${source}"></script>\n`;

/** Waits for the verdicts that a page shows. */
export async function shown(page) {
  const text = await page.waitForFunction(() => document.querySelector("pre")?.textContent);
  return JSON.parse(await text.jsonValue());
}
