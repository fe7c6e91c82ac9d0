// Tables of one's own, with a module that has both, them and the built-in ones.
import { bytesOf } from "../base64.js";
import { loaderOf, setLoader } from "../core.js";
import { glue } from "../glue.js";
import { module } from "../generated/tables_module.js";

setLoader(loaderOf(() => bytesOf(module), glue));

export * from "../tables/face.js";
