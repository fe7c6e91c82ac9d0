import { type Core, instantiate } from "./core.js";
import { bytes } from "./generated/bytes.js";

/** The module that is part of this file. */
export function inlined(): Core {
  return instantiate(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}
