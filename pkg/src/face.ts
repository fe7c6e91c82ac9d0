// What the full entries offer; `read` and `search` come with a module of their own.
export { DecodeError } from "./error.js";
export { codeSets } from "./lists.js";
export { locales } from "./locales.js";
export { ready } from "./core.js";
export { combine } from "./combine.js";
export { decode } from "./verdict.js";
export { decodeIn, identify } from "./identify.js";
export { describeSet, related } from "./rows.js";
