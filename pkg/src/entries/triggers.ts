// How sandboxes are made to answer with a code; a module of its own, with the tables of that and no others.
export { triggers, triggersOf } from "../triggers.js";
