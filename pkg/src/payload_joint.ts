// What whole payments share with the documents that tell of them: there must be one of each, so where the former are a
// file of their own, they take them from that of the latter.
export { beside } from "./core.js";
export { readers } from "./generated/readers.js";
export { setIds } from "./generated/sets.js";
export { operations, outcomes, reasons, steps } from "./generated/words.js";
export { type Failed, type Module, PayloadError, failureOf, numbersOf, passed, written } from "./payload.js";
export { speaking } from "./speaking.js";
export { told } from "./told.js";
export { encoded } from "./utf8.js";
export { make, sourceOf, stateOf } from "./verdict.js";
