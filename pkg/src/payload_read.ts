// What these entries offer that looks for things in any text, by a module that is made when something is first looked for.
import type { Module } from "./payload.js";
import { piecesOf } from "./pieces.js";
import { type Reader, reading } from "./read.js";
import { searching } from "./search.js";

/** The functions over this module. */
export const seeking = (module: () => Module<"find_pieces"> & Reader) => ({ read: reading(module), readDocument: piecesOf(module), search: searching(module) });
