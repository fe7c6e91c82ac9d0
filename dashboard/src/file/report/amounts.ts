// Money as it is read.
import { number } from "../../i18n/index.svelte";
import { PARTS } from "../moments";
import type { Sum } from "../money";

/** With cents where there are any. */
export const money = ({ currency, parts }: Sum): string => {
  const digits = parts % BigInt(PARTS) === 0n ? 0 : 2;
  return `${number(Number(parts) / PARTS, { minimumFractionDigits: digits, maximumFractionDigits: 2 })} ${currency}`.trim();
};

export const moneys = (sums: readonly Sum[]): string => sums.map(money).join(" · ");

/** Sums put together. */
export function added(all: readonly (readonly Sum[])[]): Sum[] {
  const sums = new Map<string, bigint>();
  for (const { currency, parts } of all.flat()) sums.set(currency, (sums.get(currency) ?? 0n) + parts);
  return [...sums].map(([currency, parts]) => ({ currency, parts })).sort((a, b) => (b.parts > a.parts ? 1 : -1));
}

/** As a number that any program reads: `1234.5`. */
export function plain({ parts }: Sum): string {
  const [sign, whole] = parts < 0n ? ["-", -parts] : ["", parts];
  const rest = String(whole % BigInt(PARTS)).padStart(4, "0").replace(/0+$/, "");
  return `${sign}${whole / BigInt(PARTS)}${rest === "" ? "" : `.${rest}`}`;
}
