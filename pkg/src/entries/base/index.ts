// WebAssembly inlined; made at the first call.
import { bytesOf } from "../../base64.js";
import { loaderOf, setLoader } from "../../core.js";
import { module } from "../../generated/module.js";

setLoader(loaderOf(() => bytesOf(module)));

export * from "../../face.js";
export * from "../../joint.js";
