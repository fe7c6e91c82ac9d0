// The example page in a real browser: every step, in every language, with a picture of each.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../examples/checkout/serve.mjs";
import { words } from "../examples/checkout/words.js";
import { launch, visit } from "./support/chromium.mjs";
import { checkouts } from "./support/entries.mjs";

const { decode, locales } = checkouts["payverdict/checkout"];
const pictures = fileURLToPath(new URL("screenshots", import.meta.url));

/** A code for each step, and for what a shopper must not learn. */
const CASES = {
  "approved": ["000.000.000", "none"],
  "pending": ["000.200.000", "wait"],
  "security code": ["800.100.153", "fix_details"],
  "funds": ["800.100.155", "retry"],
  "stolen": ["800.100.159", "other_method"],
  "authentication": ["300.100.100", "authenticate"],
  "the bank": ["800.100.151", null],
  "not listed": ["123.456.789", "wait"],
  "not a code": ["x", "wait"],
};

let browser, server;
before(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, server] = await Promise.all([launch({ viewport: { width: 480, height: 760 } }), serve(0)]);
});
after(async () => {
  server.close();
  await browser.close();
});

const answer = (code) => JSON.stringify({ id: "8ac7a4a1", result: { code, description: "" } });
const shown = (page) => ({
  lang: page.locator("html").getAttribute("lang"),
  message: page.locator("#message").textContent(),
  step: page.locator("#verdict").getAttribute("data-step"),
  visible: page.locator("#step:visible, #hint:visible").allTextContents(),
});

for (const locale of locales) {
  test(`in ${locale}`, { timeout: 120_000 }, async () => {
    const { problems } = await visit(browser, server.address, async (page) => {
      await page.selectOption("#language", locale);
      for (const [name, [code, expected]] of Object.entries(CASES)) {
        await page.fill("#answer", answer(code));
        const verdict = decode("opp.result", code === "x" ? "999.999.999" : code);
        const [lang, message, step, visible] = await Promise.all(Object.values(shown(page)));
        assert.deepEqual({ lang, message, step, visible }, { lang: locale, message: verdict.message(locale), step: verdict.next_step, visible: [words[locale].steps[verdict.next_step]] }, name);
        if (expected !== null) assert.equal(step, expected, name);
        await page.screenshot({ path: join(pictures, `${name}-${locale}.png`) });
      }
    });
    assert.deepEqual(problems, []);
  });
}

test("a step leads to the field that it is about", { timeout: 60_000 }, async () => {
  const { problems } = await visit(browser, server.address, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.name);
    const invalid = () => page.evaluate(() => [...document.querySelectorAll("[aria-invalid=true]")].map(({ name }) => name));
    await page.fill("#answer", answer("800.100.153"));
    assert.deepEqual(await invalid(), ["cvc"]);
    await page.click("#step");
    assert.equal(await focused(), "cvc");
    await page.fill("[name=number]", "4");
    await page.fill("#answer", answer("800.100.159"));
    assert.deepEqual(await invalid(), []);
    await page.click("#step");
    assert.deepEqual([await focused(), await page.inputValue("[name=number]")], ["number", ""]);
  });
  assert.deepEqual(problems, []);
});

test("everything has a name, and keys suffice", { timeout: 60_000 }, async () => {
  await visit(browser, server.address, async (page) => {
    for (const locale of locales) {
      await page.selectOption("#language", locale);
      for (const field of Object.values(words[locale].fields)) await page.getByLabel(field, { exact: true }).waitFor();
    }
    await page.reload();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "step");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.name), "cvc");
  });
});

test("what no gateway sends breaks nothing", { timeout: 60_000 }, async () => {
  const { problems } = await visit(browser, server.address, async (page) => {
    for (const text of ["", "{", "null", "[]", '{"result":null}', '{"result":{"code":800}}', '{"result":{"code":["800.100.153"]}}']) {
      await page.fill("#answer", text);
      assert.equal(await page.getAttribute("#verdict", "data-step"), "wait", text);
    }
  });
  assert.deepEqual(problems, []);
});
