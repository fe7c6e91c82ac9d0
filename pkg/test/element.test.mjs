// The element <pay-verdict> of the packed package in Chromium: in plain HTML without a bundler, in React, in Vue.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { decode, search } from "payverdict";
import { launch, visit } from "./support/chromium.mjs";
import { numbered } from "./support/numbered.mjs";
import { project, write } from "./support/project.mjs";
import { run } from "./support/run.mjs";
import { serve } from "./support/serve.mjs";

const TIMEOUT = { timeout: 600_000 };
/** As strict as a page of payments may be. */
const STRICT = { "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; base-uri 'none'" };
const page = (body, script = "main.js") => `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>desk</title><link rel="stylesheet" href="desk.css">\n<body>${body}<script type="module" src="${script}"></script></body></html>\n`;

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** What an element shows, as a reader sees it. */
const shown = (page, selector = "pay-verdict") => page.locator(selector).first().evaluate((element) => element.shadowRoot?.textContent ?? "");
const shows = (page, text, selector = "pay-verdict") =>
  page.waitForFunction(([selector, text]) => document.querySelector(selector)?.shadowRoot?.textContent.includes(text), [selector, text]);

async function look(directory, headers, use) {
  const { address, close } = await serve(directory, headers);
  try {
    const { answer, problems } = await visit(browser, address, use);
    assert.deepEqual(problems, []);
    return answer;
  } finally {
    close();
  }
}

const plain = (body, script = 'import "./node_modules/payverdict/dist/element.js";', css = "") =>
  project("element-plain", { "index.html": page(body), "main.js": script, "desk.css": css });

test("in plain HTML, under a strict policy, without a bundler and without what reads texts", TIMEOUT, async () => {
  const directory = await plain('<pay-verdict set="opp.result" code="800.100.153" locale="is"></pay-verdict>');
  await look(directory, STRICT, async (page) => {
    await shows(page, "rangt öryggisnúmer");
    const said = await shown(page);
    for (const text of ["800.100.153", "Issuer declined: security code wrong", decode("opp.result", "800.100.153").message("is")]) assert.ok(said.includes(text), `${text} is not in ${said}`);
    assert.equal(await page.locator("pay-verdict q, pay-verdict [part~=message-value] [lang]").first().getAttribute("lang"), "is");
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname.replace(/.*\/dist\//, "")));
    assert.deepEqual(loaded.filter((name) => name.endsWith(".js") && !name.endsWith("main.js")).sort(), ["base/index.js", "element.js"]);
    // Attributes and properties are one, and what changes together is one change.
    await page.evaluate(() => {
      const element = document.querySelector("pay-verdict");
      window.told = [];
      element.addEventListener("verdict", ({ detail }) => window.told.push(detail?.code ?? null));
      element.set = "pei.acquirer";
      element.code = "51-I";
      element.setAttribute("locale", "sv");
    });
    await shows(page, "otillräckliga medel").catch(async () => assert.fail(await shown(page)));
    assert.deepEqual(await page.evaluate(() => window.told), ["51-I"]);
    assert.equal(await page.evaluate(() => document.querySelector("pay-verdict").verdict.reason), "insufficient_funds");
  });
});

test("its parts and custom properties are a page's to style", TIMEOUT, async () => {
  const css = "pay-verdict { --pay-verdict-radius: 3px; --pay-verdict-edge: rgb(1, 2, 3); } pay-verdict::part(declined) { color: rgb(4, 5, 6); } pay-verdict::part(summary) { display: none; }";
  const directory = await plain('<pay-verdict set="opp.result" code="800.100.153"></pay-verdict>', undefined, css);
  await look(directory, STRICT, async (page) => {
    await shows(page, "declined");
    const styles = await page.locator("pay-verdict").evaluate(({ shadowRoot }) => {
      const style = (part) => getComputedStyle(shadowRoot.querySelector(`[part~=${part}]`));
      return [style("verdict").borderRadius, style("verdict").borderTopColor, style("outcome").color, style("summary").display];
    });
    assert.deepEqual(styles, ["3px", "rgb(1, 2, 3)", "rgb(4, 5, 6)", "none"]);
  });
});

test("for shoppers it says the message and nothing of why", TIMEOUT, async () => {
  const directory = await plain('<pay-verdict audience="shopper" set="opp.result" code="800.100.159" locale="da"></pay-verdict>');
  await look(directory, STRICT, async (page) => {
    await page.waitForFunction(() => document.querySelector("pay-verdict").shadowRoot?.textContent);
    assert.equal((await shown(page)).trim(), decode("opp.result", "800.100.159").message("da"));
  });
});

test("it never says approved but of a listed code of its own set, or of a form that tells its owner", TIMEOUT, async () => {
  const directory = await plain("<pay-verdict></pay-verdict>");
  const rows = search("").map(({ set, code, outcome }) => ({ set, code, outcome }));
  const bare = ["00", "000", "1", "approved", "paid", "COMPLETED", "succeeded", "Authorised", "", " ", "<b>00</b>", "000.000"];
  await look(directory, STRICT, async (page) => {
    await page.waitForFunction(() => customElements.get("pay-verdict"));
    /** The outcomes that are shown for codes of sets, one after another. */
    const outcomes = (asked) => page.evaluate(async (asked) => {
      const element = document.querySelector("pay-verdict");
      const found = [];
      for (const [set, code] of asked) {
        element.set = set;
        element.code = code;
        await new Promise((resolve) => setTimeout(resolve));
        found.push(element.shadowRoot.querySelector("[part~=outcome]")?.getAttribute("part").split(" ")[1] ?? null);
      }
      return found;
    }, asked);
    assert.deepEqual(new Set(await outcomes(bare.map((code) => [null, code]))), new Set(["unknown", null]));
    assert.deepEqual(await outcomes([[null, "000.000.000"], [null, "000.000.999"], ["no.set", "00"], ["opp.result", "nonsense"], ["pei.acquirer", "zz"]]), ["approved", "unknown", "unknown", "unknown", "unknown"].map((outcome, at) => (at === 1 ? decode("opp.result", "000.000.999").outcome : outcome)));
    const some = rows.filter((_, at) => at % 7 === 0);
    assert.deepEqual(await outcomes(some.map(({ set, code }) => [set, code])), some.map(({ outcome }) => outcome));
    await page.evaluate(() => document.querySelector("pay-verdict").setAttribute("code", "<img src=x onerror=window.ran=1>"));
    await page.waitForTimeout(50);
    assert.equal(await page.evaluate(() => window.ran), undefined);
  });
});

test("it speaks the languages of the page, and messages in those they are written in", TIMEOUT, async () => {
  const directory = await plain('<div lang="nn-NO"><pay-verdict set="opp.result" code="800.100.155"></pay-verdict></div>');
  const words = { en: "insufficient funds", is: "ekki næg innistæða", sv: "otillräckliga medel", nb: "ikke nok penger", da: "ikke penge nok" };
  await look(directory, STRICT, async (page) => {
    const section = () => page.locator("pay-verdict").evaluate(({ shadowRoot }) => shadowRoot.querySelector("section").lang);
    await page.waitForFunction(() => document.querySelector("pay-verdict").shadowRoot?.textContent);
    assert.equal(await section(), "nb", "without a locale it is that of the page around it");
    for (const language of Object.keys(words)) {
      await page.evaluate((tag) => document.querySelector("pay-verdict").setAttribute("locale", tag), language);
      await page.waitForFunction((tag) => document.querySelector("pay-verdict").shadowRoot.querySelector("section").lang === tag, language);
      assert.ok((await shown(page)).includes(decode("opp.result", "800.100.155").message(language)), language);
    }
    await page.evaluate(() => document.querySelector("pay-verdict").setAttribute("locale", "de-AT"));
    await page.waitForFunction((text) => document.querySelector("pay-verdict").shadowRoot.textContent.includes(text), decode("opp.result", "800.100.155").message("de"));
    assert.equal(await section(), "en", "the words around it are not written in that language");
  });
});

/** The element shows what the page around it hands on, and tells it the verdict. */
async function follows(page) {
  await shows(page, "rangt öryggisnúmer");
  assert.equal(await page.locator("output").innerText(), "declined");
  await page.locator("button").click();
  await shows(page, decode("opp.result", "000.000.000").message("is"));
  assert.equal(await page.locator("output").innerText(), "approved");
}

test("in React", TIMEOUT, async () => {
  const files = {
    "index.html": page('<div id="app"></div>', "out.js"),
    "desk.css": "",
    "main.jsx": `
      import { useState } from "react";
      import { createRoot } from "react-dom/client";
      import "payverdict/element";
      function Desk() {
        const [code, change] = useState("800.100.153");
        const [told, tell] = useState("");
        return <>
          <button onClick={() => change("000.000.000")}>next</button>
          <pay-verdict set="opp.result" code={code} locale="is" onverdict={({ detail }) => tell(detail?.outcome ?? "none")} />
          <output>{told}</output>
        </>;
      }
      createRoot(document.getElementById("app")).render(<Desk />);
    `,
  };
  const directory = await project("element-react", files, "react@19.3.1", "react-dom@19.3.1", "esbuild@0.28.2");
  await run(directory, "npx", ["esbuild", "main.jsx", "--bundle", "--minify", "--jsx=automatic", "--format=esm", '--define:process.env.NODE_ENV="production"', "--outfile=out.js"]);
  await look(directory, STRICT, follows);
});

test("in Vue", TIMEOUT, async () => {
  const files = {
    "index.html": page('<div id="app"></div>', "out.js"),
    "desk.css": "",
    "main.js": `
      import { createApp, h, ref } from "vue";
      import "payverdict/element";
      createApp({
        setup() {
          const code = ref("800.100.153"), told = ref("");
          return () => [
            h("button", { onClick: () => (code.value = "000.000.000") }, "next"),
            h("pay-verdict", { set: "opp.result", code: code.value, locale: "is", onVerdict: ({ detail }) => (told.value = detail?.outcome ?? "none") }),
            h("output", told.value),
          ];
        },
      }).mount("#app");
    `,
  };
  const directory = await project("element-vue", files, "vue@3.5.45", "esbuild@0.28.2");
  await run(directory, "npx", ["esbuild", "main.js", "--bundle", "--minify", "--format=esm", '--define:process.env.NODE_ENV="production"', "--define:__VUE_OPTIONS_API__=true", "--define:__VUE_PROD_DEVTOOLS__=false", "--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false", "--outfile=out.js"]);
  await look(directory, STRICT, follows);
});

test("where pages are made without a browser it can be imported, and a page is told where its entry is only once", TIMEOUT, async () => {
  const directory = await plain("", "", "");
  write(directory, {
    "server.mjs": 'import { PayVerdictElement, define } from "payverdict/element";\ndefine();\nconsole.log(typeof PayVerdictElement);\n',
    "server.cjs": 'const { define } = require("payverdict/element");\ndefine();\nconsole.log(typeof define);\n',
  });
  for (const file of ["server.mjs", "server.cjs"]) assert.equal((await run(directory, process.execPath, [file])).trim(), "function");
  const element = readFileSync(join(directory, "node_modules/payverdict/dist/element.js"), "utf8");
  assert.ok(!element.includes("800.100.153") && element.includes("./base/index.js"), "the codes are those of the entry beside it");
});

test("axe finds nothing, light and dark", TIMEOUT, async () => {
  const outcomes = [["opp.result", "000.000.000"], ["opp.result", "800.100.153"], ["opp.result", "000.200.000"], ["opp.result", "000.400.000"], ["pei.acquirer", "51-I"], ["opp.result", "no code"]];
  const directory = await plain(`<main><h1>Desk</h1>${outcomes.map(([set, code]) => `<pay-verdict set="${set}" code="${code}"></pay-verdict>`).join("")}</main>`, undefined, ":root { color-scheme: light dark; background: light-dark(#fff, #16181d); color: light-dark(#111, #eee); }");
  const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  await look(directory, STRICT, async (page) => {
    await shows(page, "declined", "pay-verdict:nth-of-type(2)");
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe);
      const { violations, passes } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations", "passes"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes[0].html}`), []);
      assert.ok(passes.some(({ id }) => id === "color-contrast"), "it looked at the colours");
    }
  });
});

test("the words are those of the page", () => {
  const source = readFileSync(fileURLToPath(new URL("../../dashboard/src/i18n/words/is.ts", import.meta.url)), "utf8");
  const element = readFileSync(fileURLToPath(new URL("../dist/element.js", import.meta.url)), "utf8");
  for (const [, text] of /reasonWords: \{([^}]*)\}/.exec(source)[1].matchAll(/: "([^"]*)"/g)) assert.ok(element.includes(text) || element.includes(numbered(text)), text);
});
