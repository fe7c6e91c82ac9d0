// All, without WebAssembly.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related, search } from "./base/js.js";
export { read } from "./read/js.js";
