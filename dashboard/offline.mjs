// Writes the service worker, which needs to know the names of all files, the policy for hosts that send no
// headers, and the headers as a `_headers` file, which several static hosts read.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { common, offlinePolicy, policy } from "./headers.mjs";
import { isForAudits } from "./inventory.mjs";

/** What a page cannot say of itself in a meta element. */
const inHtml = policy.replace(/; frame-ancestors [^;]*/, "");

export function offline() {
  return {
    name: "offline",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: inHtml }, injectTo: "head-prepend" },
    ],
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const files = Object.keys(bundle).filter((name) => !isForAudits(name)).sort();
        const hash = createHash("sha256");
        for (const name of files) hash.update(name).update(bundle[name].code ?? bundle[name].source);
        const source = readFileSync(new URL("src/sw.js", import.meta.url), "utf8")
          .replace("__FILES__", JSON.stringify(["./", ...files.filter((name) => name !== "index.html"), "icon.svg"]))
          .replace("__VERSION__", JSON.stringify(hash.digest("hex").slice(0, 16)));
        this.emitFile({ type: "asset", fileName: "sw.js", source });
        this.emitFile({ type: "asset", fileName: "_headers", source: headersFile() });
      },
    },
  };
}

function headersFile() {
  const lines = Object.entries(common).map(([name, value]) => `  ${name}: ${value}`);
  return ["/*", `  Content-Security-Policy: ${policy}`, ...lines, "", "/sw.js", "  ! Content-Security-Policy",
    `  Content-Security-Policy: ${offlinePolicy}`, ""].join("\n");
}
