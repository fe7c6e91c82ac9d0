import { text } from "./messages.js";
import { localePlace } from "./vocabulary.js";

/** Adds `message`, which is no data: copies and JSON leave it out. */
const said: { value: (locale?: unknown) => string }[] = [];

export function speaking<Fields extends object>(fields: Fields, message: number): Fields {
  const say = (said[message] ??= { value: (locale?: unknown) => text(message, localePlace(locale)) });
  return Object.freeze(Object.defineProperty(fields, "message", say));
}
