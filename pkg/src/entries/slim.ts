// All, with a module that is brought along; the one that reads is in it.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, init, locales, ready, related } from "./base/slim.js";
export { read, search } from "./read/slim.js";
