// The module that reads documents, inlined; made at the first call. The one beside it looks for them, and for codes.
import { bytesOf } from "../../base64.js";
import { beside, loaderOf, setLoader } from "../../core.js";
import { module } from "../../generated/payload_module.js";
import { module as further } from "../../generated/payload_read_module.js";
import { glue } from "../../glue.js";
import { seeking } from "../../payload_read.js";

setLoader(loaderOf(() => bytesOf(module), glue));

export * from "../../payload_face.js";
export * from "../../payload_joint.js";
export const { read, readDocument, search } = seeking(beside(() => bytesOf(further)));
