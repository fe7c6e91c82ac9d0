// What the full entries offer.
export { DecodeError } from "./error.js";
export { codeSets } from "./lists.js";
export { locales } from "./locales.js";
export { ready } from "./core.js";
export { combine } from "./combine.js";
export { decode } from "./verdict.js";
export { decodeIn, identify } from "./identify.js";
export { describeSet, related, search } from "./search.js";
export { read } from "./read.js";
