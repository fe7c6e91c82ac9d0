// For the classic script of pages that read no texts; it searches for words alone.
import { searching } from "../search.js";

export { DecodeError, codeSets, combine, decode, decodeIn, describeSet, identify, locales, ready, related } from "./base/index.js";
export const search = searching();
