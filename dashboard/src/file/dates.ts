// Days of dates as exports write them.
import type { DateOrder } from "./messages";

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const LOCAL = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)/;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?!\d)/;
const EPOCH = /^\d{10}(\d{3})?$/;
/** Days since the end of 1899, as a spreadsheet keeps dates where a cell has lost its format. */
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_050]; // the years 2000 to 2099
const SERIAL_START = Date.UTC(1899, 11, 30);

/**
 * The day as `2026-11-21`, as it is written and in no other time zone; `null` where it is not a date, or one
 * that can be read both ways and nobody has said which.
 */
export function dayOf(text: string, order: DateOrder | null): string | null {
  const value = text.trim();
  if (EPOCH.test(value)) {
    return new Date(Number(value) * (value.length === 10 ? 1000 : 1)).toISOString().slice(0, 10);
  }
  const serial = serialOf(value);
  if (serial !== null) return new Date(timeOf(serial)).toISOString().slice(0, 10);
  const iso = ISO.exec(value) ?? COMPACT.exec(value);
  if (iso !== null) return written(iso[1]!, iso[2]!, iso[3]!);
  const local = LOCAL.exec(value);
  if (local === null || order === null) return null;
  const [, first, , second, year] = local as unknown as [string, string, string, string, string];
  return order === "mdy" ? written(year, first, second) : written(year, second, first);
}

/** A spreadsheet's number of a day, with the time as its fraction. */
export function serialOf(value: string): number | null {
  if (!SERIAL.test(value)) return null;
  const days = Number(value.replace(",", "."));
  return days >= FIRST_SERIAL && days <= LAST_SERIAL ? days : null;
}

/** The time of such a number, to the second. */
export const timeOf = (serial: number) => SERIAL_START + Math.round(serial * 86_400) * 1000;

function written(year: string, month: string, day: string): string | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // 31 February is not a day.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) || date.getUTCMonth() !== Number(month) - 1) return null;
  return date.toISOString().slice(0, 10);
}

/** Whether days or months come first; `null` where the values can be read both ways, or contradict each other. */
export function orderOf(values: readonly string[]): DateOrder | null {
  const parts = values.map((value) => LOCAL.exec(value.trim())).filter((match) => match !== null);
  // Between points the day comes first wherever dates are written so.
  if (parts.every(([, , sign]) => sign === ".")) return "dmy";
  const american = parts.some(([, , , second]) => Number(second) > 12);
  const european = parts.some(([, first]) => Number(first) > 12);
  return american === european ? null : american ? "mdy" : "dmy";
}

/** A date that shows the question: its day and its month differ, if any do. */
export function twoWays(values: readonly string[]): string {
  const both = values.map((value) => LOCAL.exec(value.trim())).filter((match) => match !== null && Number(match[1]) <= 12 && Number(match[3]) <= 12);
  return (both.find((match) => Number(match![1]) !== Number(match![3])) ?? both[0])?.[0] ?? values[0] ?? "";
}
