// Points in time and amounts as exports write them.
import { dayOf, serialOf, timeOf } from "./dates";
import type { DateOrder } from "./messages";

const EPOCH = /^\d{10}(\d{3})?$/;
const CLOCK = /[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?(?:\s*UTC)?\s*$/i;

/**
 * The time in milliseconds; `null` where it is none. Without an offset it is UTC. A day alone counts from its end, so that
 * nothing is tried too early.
 */
export function momentOf(text: string, order: DateOrder | null): number | null {
  const value = text.trim();
  if (EPOCH.test(value)) return Number(value) * (value.length === 10 ? 1000 : 1);
  const serial = serialOf(value);
  if (serial !== null) return Number.isInteger(serial) ? timeOf(serial) + 86_399_000 : timeOf(serial);
  const clock = CLOCK.exec(value);
  const day = dayOf(value.slice(0, clock?.index), order);
  if (day === null) return null;
  const start = Date.parse(day);
  if (clock === null) return /\d:\d/.test(value) ? null : start + 86_399_000;
  const [, hours, minutes, seconds = "0", offset = "Z"] = clock as unknown as [string, string, string, string?, string?];
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const [, sign, ahead = "0", more = "0"] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const shift = (Number(ahead) * 60 + Number(more)) * (sign === "-" ? -1 : 1);
  return start + ((Number(hours) * 60 + Number(minutes) - shift) * 60 + Number(seconds)) * 1000;
}

/** Sums are kept in these parts of a unit. */
export const PARTS = 10_000;
/** How most amounts are written; what else there is takes longer to tell. */
const USUAL = /^(\d{1,9})(?:[.,](\d\d?))?$/;
const PLAIN = /^(\d+)(?:[.,](\d{1,4}))?$/;

/** Larger ones are not amounts of a payment; in parts they would not be exact. */
const MOST_DIGITS = 11;

/** An amount in parts of its unit; `null` where it is none, or one that can be read two ways, such as `1.234`. */
export function partsOf(text: string): number | null {
  const most = USUAL.exec(text);
  if (most !== null) return Number(most[1]) * PARTS + (most[2] === undefined ? 0 : Number(most[2]) * (most[2].length === 1 ? 1000 : 100));
  let value = text.trim().replace(/[\s\u00a0\u202f']/g, "");
  const negative = value.startsWith("-");
  if (negative) value = value.slice(1);
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(value) || /^\d{1,3}(,\d{3}){2,}$/.test(value)) value = value.replaceAll(",", "");
  else if (/^\d{1,3}(\.\d{3})+,\d+$/.test(value) || /^\d{1,3}(\.\d{3}){2,}$/.test(value)) value = value.replaceAll(".", "");
  else if (/^\d{1,3}[.,]\d{3}$/.test(value)) return null;
  const [, whole, part = ""] = PLAIN.exec(value) ?? [];
  if (whole === undefined || whole.length > MOST_DIGITS) return null;
  const parts = Number(whole) * PARTS + Number(part.padEnd(4, "0"));
  return negative ? -parts : parts;
}
