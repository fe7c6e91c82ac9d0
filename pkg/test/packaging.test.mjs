// The packed package in throw-away projects: what is in it, Node, and bundlers as they are without any
// configuration, in a real browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { launch, visit } from "./support/chromium.mjs";
import { ALL, IN_PAGE, PRINTED, expected, html, script, shown } from "./support/pages.mjs";
import { pack, project, write } from "./support/project.mjs";
import { run, start } from "./support/run.mjs";
import { serve } from "./support/serve.mjs";

const TIMEOUT = { timeout: 600_000 };
const module = 'type="module"';
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Looks at the page that a server shows. */
async function look(address, entries = ALL) {
  const { answer, problems } = await visit(browser, address, shown);
  assert.deepEqual(problems, []);
  assert.deepEqual(answer, expected(entries));
}

async function lookInto(directory, headers, entries = ALL) {
  const { address, close } = await serve(directory, headers);
  try {
    await look(address, entries);
  } finally {
    close();
  }
}

test("the tarball holds what `files` promises", TIMEOUT, async () => {
  const { files, name, version } = await pack();
  const dist = readdirSync(fileURLToPath(new URL("../dist", import.meta.url)), { recursive: true }).filter((name) => /\.\w+$/.test(name));
  const wanted = ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "THIRD-PARTY-LICENSES.txt", "package.json", ...dist.map((file) => `dist/${file}`)];
  assert.deepEqual(files.map(({ path }) => path).sort(), wanted.sort());
  assert.deepEqual([name, version], ["payverdict", "0.1.0"]);
});

test("publint and attw find nothing", TIMEOUT, async () => {
  await run(fileURLToPath(new URL("..", import.meta.url)), "npm", ["run", "check"]);
});

test("Node, import and require", TIMEOUT, async () => {
  const require = script(ALL, PRINTED).replace(/import \{ (\w+) as (\w+) \} from ("[^"]+");/g, "const { $1: $2 } = require($3);");
  const directory = await project("node", { "main.mjs": script(ALL, PRINTED), "main.cjs": require });
  for (const file of ["main.mjs", "main.cjs"]) {
    assert.deepEqual(JSON.parse(await run(directory, process.execPath, [file])), expected(ALL));
  }
  assert.deepEqual(readdirSync(join(directory, "node_modules")).filter((name) => !name.startsWith(".")), ["payverdict"]);
});

test("esbuild", TIMEOUT, async () => {
  const files = { "main.js": script(ALL, IN_PAGE), "out/index.html": html("main.js") };
  const directory = await project("esbuild", files, "esbuild@0.28.2");
  await run(directory, "npx", ["esbuild", "main.js", "--bundle", "--outfile=out/main.js"]);
  await lookInto(join(directory, "out"));
});

test("Rollup", TIMEOUT, async () => {
  const files = { "main.js": script(ALL, IN_PAGE), "out/index.html": html("main.js", module) };
  const directory = await project("rollup", files, "rollup@4.68.7", "@rollup/plugin-node-resolve@16.0.3");
  await run(directory, "npx", ["rollup", "main.js", "--file", "out/main.js", "--plugin", "node-resolve"]);
  await lookInto(join(directory, "out"));
});

describe("webpack", () => {
  let directory;
  before(async () => {
    const files = { "src/index.js": script(ALL, IN_PAGE), "dist/index.html": html("main.js") };
    directory = await project("webpack", files, "webpack@5.112.2", "webpack-cli@7.3.1");
  }, TIMEOUT);

  test("development", TIMEOUT, async () => {
    await run(directory, "npx", ["webpack", "--mode", "development"]);
    await lookInto(join(directory, "dist"));
  });

  test("production, also on a page that says nothing of its encoding", TIMEOUT, async () => {
    await run(directory, "npx", ["webpack", "--mode", "production"]);
    await lookInto(join(directory, "dist"));
    // Scripts that are no modules are then read as windows-1252.
    write(directory, { "dist/index.html": html("main.js").replace('<meta charset="utf-8">', "") });
    await lookInto(join(directory, "dist"));
  });
});

test("Vite: build, dev server, server-side rendering", TIMEOUT, async () => {
  const files = {
    "index.html": html("/main.js", module),
    "main.js": script(ALL, IN_PAGE),
    "server.js": script(ALL, "export { verdicts };"),
    "render.js": `import { verdicts } from "./ssr/server.js"; ${PRINTED}`,
    "dev.js": `
      import { createServer } from "vite";
      const server = await createServer({ server: { host: "127.0.0.1", port: 0 } });
      await server.listen();
      const { verdicts } = await server.ssrLoadModule("/server.js");
      ${PRINTED}
      console.log(\`listening on \${server.httpServer.address().port}.\`);
    `,
  };
  const directory = await project("vite", files, "vite@8.3.8");
  await run(directory, "npx", ["vite", "build"]);
  await lookInto(join(directory, "dist"));
  await run(directory, "npx", ["vite", "build", "--ssr", "server.js", "--outDir", "ssr"]);
  assert.deepEqual(JSON.parse(await run(directory, process.execPath, ["render.js"])), expected(ALL));

  const { found, stop } = await start(directory, process.execPath, ["dev.js"], /(\[.*\])\n[^]*listening on (\d+)\./);
  try {
    assert.deepEqual(JSON.parse(found[1]), expected(ALL));
    await look(`http://127.0.0.1:${found[2]}/`);
  } finally {
    stop();
  }
});

test("Next.js: build and start, on the server and in the page", TIMEOUT, async () => {
  const files = {
    "app/layout.js": "export default ({ children }) => <html><body>{children}</body></html>;\n",
    "app/page.js": `import Client from "./client.js";\n${script(ALL, "")}
      export default () => <><code>{JSON.stringify(verdicts)}</code><Client /></>;\n`,
    "app/client.js": `"use client";\nimport { useEffect, useState } from "react";\n${script(ALL, "")}
      export default function Client() {
        const [text, setText] = useState("");
        useEffect(() => setText(JSON.stringify(verdicts)), []);
        return <pre>{text}</pre>;
      }\n`,
  };
  const directory = await project("next", files, "next@16.4.6", "react@19.3.1", "react-dom@19.3.1");
  await run(directory, "npx", ["next", "build"]);
  const { found, stop } = await start(directory, "npx", ["next", "start", "-H", "127.0.0.1", "-p", "0"], /http:\/\/127\.0\.0\.1:([1-9]\d*)/);
  try {
    await look(`${found[0]}/`);
    const page = await (await fetch(found[0])).text();
    const rendered = page.match(/<code>(.*?)<\/code>/)[1].replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
    assert.deepEqual(JSON.parse(rendered), expected(ALL));
  } finally {
    stop();
  }
});

describe("a page that reads nothing does not carry what reads", () => {
  // What the entry may weigh without it.
  const [budgets, codes] = ["budgets.json", "dist/codes.json"].map((file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8")));
  const BUDGET = budgets["."].engine + budgets["."].row * codes.rows.length;
  const bundlers = {
    esbuild: [["esbuild@0.28.2"], (file, out) => ["esbuild", file, "--bundle", "--minify", "--format=esm", `--outfile=${out}/main.js`]],
    Rollup: [["rollup@4.68.7", "@rollup/plugin-node-resolve@16.0.3"], (file, out) => ["rollup", file, "--dir", out, "--plugin", "node-resolve"]],
    webpack: [["webpack@5.112.2", "webpack-cli@7.3.1"], (file, out) => ["webpack", "--mode", "production", "--target", "node", "--entry", `./${file}`, "--output-path", out]],
    Vite: [["vite@8.3.8"], (file, out) => ["vite", "build", "--ssr", file, "--outDir", out]],
  };
  const sets = { "payverdict": "whole", "payverdict/js": "script" };
  for (const [name, [dependencies, args]] of Object.entries(bundlers)) {
    test(name, TIMEOUT, async (context) => {
      const files = Object.fromEntries(Object.values(sets).flatMap((set) => [[`${set}.js`, script([set], PRINTED)]]));
      files["reading.js"] = script(["whole", "reading"], PRINTED);
      // What is bundled for a server leaves packages outside, if nobody asks for them.
      files["vite.config.js"] = "export default { ssr: { noExternal: true }, build: { minify: true } };";
      const directory = await project(`drop-${name.toLowerCase()}`, files, ...dependencies);
      const built = async (entry) => {
        const out = join(directory, "out", entry);
        await run(directory, "npx", args(`${entry}.js`, out));
        const scripts = readdirSync(out, { recursive: true }).filter((file) => file.endsWith(".js"));
        const main = scripts.find((file) => ["main.js", `${entry}.js`].includes(file));
        const answer = JSON.parse(await run(directory, process.execPath, [join(out, main)]));
        return { answer, size: scripts.reduce((size, file) => size + gzipSync(readFileSync(join(out, file)), { level: 9 }).length, 0) };
      };
      for (const entry of Object.values(sets)) {
        const { answer, size } = await built(entry);
        context.diagnostic(`${entry}: ${size} bytes`);
        assert.deepEqual(answer, expected([entry]));
        assert.ok(size < BUDGET, `${entry}: ${size} bytes`);
      }
      const { answer, size } = await built("reading");
      context.diagnostic(`with read: ${size} bytes`);
      assert.deepEqual(answer, expected(["whole", "reading"]));
      // What reads is there, and weighs about as much as the rest.
      assert.ok(size > BUDGET + budgets["., read"].engine / 2, `${size} bytes`);
    });
  }
});

test("a page that reads documents does not carry what tells of payments", TIMEOUT, async () => {
  const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8"));
  const directory = await project("drop-timelines", {}, "esbuild@0.28.2");
  const sizes = [];
  for (const entries of [["payload"], ["payload", "lives"]]) {
    write(directory, { "main.js": script(entries, IN_PAGE), "out/index.html": html("main.js") });
    await run(directory, "npx", ["esbuild", "main.js", "--bundle", "--minify", "--outfile=out/main.js"]);
    await lookInto(join(directory, "out"), undefined, entries);
    sizes.push(gzipSync(readFileSync(join(directory, "out/main.js")), { level: 9 }).length);
  }
  const [documents, both] = sizes;
  assert.ok(both - documents > 0.9 * budgets["./payload, timeline and plan"].engine, `${documents} and ${both} bytes`);
});

describe("under a Content-Security-Policy", () => {
  let directory;
  const build = async (entries) => {
    write(directory, { "main.js": script(entries, IN_PAGE), "out/index.html": html("main.js") });
    await run(directory, "npx", ["esbuild", "main.js", "--bundle", "--outfile=out/main.js"]);
    return join(directory, "out");
  };
  const policy = (sources) => ({ "Content-Security-Policy": `default-src 'none'; script-src ${sources}` });
  before(async () => (directory = await project("csp", {}, "esbuild@0.28.2")), TIMEOUT);

  const cases = [["'self'", ["script", "checkout"]], ["'self' 'wasm-unsafe-eval'", ["whole", "payload", "lives"]]];
  for (const [sources, entries] of cases) {
    test(`script-src ${sources}: ${entries.join(" and ")}`, TIMEOUT, async () => {
      const { address, close } = await serve(await build(entries), policy(sources));
      try {
        await look(address, entries);
      } finally {
        close();
      }
    });
  }

  test("what violates it would have been seen", TIMEOUT, async () => {
    const { address, close } = await serve(await build(["whole"]), policy("'self'"));
    try {
      const { problems } = await visit(browser, address, (page) => page.waitForTimeout(1000));
      assert.ok(problems.some((problem) => problem.includes("script-src")), problems.join("\n"));
    } finally {
      close();
    }
  });
});
