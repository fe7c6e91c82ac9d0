// What the cells of a row say.
import { fieldOf } from "./fields";
import type { Plan } from "./messages";

/** `="05"` and `'05` are how spreadsheets are kept from taking the zero. */
const KEPT = /^(?:'?="\s*(.*?)\s*"|'(?=[\d+-])(.*))$/;

export function said(cell: string): string {
  const text = cell.trim();
  const first = text.charCodeAt(0);
  if (first !== 61 && first !== 39) return text;
  const kept = KEPT.exec(text);
  return kept === null ? text : (kept[1] ?? kept[2] ?? "");
}

/** What stands in a column of a row; nothing where there is no such column. */
export type Told = (place: number) => string;

export const toldBy = (fields: readonly string[]): Told => (place) => (place < 0 ? "" : said(fields[place] ?? ""));

export const toldByObject = (value: object, plan: Plan): Told => (place) => (place < 0 ? "" : said(fieldOf(value, plan.columns[place] ?? "")));

/** How a line begins that sums up the others. */
const TOTAL = /^(grand |sub)?(total|totals|sum|summa|summe|samtals|alls|heild|heildar\w*|i alt|ialt|totalt|totalsumma|delsumma|delsum|count|antal|antall|fjöldi)\b/iu;

/** Whether a row without a code is such a line: the first cell that has something says so. */
export function isTotal(told: Told, columns: number): boolean {
  for (let place = 0; place < columns; place++) {
    const text = told(place);
    if (text !== "") return TOTAL.test(text);
  }
  return false;
}
