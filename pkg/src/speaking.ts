import { text } from "./messages.js";
import { localePlace } from "./vocabulary.js";

/** A property that is no data: copies and JSON leave it out. */
export interface Saying {
  value: (locale?: unknown) => string;
}

const sayings: Saying[] = [];

/** The method `message` for a message. */
export function saying(message: number): Saying {
  return (sayings[message] ??= { value: (locale?: unknown) => text(message, localePlace(locale)) });
}

/** Adds `message`, and freezes. */
export function speaking<Fields extends object>(fields: Fields, message: number): Fields {
  return Object.freeze(Object.defineProperty(fields, "message", saying(message)));
}

/**
 * A constructor of plain objects with a method `message`. It comes first: engines add what is no data to an empty
 * object in half of the time. Made with `new`, the object has room for all its fields at once.
 */
export function plain<Fields extends object, Given extends unknown[]>(
  fill: (fields: { -readonly [Name in keyof Fields]: Fields[Name] }, ...given: Given) => void,
): new (saying: Saying, ...given: Given) => Fields {
  function Plain(this: Fields, saying: Saying, ...given: Given) {
    Object.defineProperty(this, "message", saying);
    fill(this, ...given);
    Object.freeze(this);
  }
  Plain.prototype = Object.prototype;
  return Plain as unknown as new (saying: Saying, ...given: Given) => Fields;
}
