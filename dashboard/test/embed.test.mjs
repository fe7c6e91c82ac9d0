// The page in a frame of somebody else's: only where its host allows it, without what surrounds it, and on strict terms.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { serve } from "../serve.mjs";
import { open } from "./support/browser.mjs";

let desk;
let host;
let allowed;
let src = "";

before(async () => {
  host = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><html lang="en"><title>back office</title><input id="own"><iframe title="payverdict" allow="clipboard-write" width="900" height="700" src="${src}"></iframe><script>document.getElementById("own").focus()</script></html>`);
  });
  await new Promise((resolve) => host.listen(0, "127.0.0.1", resolve));
  allowed = await serve(0, undefined, at());
  desk = await open();
});
after(async () => {
  const faults = await desk.faults();
  const known = [at(), allowed.url].map((url) => `GET ${url}`);
  await desk.close();
  host.close();
  allowed.close();
  // All that is asked for is asked of the two pages that are meant to be there; one frame was refused on purpose.
  assert.deepEqual(faults.filter((fault) => !known.some((url) => fault.startsWith(url)) && !fault.startsWith(`Framing '${desk.url}'`)), []);
});
const at = () => `http://127.0.0.1:${host.address().port}`;

/** Opens the other page with the frame in a tab of its own, whose failures are the test's to see. */
async function framed(address, use) {
  src = address;
  const page = await desk.context.newPage();
  try {
    await page.goto(`${at()}/`);
    return await use(page.frameLocator("iframe"), page);
  } finally {
    await page.close();
  }
}

test("the host that is named may frame it: the answer, and nothing around it", async () => {
  assert.match((await fetch(allowed.url)).headers.get("content-security-policy"), new RegExp(`frame-ancestors ${at()}$`));
  await framed(`${allowed.url}?embed&language=is&theme=dark&systems=opp&message=is#/opp.result/800.100.153`, async (frame, page) => {
    await frame.locator('[data-card="opp.result 800.100.153"]').waitFor();
    assert.match(await frame.locator("[data-card]").innerText(), /hafnað[\s\S]*Ekkert var gjaldfært/);
    assert.equal(await frame.locator("header nav").count(), 0);
    assert.equal(await frame.locator("html").getAttribute("data-theme"), "dark");
    assert.equal(await page.evaluate(() => document.activeElement.id), "own", "the focus stays where it was");
    const alone = await frame.locator("[data-alone]").getAttribute("href");
    assert.equal(alone, `${allowed.url}?language=is&theme=dark&systems=opp&message=is#/opp.result/800.100.153`);
    await frame.locator("#box").fill("11");
    await frame.locator("[data-candidates]").waitFor();
  });
});

test("what the frame's host chooses is not remembered", async () => {
  await framed(`${allowed.url}?embed&language=is&theme=dark&systems=opp#/`, async (frame) => {
    await frame.locator("#box").waitFor();
    const kept = await frame.locator("html").evaluate(() => Object.keys(localStorage));
    assert.deepEqual(kept.filter((name) => name !== "payverdict.recent"), []);
  });
});

test("nobody else may frame it", async () => {
  const problems = [];
  const page = await desk.context.newPage();
  src = `${desk.url}?embed#/opp.result/800.100.153`;
  try {
    const refused = page.waitForEvent("console", (message) => /frame-ancestors/.test(message.text()));
    await page.goto(`${at()}/`);
    problems.push((await refused).text());
    assert.equal(await page.frameLocator("iframe").locator("[data-card]").count(), 0);
  } finally {
    await page.close();
  }
  assert.equal(problems.length, 1);
});
