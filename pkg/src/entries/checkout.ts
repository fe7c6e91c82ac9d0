// Only what a checkout needs, and nothing that a page must not give away.
import { setLoader } from "../core.js";
import { inlined } from "../inlined.js";

setLoader(inlined);

export { DecodeError } from "../error.js";
export { decode } from "../checkout.js";
export { codeSets, locales } from "../lists.js";
