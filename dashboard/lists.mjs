// What other open lists say of codes, as the command prints it: the module `virtual:disagreements` is its table.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Papa from "papaparse";

const NAME = "virtual:disagreements";
/** No such file is there; its name is that of the file that is made. */
const PLACE = fileURLToPath(new URL("src/lists/disagreements.js", import.meta.url));

/** The command that was built with the package. */
const command = process.env.PAYVERDICT ?? fileURLToPath(new URL("../target/release/payverdict", import.meta.url));

export function lists() {
  return {
    name: "lists",
    resolveId: (id) => (id === NAME ? PLACE : undefined),
    async load(id) {
      if (id !== PLACE) return undefined;
      const { stdout } = await promisify(execFile)(command, ["export", "--format", "disagreements"], { maxBuffer: 1 << 26 });
      const [columns, ...rows] = Papa.parse(stdout, { skipEmptyLines: true }).data;
      return `export const columns = ${JSON.stringify(columns)};\nexport const rows = ${JSON.stringify(rows)};\n`;
    },
  };
}
