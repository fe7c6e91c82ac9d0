// All, without WebAssembly.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related } from "./base/js.js";
export { read, search } from "./read/js.js";
