import { type Core, instantiate } from "./core.js";
import { bytes } from "./generated/bytes.js";
import { bytesOf } from "./bytes.js";

/** The module that is part of this file. */
export function inlined(): Core {
  return instantiate(bytesOf(bytes));
}
