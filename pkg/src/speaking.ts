// The method `message` of the full entries, in all languages.
import { compositions, languages } from "./generated/languages.js";
import { speaker } from "./speaker.js";

/** The method `message` for a message. */
export const saying = speaker(languages, compositions);

/** Adds `message`, and freezes. `locale` is its language where none is asked for. */
export function speaking<Fields extends object>(fields: Fields, message: number, locale?: unknown): Fields {
  const said = saying(message);
  const own = locale === undefined ? said : { value: (asked: unknown = locale) => said.value(asked) };
  return Object.freeze(Object.defineProperty(fields, "message", own));
}
