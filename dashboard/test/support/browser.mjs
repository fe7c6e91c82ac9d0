// Starts Chromium on the built page. Whatever breaks the policy, fails or leaves the page is collected.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../serve.mjs";

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Chromium of the system, else Playwright's own. */
function executable() {
  const places = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return places.flatMap((place) => [join(place, "chromium"), join(place, "chromium-browser")]).find(existsSync);
}

/** What is there as soon as a view is; a look-up has its answers then. */
const shown = { lookup: "[aria-busy=false]", browse: "[role=search]", lists: "[role=search]", file: "[type=file]", tables: "[data-folder]" };

/** A browser with one profile, the page's server, and what went wrong. */
export async function open(options = {}) {
  const requests = [];
  const server = await serve(0, (method, path) => requests.push(`${method} ${path}`));
  const profile = await mkdtemp(join(tmpdir(), "payverdict-dashboard-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable(),
    args: flags,
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
  const wrong = [];
  const sent = [];
  await context.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  });
  context.on("console", (message) => {
    if (message.type() === "error" || /Content.Security.Policy/i.test(message.text())) wrong.push(message.text());
  });
  context.on("weberror", (error) => wrong.push(String(error.error())));
  context.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const own = request.url().startsWith(server.url) || request.url().startsWith("blob:");
    if (!own || request.method() !== "GET" || request.postData() !== null) sent.push(`${request.method()} ${request.url()}`);
  });
  const page = context.pages()[0] ?? (await context.newPage());

  return {
    page,
    context,
    requests,
    url: server.url,
    /** Goes to a view and waits until it is there. */
    async go(hash = "") {
      await page.goto(server.url + hash);
      // Where only the part after # is another, the page hears of it a moment later.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      const view = /#\/(browse|lists|file|tables)(\?|$)/.exec(hash)?.[1] ?? "lookup";
      await page.locator(`main[data-view=${view}]`).locator(shown[view]).first().waitFor({ state: "attached" });
    },
    /** What went wrong so far: violations, errors, dialogs, requests to elsewhere. */
    async faults() {
      const violations = (await Promise.all(context.pages().map((open) => open.evaluate(() => window.violations ?? [])))).flat();
      return [...violations, ...wrong, ...sent];
    },
    server,
    async close() {
      await context.close();
      server.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The page for all tests of a file, opened before the first; behind the last nothing may have gone wrong. */
export function openedDesk() {
  const opened = {};
  before(async () => void Object.assign(opened, await open()));
  after(async () => {
    const faults = await opened.faults();
    await opened.close();
    assert.deepEqual(faults, []);
  });
  return opened;
}

/** The card of a verdict. */
export const card = (page, set, code) => page.locator(`[data-card="${set} ${code}"]`);

export const box = (page) => page.locator("#box");

/** Waits until the text in the box has been read: all of the answer is there then. */
export const settled = (page) => page.locator("main [aria-busy=false]").first().waitFor({ state: "attached" });

/** Waits until nothing on the page moves: a colour is not judged halfway to another. */
export const still = (page) => page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));

/** Asserts how many there are, as soon as there are so many. */
export async function assertCount(locator, expected, message) {
  if (expected > 0) await locator.nth(expected - 1).waitFor({ state: "attached", timeout: 10_000 }).catch(() => {});
  assert.equal(await locator.count(), expected, message);
}

/** Puts a text into the box as pasting does. */
export async function paste(page, text) {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    const field = document.querySelector("#box");
    if (field.dispatchEvent(event)) {
      field.value = pasted;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, text);
}

/** Begins to watch for how long the page cannot answer; answers how to end that, with the longest time in milliseconds. */
export async function watchBusy(page) {
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      window.ticking = setTimeout(tick, 10);
    };
    tick();
  });
  return () => page.evaluate(() => (clearTimeout(window.ticking), window.longest));
}
