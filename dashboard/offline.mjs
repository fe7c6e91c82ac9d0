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
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => [
        { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: inHtml }, injectTo: "head-prepend" },
        // All files of the first look are fetched at once, and not one after another as each names the next.
        ...entryFiles(bundle).map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` }, injectTo: "head" })),
      ],
    },
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

/** What the page's own script needs, itself left out. */
function entryFiles(bundle) {
  const entry = Object.values(bundle).find(({ isEntry, name }) => isEntry && name === "index");
  const all = new Set([entry.fileName]);
  for (const file of all) bundle[file].imports.forEach((needed) => all.add(needed));
  return [...all].slice(1);
}

function headersFile() {
  const lines = Object.entries(common).map(([name, value]) => `  ${name}: ${value}`);
  return ["/*", `  Content-Security-Policy: ${policy}`, ...lines, "", "/sw.js", "  ! Content-Security-Policy",
    `  Content-Security-Policy: ${offlinePolicy}`, ""].join("\n");
}
