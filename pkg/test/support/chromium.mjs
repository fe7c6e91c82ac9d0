// Chromium, headless, with nothing left over from earlier.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { folder } from "./project.mjs";

const ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

function installed() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((directory) => ["chromium", "google-chrome"].map((name) => join(directory, name)));
  return ["/usr/bin/chromium", ...onPath].find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A browser; without one on the system it is playwright's own, where that is installed. */
export function launch(options = {}) {
  return chromium.launchPersistentContext(folder("chromium"), { executablePath: installed(), args: ARGS, timeout: 60_000, ...options });
}

/** Opens a page and calls `use` with it; answers with what that gives and with all that went wrong. */
export async function visit(browser, address, use) {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    // Browsers ask every server for a picture.
    if (message.type() === "error" && !message.location().url.endsWith("/favicon.ico")) problems.push(message.text());
  });
  page.on("requestfailed", (request) => problems.push(`${request.url()} ${request.failure()?.errorText}`));
  await page.exposeFunction("reportViolation", (directive) => problems.push(`violates ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => window.reportViolation(event.violatedDirective));
  });
  try {
    await page.goto(address);
    return { answer: await use(page), problems };
  } catch (error) {
    throw new Error(`${error.message}\n${problems.join("\n")}`, { cause: error });
  } finally {
    await page.close();
  }
}
