// The method `message` of the full entries, in all languages.
import { compositions, languages } from "./generated/languages.js";
import { speaker } from "./speaker.js";

/** The method `message` for a message. */
export const saying = speaker(languages, compositions);

/** Adds `message`, and freezes. */
export function speaking<Fields extends object>(fields: Fields, message: number): Fields {
  return Object.freeze(Object.defineProperty(fields, "message", saying(message)));
}
