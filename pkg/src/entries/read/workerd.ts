// The module that reads, imported as one.
import module from "../read.wasm";
import { type Reader, reading } from "../../read.js";
import { further, loaderOf } from "../../joint.js";

export const read = reading(further(loaderOf<Reader>(() => module)));
