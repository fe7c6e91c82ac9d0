// What the page asks, and what loads it, for tests of the functions alone.
export { load } from "../../src/built";
export * from "../../src/owner";
