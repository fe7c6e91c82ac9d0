// A registry on the local machine that has one package: the packed one.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { pack } from "./project.mjs";

export async function registry() {
  const { tarball, version } = await pack();
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const body = readFileSync(tarball);
  const integrity = `sha512-${createHash("sha512").update(body).digest("base64")}`;
  const server = createServer((request, response) => {
    if (request.url === "/payverdict.tgz") return response.end(body);
    if (request.url !== "/payverdict") return response.writeHead(404).end("{}");
    const dist = { tarball: `${address()}payverdict.tgz`, integrity };
    const packument = { name: "payverdict", "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(packument));
  });
  const address = () => `http://127.0.0.1:${server.address().port}/`;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: address(), close: () => server.close() };
}
