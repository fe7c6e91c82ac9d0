// The inventory of scripts and the bill of materials that the build writes: what they say is so, and a browser holds a page to it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { decode } from "payverdict";
import { faultsOf } from "../../scripts/supply/rules.mjs";
import { bundled, licences } from "../pack/licences.mjs";
import { launch, visit } from "./support/chromium.mjs";
import { folder, write } from "./support/project.mjs";
import { serve } from "./support/serve.mjs";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));
const names = readdirSync(dist, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter((name) => statSync(join(dist, name)).isFile());
const read = (name) => readFileSync(join(dist, name));
const { scripts } = JSON.parse(read("scripts.json"));
const entry = (file) => scripts.find((script) => script.file === file);

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

test("every script that a page may load is in the inventory, with the sum of its very bytes and what it is for", () => {
  const loadable = names.filter((name) => /\.(js|wasm)$/.test(name) && !/workerd|\.node\.js$/.test(name));
  assert.deepEqual(scripts.map(({ file }) => file), loadable.sort());
  assert.ok(scripts.length > 1000, String(scripts.length));
  for (const { file, bytes, integrity, for: use, kind, loads = [] } of scripts) {
    assert.equal(integrity, `sha384-${createHash("sha384").update(read(file)).digest("base64")}`, file);
    assert.equal(bytes, read(file).length, file);
    assert.match(use, /^[A-Z][^$]{20,}$/, file);
    assert.equal(kind, { wasm: "webassembly", "min.js": "script", js: "module" }[file.match(/(wasm|min\.js|js)$/)[1]], file);
    for (const other of loads) assert.ok(entry(other), `${file} loads ${other}`);
  }
});

const POLICY = { "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-MAP'" };
const said = (page) => page.waitForFunction(() => document.querySelector("pre")?.textContent).then((text) => text.jsonValue());

/** A page whose every script has its sum: what a module loads has it in the import map, which the policy allows by its own. */
function pageOf(map, body) {
  const text = JSON.stringify(map);
  const hash = createHash("sha256").update(text).digest("base64");
  const headers = { "Content-Security-Policy": POLICY["Content-Security-Policy"].replace("MAP", hash) };
  return { headers, html: `<!doctype html>\n<meta charset="utf-8"><title>pay</title>\n<pre></pre>\n<script type="importmap">${text}</script>\n${body}\n` };
}

/** Copies of files, a byte of which may be another. */
function copies(files, spoilt) {
  return Object.fromEntries(files.map((file) => [file, file === spoilt ? read(file).toString("latin1").replace("MIT OR", "MIT  OR") : read(file).toString("latin1")]));
}

async function look(files, { html, headers }, use) {
  const directory = folder("integrity");
  write(directory, { ...files, "index.html": html });
  const { address, close } = await serve(directory, headers);
  try {
    return await visit(browser, address, use);
  } finally {
    close();
  }
}

const tag = (file, attributes = "") => `<script ${attributes} src="${file}" integrity="${entry(file).integrity}" crossorigin="anonymous"></script>`;
const SHOWS = 'document.querySelector("pre").textContent = payverdict.decode("opp.result", "800.100.153").summary;';
const sumOf = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;

test("a page with the sum of the classic script loads it, and no other bytes", async () => {
  const page = pageOf({}, `${tag("payverdict.min.js")}<script src="main.js" integrity="${sumOf(SHOWS)}"></script>`);
  const right = await look({ ...copies(["payverdict.min.js"]), "main.js": SHOWS }, page, said);
  assert.deepEqual([right.answer, right.problems], [decode("opp.result", "800.100.153").summary, []]);
  const wrong = await look({ ...copies(["payverdict.min.js"], "payverdict.min.js"), "main.js": SHOWS }, page, (page) => page.evaluate(() => typeof payverdict));
  assert.equal(wrong.answer, "undefined");
  assert.ok(wrong.problems.some((problem) => problem.includes("integrity")), wrong.problems.join("\n"));
});

test("a checkout of modules has the sums of all that it loads, and runs with no other bytes", async () => {
  const all = (file) => [file, ...(entry(file).loads ?? []).flatMap(all)];
  const files = [...new Set(all("checkout/opp.js"))];
  assert.ok(files.length > 10);
  const main = `import { decode } from "./checkout/opp.js";\n${SHOWS.replace("payverdict.decode", "decode").replace(".summary", '.message("is")')}`;
  const integrity = Object.fromEntries(files.map((file) => [`./${file}`, entry(file).integrity]));
  const page = pageOf({ integrity }, `<script type="module" src="main.js" integrity="${sumOf(main)}"></script>`);
  const right = await look({ ...copies(files), "main.js": main }, page, said);
  assert.deepEqual([right.answer, right.problems], [decode("opp.result", "800.100.153").message("is"), []]);
  const wrong = await look({ ...copies(files, "languages/opp/is.js"), "main.js": main }, page, async (page) => {
    await page.waitForTimeout(500);
    return page.locator("pre").textContent();
  });
  assert.equal(wrong.answer, "");
  assert.ok(wrong.problems.some((problem) => problem.includes("integrity")), wrong.problems.join("\n"));
});

test("the bill of materials names what the file of licences names, and keeps to CycloneDX", () => {
  const bill = JSON.parse(read("sbom.cdx.json"));
  assert.deepEqual(faultsOf(bill), []);
  const named = [...licences().matchAll(/^(\S+) (\S+) \((crate|npm)\): /gm)].map(([, name, version, kind]) => `pkg:${kind === "crate" ? "cargo" : "npm"}/${name.replace("@", "%40")}@${version}`);
  assert.ok(named.length > 5);
  assert.deepEqual(bill.components.map(({ purl }) => purl).sort(), named.sort());
  assert.deepEqual([...bundled().keys()].sort(), bill.components.filter(({ purl }) => purl.startsWith("pkg:npm/")).map(({ name }) => name).sort());
});

test("no file holds a path of the machine that built it", () => {
  const paths = [root, homedir(), process.env.CARGO_HOME, process.env.CARGO_TARGET_DIR, tmpdir()].filter((path) => path !== undefined && path.length > 3);
  assert.ok(paths.length >= 2);
  // A folder as wide as /root is looked for with what may follow.
  const found = names.filter((name) => paths.some((path) => read(name).includes(path.endsWith("/") ? path : `${path}/`)));
  assert.deepEqual(found, []);
});
