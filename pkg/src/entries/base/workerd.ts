// For engines that compile no bytes, such as Cloudflare's: there a module is imported as one.
import module from "../payverdict.wasm";
import { loaderOf, setLoader } from "../../core.js";

setLoader(loaderOf(() => module));

export * from "../../face.js";
export * from "../../joint.js";
