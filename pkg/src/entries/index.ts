// All, with WebAssembly in it.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related, search } from "./base/index.js";
export { read } from "./read/index.js";
