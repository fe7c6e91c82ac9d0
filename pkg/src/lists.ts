import { locales as localeTags, setIds } from "./generated/words.js";
import type { CodeSet, Locale } from "../types/index.js";

/** The ids of all code sets. */
export const codeSets = Object.freeze([...setIds]) as readonly CodeSet[];

/** The languages that shoppers' messages are written in. */
export const locales = Object.freeze([...localeTags]) as readonly Locale[];
