// Serves the page on http://127.0.0.1:8080, or another port, under a strict Content-Security-Policy.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript" };
const files = {
  "/": "index.html",
  "/checkout.css": "checkout.css",
  "/checkout.js": "checkout.js",
  "/words.js": "words.js",
  "/payverdict/checkout.js": "../../dist/checkout.js",
};
const read = (file) => readFile(new URL(file, import.meta.url));

/** The page's import map stands in the page, so the policy names its hash. */
async function policy() {
  const [, map] = String(await read("index.html")).match(/<script type="importmap">([^]*?)<\/script>/);
  const hash = createHash("sha256").update(map).digest("base64");
  return `default-src 'none'; script-src 'self' 'sha256-${hash}'; style-src 'self'; img-src data:; form-action 'none'`;
}

export async function serve(port) {
  const csp = await policy();
  const server = createServer(async (request, response) => {
    const file = files[new URL(request.url, "http://local").pathname];
    if (file === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(file)], "Content-Security-Policy": csp }).end(await read(file));
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await serve(Number(process.env.PORT ?? 8080))).address);
