// The module that reads documents, imported as one, and the one beside it.
import further from "../payload.read.wasm";
import module from "../payload.wasm";
import { beside, loaderOf, setLoader } from "../../core.js";
import { glue } from "../../glue.js";
import { seeking } from "../../payload_read.js";

setLoader(loaderOf(() => module, glue));

export * from "../../payload_face.js";
export * from "../../payload_joint.js";
export const { read, readDocument, search } = seeking(beside(() => further));
