// The packed package where scripts run otherwise than in Node or behind a bundler: Workers, test runners, a plain page.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, visit } from "./support/chromium.mjs";
import { FOUR_KILOBYTES } from "./support/four_kilobytes.mjs";
import { ALL, IN_PAGE, PRINTED, expected, script, shown } from "./support/pages.mjs";
import { folder, project, write } from "./support/project.mjs";
import { run } from "./support/run.mjs";
import { serve } from "./support/serve.mjs";

const TIMEOUT = { timeout: 600_000 };
const WRITTEN = 'require("node:fs").writeFileSync("out.json", JSON.stringify(verdicts));';
/** Imports as `require` writes them. */
const required = (text) => text.replace(/import \{ (\w+) as (\w+) \} from ("[^"]+");/g, "const { $1: $2 } = require($3);");
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

test("workerd takes the module as one, and reads webhooks", TIMEOUT, async () => {
  const files = {
    "worker.js": script(ALL, "export default { fetch: () => Response.json(verdicts) };"),
    "start.js": `
      import { readdirSync } from "node:fs";
      import { Miniflare } from "miniflare";
      const wasm = readdirSync("out").filter((name) => name.endsWith(".wasm"));
      const modules = [{ type: "ESModule", path: "out/worker.js" }, ...wasm.map((name) => ({ type: "CompiledWasm", path: "out/" + name }))];
      const worker = new Miniflare({ modules, modulesRoot: "out", compatibilityDate: "2025-06-01", telemetry: { enabled: false } });
      console.log(await (await worker.dispatchFetch("http://localhost/")).text());
      await worker.dispose();
    `,
  };
  const directory = await project("workerd", files, "miniflare@4.20260730.0", "esbuild@0.28.2");
  await run(directory, "npx", ["esbuild", "worker.js", "--bundle", "--format=esm", "--conditions=workerd,worker", "--loader:.wasm=copy", "--outdir=out"]);
  const modules = (out) => readdirSync(join(directory, out)).flatMap((name) => (name.endsWith(".wasm") ? [name.split("-")[0]] : []));
  assert.deepEqual(modules("out").sort(), ["payload", "payload.read", "payload.timelines", "payverdict", "read", "tables"]);
  const printed = await run(directory, process.execPath, ["start.js"]);
  assert.deepEqual(JSON.parse(printed.split("\n").find((line) => line.startsWith("["))), expected(ALL));

  // Where nothing is read, the module that reads is not taken along.
  write(directory, { "worker.js": script(["whole"], "export default { fetch: () => Response.json(verdicts) };") });
  await run(directory, "npx", ["esbuild", "worker.js", "--bundle", "--format=esm", "--conditions=workerd,worker", "--loader:.wasm=copy", "--outdir=small"]);
  assert.deepEqual(modules("small"), ["payverdict"]);
  // Where no payment is asked for, neither is the module that folds documents into one.
  write(directory, { "worker.js": script(["payload"], "export default { fetch: () => Response.json(verdicts) };") });
  await run(directory, "npx", ["esbuild", "worker.js", "--bundle", "--format=esm", "--conditions=workerd,worker", "--loader:.wasm=copy", "--outdir=documents"]);
  assert.ok(!modules("documents").includes("payload.timelines"));
});

test("Jest with jsdom, where TextEncoder is missing", TIMEOUT, async () => {
  const files = {
    "page.test.cjs": `${required(script(ALL, WRITTEN))}\ntest("page", () => { expect(typeof document).toBe("object"); expect(typeof TextEncoder).toBe("undefined"); });\n`,
    "jest.config.json": '{ "testEnvironment": "jsdom", "testMatch": ["**/*.test.cjs"] }',
  };
  const directory = await project("jest", files, "jest@30.5.2", "jest-environment-jsdom@30.5.2");
  await run(directory, "npx", ["jest", "--config", "jest.config.json"]);
  assert.deepEqual(read(directory, "out.json"), expected(ALL));
});

test("Vitest", TIMEOUT, async () => {
  const written = 'writeFileSync("out.json", JSON.stringify(verdicts));\ntest("page", () => {});';
  const files = { "page.test.js": `import { writeFileSync } from "node:fs";\nimport { test } from "vitest";\n${script(ALL, written)}` };
  const directory = await project("vitest", files, "vitest@5.1.1");
  await run(directory, "npx", ["vitest", "run"]);
  assert.deepEqual(read(directory, "out.json"), expected(ALL));
});

for (const [name, version, args] of [["deno", "2.9.6", ["run", "--node-modules-dir=manual"]], ["bun", "1.4.5", []]]) {
  test(name, TIMEOUT, async () => {
    const directory = await project(name, { "main.js": script(ALL, PRINTED) }, `${name}@${version}`);
    const printed = await run(directory, "npx", [name, ...args, "main.js"], { env: { DENO_NO_UPDATE_CHECK: "1" } });
    assert.deepEqual(JSON.parse(printed.split("\n").find((line) => line.startsWith("["))), expected(ALL));
  });
}

describe("a checkout of one system", () => {
  test("holds the languages that the page names, and no other", TIMEOUT, async () => {
    const page = (how) => `${how}\nconsole.log(JSON.stringify([decode("opp.result", "800.100.153").message("is"), decode("opp.result", "800.100.153").message("de")]));`;
    const files = {
      "all.js": page('import { decode } from "payverdict/checkout/opp";'),
      "one.js": page('import { decoder, en, is } from "payverdict/checkout/opp"; const decode = decoder(en, is);'),
    };
    const directory = await project("languages", files, "esbuild@0.28.2", "rollup@4.68.7", "@rollup/plugin-node-resolve@16.0.3");
    const { decode } = await import("payverdict/checkout");
    const said = ["is", "de", "en"].map((locale) => decode("opp.result", "800.100.153").message(locale));
    const bundlers = {
      esbuild: (file, out) => ["esbuild", file, "--bundle", "--format=esm", `--outfile=${out}`],
      rollup: (file, out) => ["rollup", file, "--file", out, "--plugin", "node-resolve"],
    };
    for (const [name, args] of Object.entries(bundlers)) {
      for (const [file, locales, answers] of [["all.js", 14, [said[0], said[1]]], ["one.js", 2, [said[0], said[2]]]]) {
        const out = `out/${name}-${file}`;
        await run(directory, "npx", args(file, out));
        assert.deepEqual(JSON.parse(await run(directory, process.execPath, [out])), answers, out);
        assert.equal(readFileSync(join(directory, out), "utf8").match(/\bsentences: ?['"`]/g).length, locales, out);
      }
    }
  });
});

describe("a plain page", () => {
  const SCRIPTS = ["payverdict.min.js", "payverdict.read.min.js"];
  let browser, directory;
  before(async () => {
    browser = await launch();
    const packed = await project("script", {});
    directory = folder("page");
    for (const name of SCRIPTS) copyFileSync(join(packed, "node_modules/payverdict/dist", name), join(directory, name));
  }, TIMEOUT);
  after(() => browser.close());

  /** The page's script uses the global; `import` lines are none of its. */
  const page = (name, integrity, use) =>
    `<!doctype html>\n<meta charset="utf-8">\n<title>payverdict</title>\n<pre></pre>\n<script src="${name}" integrity="${integrity}" crossorigin="anonymous"></script>\n<script>${use}</script>\n`;
  const global = (text) => text.replace(/import \{ (\w+) as (\w+) \} from "[^"]+";/g, "const { $1: $2 } = payverdict;");
  const classic = global(script(["whole"], IN_PAGE));
  const reading = global(script(["whole", "reading"], IN_PAGE));
  const integrity = (name) => `sha384-${createHash("sha384").update(readFileSync(join(directory, name))).digest("base64")}`;

  async function look(use, { name = SCRIPTS[0], hash = integrity(name), wanted = shown } = {}) {
    write(directory, { "index.html": page(name, hash, use) });
    const { address, close } = await serve(directory);
    try {
      return await visit(browser, address, wanted);
    } finally {
      close();
    }
  }

  test("decodes with one script tag and its hash", TIMEOUT, async () => {
    assert.deepEqual(await look(classic), { answer: expected(["whole"]), problems: [] });
  });

  test("reads with one script tag, too: that of the larger script", TIMEOUT, async () => {
    assert.deepEqual(await look(reading, { name: SCRIPTS[1] }), { answer: expected(["whole", "reading"]), problems: [] });
    assert.deepEqual(await look('document.querySelector("pre").textContent = JSON.stringify("read" in payverdict);'), { answer: false, problems: [] });
  });

  test("in an engine that makes no large module at once", TIMEOUT, async () => {
    const waiting = (use) => `(${FOUR_KILOBYTES})();\npayverdict.ready().then(() => {\n${use}});`;
    assert.deepEqual(await look(waiting(classic)), { answer: expected(["whole"]), problems: [] });
    assert.deepEqual(await look(waiting(reading), { name: SCRIPTS[1] }), { answer: expected(["whole", "reading"]), problems: [] });
  });

  test("a script that was changed is not run", TIMEOUT, async () => {
    const wanted = (loaded) => loaded.evaluate(() => [typeof globalThis.payverdict, document.querySelector("pre").textContent]);
    const { answer, problems } = await look(classic, { hash: `sha384-${"A".repeat(64)}`, wanted });
    assert.deepEqual(answer, ["undefined", ""]);
    assert.match(problems.join("\n"), /integrity/);
  });
});
