// For the classic script of pages that read no texts.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related, search } from "./base/index.js";
