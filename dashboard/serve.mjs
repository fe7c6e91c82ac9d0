// Serves dist/ with the headers of headers.mjs, on this machine only.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { headersOf } from "./headers.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

const dist = fileURLToPath(new URL("dist", import.meta.url));

/** Starts the server; `log` gets every request, and pages at `ancestors` may have the page in a frame. */
export function serve(port = 0, log = () => {}, ancestors = process.env.FRAME_ANCESTORS) {
  const server = createServer(async (request, response) => {
    let path = new URL(request.url, "http://localhost").pathname;
    if (path === "/") path = "/index.html";
    log(request.method, path);
    const type = types[extname(path)];
    const file = join(dist, normalize(path));
    const body = type !== undefined && file.startsWith(dist) ? await readFile(file).catch(() => null) : null;
    if (body === null || (request.method !== "GET" && request.method !== "HEAD")) {
      response.writeHead(404, headersOf(path, ancestors)).end();
      return;
    }
    const headers = { ...headersOf(path, ancestors), "Content-Type": type };
    if (!/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      response.writeHead(200, headers).end(body);
      return;
    }
    response.writeHead(200, { ...headers, "Content-Encoding": "gzip", Vary: "Accept-Encoding" });
    response.end(gzipSync(body));
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.env.PORT ?? 4173));
  console.log(url);
}
