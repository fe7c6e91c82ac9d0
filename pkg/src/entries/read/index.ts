// The module that reads, inlined; made at the first call. A bundler leaves all of it out where nothing is read.
import { bytesOf } from "../../base64.js";
import { module } from "../../generated/read_module.js";
import { type Reader, reading } from "../../read.js";
import { searching } from "../../search.js";
import { further, loaderOf } from "../../joint.js";

const reader = further(loaderOf<Reader>(() => bytesOf(module)));
export const read = reading(reader);
export const search = searching(reader);
