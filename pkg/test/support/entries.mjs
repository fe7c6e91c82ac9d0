// The entries under test, by the names that users write: a package may import itself.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const require = createRequire(import.meta.url);

const [esm, js, slim, checkout, payload] = await Promise.all(
  ["payverdict", "payverdict/js", "payverdict/slim", "payverdict/checkout", "payverdict/payload"].map((name) => import(name)),
);
const slimCommon = require("payverdict/slim");
for (const { init } of [slim, slimCommon]) init(readFileSync(require.resolve("payverdict/payverdict.wasm")));

/** All that offer the whole face. */
export const full = {
  "payverdict": esm,
  "payverdict, CommonJS": require("payverdict"),
  "payverdict/js": js,
  "payverdict/js, CommonJS": require("payverdict/js"),
  "payverdict/slim": slim,
  "payverdict/slim, CommonJS": slimCommon,
  "payverdict/payload": payload,
  "payverdict/payload, CommonJS": require("payverdict/payload"),
};

/** All that offer what a checkout needs. */
export const checkouts = {
  "payverdict/checkout": checkout,
  "payverdict/checkout, CommonJS": require("payverdict/checkout"),
};

export const all = { ...full, ...checkouts };
