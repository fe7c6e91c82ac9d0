// How soon an entry answers: Node is started anew for each time, the entries taking turns, so that the disk's cache is
// warm for all and the engine's for none. `node bench/first.mjs [TIMES]`; the times of the import and of the call after it
// stand beside each other, as a request that comes when a server has started waits for the second alone.
import { execFile } from "node:child_process";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const TIMES = Number(process.argv[2] ?? 21);
const DOCUMENT = '{ paymentType: "DB", amount: "92.00", result: { code: "000.000.000" } }';
const PAID = '{ orderId: "bok-5512", purchaseId: 8801, amount: 18000, status: 1 }';
const decoded = 'decode("opp.result", "800.100.153").reason === "incorrect_cvc"';
const ATTEMPTS = '[{ at: "2026-11-26T09:00:00Z", set: "visa.response", code: "51" }], { now: "2026-11-26T10:00:00Z" }';

/** What each entry is asked first, and whether it answers right. */
const ENTRIES = {
  "payverdict": decoded,
  "payverdict/checkout": decoded,
  "payverdict/js": decoded,
  "payverdict/payload": `decodePayload(${DOCUMENT}).is_paid === true`,
  "payverdict/payload, ready": `decodePayload(${DOCUMENT}).is_paid === true`,
  "payverdict/payload, timeline": `timeline(${PAID})[0].is_paid === true`,
  "payverdict/payload, plan": `plan(${ATTEMPTS}).action.length > 0`,
  "an empty file": "true",
  "an empty module": "true",
};

/** What the import of nothing takes: with a file to be found and read, and without. */
const EMPTY = { "an empty file": new URL("empty.js", import.meta.url).href, "an empty module": "data:text/javascript," };

const here = fileURLToPath(new URL(".", import.meta.url));
const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];

const said = (times) => `${median(times).toFixed(1)} (${Math.min(...times).toFixed(1)})`;

/** Milliseconds of the import and of the first answer, in a process of its own. */
async function first(name, question) {
  const imported = EMPTY[name] ?? name.split(",")[0];
  const used = question.match(/^\w+(?=\()/)?.[0];
  const isReady = name.endsWith(", ready");
  const script = `
    const start = performance.now();
    const { ${[...(used === undefined ? [] : [used]), ...(isReady ? ["ready"] : [])].join(", ")} } = await import(${JSON.stringify(imported)});
    ${isReady ? "await ready();" : ""}
    const imported = performance.now();
    const isRight = ${question};
    console.log(JSON.stringify([imported - start, performance.now() - imported]));
    if (!isRight) process.exit(1);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { cwd: here });
  return JSON.parse(stdout);
}

const times = Object.fromEntries(Object.keys(ENTRIES).map((name) => [name, []]));
for (let time = 0; time < TIMES; time++) {
  for (const [name, question] of Object.entries(ENTRIES)) times[name].push(await first(name, question));
}
// The best is what a machine that is busy with other work can tell.
console.log(`Node ${process.versions.node}, medians of ${TIMES} and in brackets the best, load ${loadavg()[0].toFixed(1)}\n`);
console.log("| first answer, ms | import | the call after it | both |\n|---|--:|--:|--:|");
for (const [name, all] of Object.entries(times)) {
  const columns = [([imported]) => imported, ([, called]) => called, ([imported, called]) => imported + called];
  console.log(`| ${[name, ...columns.map((column) => said(all.map(column)))].join(" | ")} |`);
}
