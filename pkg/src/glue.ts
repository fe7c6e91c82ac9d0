// How the module for whole documents makes values of JavaScript: wasm-bindgen's functions, in generated/glue.js.
import type { Glue } from "./core.js";
import make from "./generated/glue.js";
import { decoded } from "./utf8.js";

/** For engines that lack `TextDecoder`; the glue also calls it once with nothing. */
class Decoder {
  decode(bytes?: Uint8Array): string {
    return bytes === undefined ? "" : decoded(bytes);
  }
}

/** New glue, for one instance. */
export function glue(): Glue {
  const { imports, set } = make(typeof TextDecoder === "function" ? TextDecoder : Decoder);
  return {
    imports,
    bind(exports) {
      set(exports);
      (exports["__wbindgen_start"] as () => void)();
      return exports;
    },
  };
}
