// What reading shares with the rest of its entry: there must be one of each, so where reading is a file of its own, it
// takes them from the entry's.
export { call, further, loaderOf } from "./core.js";
export { setExtends, setIds } from "./generated/sets.js";
export { setSystems, setTitles, systemNames } from "./generated/texts.js";
export { outcomes, reasons } from "./generated/words.js";
export { identify } from "./identify.js";
export { allRows } from "./rows.js";
export { decode, stateOf } from "./verdict.js";
