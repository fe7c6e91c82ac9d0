// The tables of the example, a made-up gateway and the rules of a risk team, as a plain module would hold them.
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const folder = fileURLToPath(new URL("../../../examples/own-tables/", import.meta.url));

/** The files of the folder: names and texts. */
export const ownTables = Object.fromEntries(
  readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => [name, readFileSync(folder + name, "utf8")]),
);

const COLUMNS = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n";

/** A file of codes with these rows. */
export const codes = (...rows) => COLUMNS + rows.map((row) => `${row}\n`).join("");
