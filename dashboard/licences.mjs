// Writes `payverdict-licences.txt`: the licences of what payverdict's modules hold. Those of the page's own parts
// are in `page-licences.md`, which Vite writes.
import { readFileSync } from "node:fs";

const source = new URL("../pkg/THIRD-PARTY-LICENSES.txt", import.meta.url);

export function licences() {
  return {
    name: "licences",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "payverdict-licences.txt", source: readFileSync(source) });
    },
  };
}
