// A text on its way into the module for whole documents.
import { type Core, call } from "./core.js";
import { encoded } from "./utf8.js";

/** A text crosses as bytes in memory that was taken for it; what is called with it frees it. */
interface Taking extends Core {
  __wbindgen_malloc(size: number, align: number): number;
}

/** Puts a text into the module: its place and its size. The call is open from here on. */
export function passed(module: Core, text: string): [place: number, size: number] {
  const bytes = encoded(text);
  call.open = true;
  const place = (module as Taking).__wbindgen_malloc(bytes.length, 1) >>> 0;
  new Uint8Array(module.memory.buffer, place).set(bytes);
  return [place, bytes.length];
}
