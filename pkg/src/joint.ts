// What reading shares with the rest of its entry: there must be one of each, so where reading is a file of its own, it
// takes them from the entry's.
export { call, further, loaderOf } from "./core.js";
export { setIds } from "./generated/sets.js";
export { outcomes, reasons } from "./generated/words.js";
export { identify } from "./identify.js";
export { decode } from "./verdict.js";
