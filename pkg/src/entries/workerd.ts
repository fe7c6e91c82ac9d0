// All, for engines that compile no bytes, such as Cloudflare's.
export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related } from "./base/workerd.js";
export { read, search } from "./read/workerd.js";
