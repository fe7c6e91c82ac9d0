// Only what a checkout needs, and nothing that a page must not give away.
export { DecodeError } from "../error.js";
export { decode } from "../checkout/verdict.js";
export { codeSets, locales } from "../lists.js";
