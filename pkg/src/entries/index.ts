// WebAssembly inlined; made at the first call.
import { setLoader } from "../core.js";
import { inlined } from "../inlined.js";

setLoader(inlined);

export * from "../face.js";
