import { setIds } from "./generated/sets.js";
import type { CodeSet } from "../types/index.js";

/** The ids of all code sets. */
export const codeSets = Object.freeze([...setIds].sort()) as readonly CodeSet[];
