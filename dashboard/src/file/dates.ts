// Days of dates as exports write them.
import type { DateOrder } from "./messages";

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const LOCAL = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?!\d)/;
const EPOCH = /^\d{10}(\d{3})?$/;

/** The day as `2026-11-21`, as it is written and in no other time zone; `null` where it is no date. */
export function dayOf(text: string, order: DateOrder): string | null {
  const value = text.trim();
  if (EPOCH.test(value)) {
    return new Date(Number(value) * (value.length === 10 ? 1000 : 1)).toISOString().slice(0, 10);
  }
  const iso = ISO.exec(value) ?? COMPACT.exec(value);
  if (iso !== null) return written(iso[1]!, iso[2]!, iso[3]!);
  const local = LOCAL.exec(value);
  if (local === null) return null;
  const [, first, second, year] = local as unknown as [string, string, string, string];
  return order === "mdy" ? written(year, first, second) : written(year, second, first);
}

function written(year: string, month: string, day: string): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // 31 February is no day.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return null;
  return date.toISOString().slice(0, 10);
}

/** Whether days or months come first; days unless the values say otherwise. */
export function orderOf(values: readonly string[]): DateOrder {
  const parts = values.map((value) => LOCAL.exec(value.trim())).filter((match) => match !== null);
  const american = parts.some((match) => Number(match[2]) > 12) && parts.every((match) => Number(match[1]) <= 12);
  return american ? "mdy" : "dmy";
}
