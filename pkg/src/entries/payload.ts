// The same as the main entry, and whole payloads; a larger module, for those who need it.
import { bytesOf } from "../base64.js";
import { loaderOf, setLoader } from "../core.js";
import { glue } from "../glue.js";
import { module } from "../generated/payload_module.js";

setLoader(loaderOf(() => bytesOf(module), glue));

export * from "../payload_face.js";
