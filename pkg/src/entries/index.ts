// All, with WebAssembly in it.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related } from "./base/index.js";
export { read, search } from "./read/index.js";
