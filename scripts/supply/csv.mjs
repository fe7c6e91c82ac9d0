// The tables of supply/: plain CSV, in which no cell has a comma or a quotation mark.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./locks.mjs";

export const place = (name) => join(root, "supply", `${name}.csv`);

/** The rows of a table, as objects. */
export function table(name, text = readFileSync(place(name), "utf8")) {
  if (text.includes('"')) throw new Error(`supply/${name}.csv: a quotation mark`);
  const [header, ...rows] = text.trimEnd().split("\n").map((line) => line.split(","));
  return rows.map((cells, line) => {
    if (cells.length !== header.length) throw new Error(`supply/${name}.csv:${line + 2}: expected ${header.length} cells`);
    return Object.fromEntries(header.map((column, number) => [column, cells[number]]));
  });
}

export const written = (columns, rows) => [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => `${cells.join(",")}\n`).join("");
