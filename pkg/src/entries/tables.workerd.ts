// Tables of one's own in engines that compile no bytes, such as Cloudflare's: there a module is imported as one.
import module from "./tables.wasm";
import { loaderOf, setLoader } from "../core.js";
import { glue } from "../glue.js";

setLoader(loaderOf(() => module, glue));

export * from "../tables/face.js";
