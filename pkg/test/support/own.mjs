// The example's tables as they are used, and what is asked of them.
import assert from "node:assert/strict";
import { TablesError, locales, withTables } from "payverdict/tables";
import { ownTables } from "./tables.mjs";

export const tables = withTables(ownTables);

/** A payment of OPP that a row of one's own is about. */
export const OPP = { id: "8ac7a4a1", paymentType: "DB", amount: "92.00", currency: "EUR", ndc: "1", result: { code: "800.100.152" } };
export const NOW = { now: "2026-11-26T12:00:00Z" };
export const attempt = (set, code, at = "2026-11-20T09:00:00Z") => ({ at, set, code });

/** What is said, with its messages. */
export const whole = (said) =>
  JSON.parse(
    JSON.stringify(said, (key, value) =>
      typeof value?.message === "function" ? { ...value, "in all": locales.map((locale) => value.message(locale)), "": value.message() } : value,
    ),
  );

/** The mistakes of some files, which must have some. */
export function mistakesOf(files) {
  try {
    withTables(files);
  } catch (error) {
    assert.ok(error instanceof TablesError && error instanceof Error && error.name === "TablesError", String(error));
    assert.equal(error.message, error.mistakes.map(({ file, line, text }) => `${file}:${line}: ${text}`).join("\n"));
    return error.mistakes;
  }
  assert.fail("tables that are wrong were taken");
}

/** The rows of a file of codes, in short. */
export const rowsOf = (file) => ownTables[file].trim().split("\n").slice(1).map((line) => line.split(","));

/** Whether nothing in it can be changed. */
export const isFrozen = (value) => typeof value !== "object" || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen));
