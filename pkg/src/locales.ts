import { locales as tags } from "./generated/words.js";
import type { Locale } from "../types/index.js";

/** The languages that shoppers' messages are written in. */
export const locales = Object.freeze([...tags]) as readonly Locale[];
