// Starts the service and a bare route of axum, and asks both.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { loadavg } from "node:os";

import autocannon from "autocannon";

const [, , service, bare] = process.argv;
const SECONDS = Number(process.env.SECONDS ?? 10);
const CONNECTIONS = 32;
const MILLION = Number(process.env.REQUESTS ?? 1_000_000);

const WEBHOOK = JSON.stringify({
  id: "8ac7a4a2", paymentType: "DB", amount: "25.00", currency: "EUR", merchantTransactionId: "A-17",
  result: { code: "800.100.153" }, timestamp: "2026-05-04 10:12:40+0000", ndc: "n",
});
const HISTORY = JSON.stringify({ attempts: [{ at: "2026-11-26T09:00:00Z", set: "visa.response", code: "51" }] });
const JSON_TYPE = { "content-type": "application/json" };

function start(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((resolve) => {
    let written = "";
    child.stderr.on("data", (part) => {
      written += part;
      const line = /(http:\S+)\n/.exec(written);
      if (line) resolve({ child, url: line[1] });
    });
  });
}

const ask = (url, more = {}) => autocannon({ url, connections: CONNECTIONS, duration: SECONDS, ...more });
const shown = (result) => `${Math.round(result.requests.average)} | ${result.latency.p50} | ${result.latency.p99}`;
const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

console.log(`load before: ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
const plain = await start(bare, []);
const serve = await start(service, ["--listen", "127.0.0.1:0", "--rate", "0"]);
const post = (body) => ({ method: "POST", headers: JSON_TYPE, body });
const asked = [
  ["bare route of axum", plain.url, {}],
  ["bare route of axum, with a body", plain.url, post(WEBHOOK)],
  ["`GET /decode/{set}/{code}`", `${serve.url}/decode/visa.response/51`, {}],
  ["`POST /payload`, a webhook", `${serve.url}/payload`, post(WEBHOOK)],
  ["`POST /plan`, an attempt", `${serve.url}/plan`, post(HISTORY)],
];
// Each once before it counts.
for (const [, url, more] of asked) await ask(url, { ...more, duration: 1 });
console.log("| | requests a second | median ms | p99 ms |\n|---|--:|--:|--:|");
for (const [name, url, more] of asked) {
  const result = await ask(url, more);
  if (result.non2xx || result.errors) throw new Error(`${name}: ${result.non2xx} refused, ${result.errors} errors`);
  console.log(`| ${name} | ${shown(result)} |`);
}

console.log(`\n| requests | memory of the service |\n|--:|--:|\n| before | ${megabytes(serve.child.pid).toFixed(1)} MB |`);
const quarter = MILLION / 4;
for (let done = quarter; done <= MILLION; done += quarter) {
  const more = done % (2 * quarter) ? post(WEBHOOK) : {};
  const url = done % (2 * quarter) ? `${serve.url}/payload` : `${serve.url}/decode/visa.response/51`;
  await autocannon({ url, connections: CONNECTIONS, amount: quarter, ...more });
  console.log(`| ${done} | ${megabytes(serve.child.pid).toFixed(1)} MB |`);
}

// One who asks for a code twenty times a second, alone and beside those who are hostile.
const steady = () => autocannon({ url: `${serve.url}/decode/visa.response/51`, connections: 1, overallRate: 20, duration: SECONDS });
const huge = Buffer.alloc(10 << 20, "[");
const deep = Buffer.from(`{"result": {"code": ${"[".repeat(500_000)}`);
const hostile = {
  nobody: () => [],
  "8 who send 10 MB": () => [ask(`${serve.url}/payload`, { ...post(huge), connections: 8 })],
  "8 who send JSON 500,000 levels deep": () => [ask(`${serve.url}/payload`, { ...post(deep), connections: 8 })],
  "1,000 who send a byte and wait": () => {
    const { hostname, port } = new URL(serve.url);
    for (let count = 0; count < 1000; count += 1) {
      const socket = connect(port, hostname, () =>
        socket.write("POST /payload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{"),
      );
      socket.on("error", () => {});
      setTimeout(() => socket.destroy(), SECONDS * 1000);
    }
    return [];
  },
};
console.log("\n| beside | a code: median ms | p99 ms | refused | what the others got | memory |\n|---|--:|--:|--:|---|--:|");
for (const [name, begin] of Object.entries(hostile)) {
  const others = begin();
  const result = await steady();
  const got = (await Promise.all(others)).map((other) => `${other["4xx"]} × 4xx, ${other["2xx"]} × 2xx`).join();
  const refused = result.non2xx + result.errors;
  console.log(
    `| ${name} | ${result.latency.p50} | ${result.latency.p99} | ${refused} | ${got || "–"} | ${megabytes(serve.child.pid).toFixed(1)} MB |`,
  );
}
console.log(`\nload after: ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
serve.child.kill();
plain.child.kill();
