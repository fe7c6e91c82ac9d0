// The module that reads, imported as one.
import module from "../read.wasm";
import { type Reader, reading } from "../../read.js";
import { searching } from "../../search.js";
import { further, loaderOf } from "../../joint.js";

const reader = further(loaderOf<Reader>(() => module));
export const read = reading(reader);
export const search = searching(reader);
