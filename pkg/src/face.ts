// What the full entries offer.
export { DecodeError } from "./error.js";
export { codeSets, locales } from "./lists.js";
export { decode, identify } from "./verdict.js";
export { describeSet, related, search } from "./search.js";
