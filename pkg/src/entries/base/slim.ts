// Bring your own module.
import { loaderOf, setLoader } from "../../core.js";

/** Says which module to use: compiled, or its bytes. It is made at the first call. */
export function init(module: WebAssembly.Module | BufferSource): void {
  setLoader(loaderOf(() => module));
}

export * from "../../face.js";
export * from "../../joint.js";
