// Tables as the command prints them: `virtual:disagreements` has what other open lists say of codes, `virtual:groups` the groups of codes.
// `virtual:history` is a file: what releases of the data changed about codes.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import Papa from "papaparse";

/** No such files are there; their names are those of the files that are made. */
const place = (name) => fileURLToPath(new URL(`src/lists/${name}.js`, import.meta.url));
const tables = {
  disagreements: { args: ["--format", "disagreements"], columns: null },
  groups: { args: ["--format", "csv", "--table", "groups"], columns: ["set", "prefix", "length", "name"] },
  history: { file: new URL("../releases/history.csv", import.meta.url), columns: ["data_version", "set", "code", "change", "before", "after"] },
};

/** The command that was built with the package. */
const command = process.env.PAYVERDICT ?? fileURLToPath(new URL("../target/release/payverdict", import.meta.url));

export function lists() {
  return {
    name: "lists",
    resolveId: (id) => (id.startsWith("virtual:") && id.slice(8) in tables ? place(id.slice(8)) : undefined),
    async load(id) {
      const name = Object.keys(tables).find((each) => place(each) === id);
      if (name === undefined) return undefined;
      const { file, args, columns: wanted } = tables[name];
      const text = file ? await readFile(file, "utf8") : (await promisify(execFile)(command, ["export", ...args], { maxBuffer: 1 << 26 })).stdout;
      const [all, ...lines] = Papa.parse(text, { skipEmptyLines: true }).data;
      const columns = wanted ?? all;
      const places = columns.map((column) => all.indexOf(column));
      if (places.includes(-1)) throw new Error(`the table of ${name} has not the columns ${columns}, but ${all}`);
      const rows = lines.map((line) => places.map((at) => line[at]));
      return `export const columns = ${JSON.stringify(columns)};\nexport const rows = ${JSON.stringify(rows)};\n`;
    },
  };
}
