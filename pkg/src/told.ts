// What the module says where not one row says it: of several codes together, and of a whole document.
import { speaking } from "./speaking.js";
import { waiting, words } from "./all_words.js";
import type { Waiting, Words } from "./vocabulary.js";

/** The same with what is said, by the numbers of `said::numbers`; `locale` is the language of the message where none is asked for. */
export function told<Fields extends object>(fields: Fields, numbers: readonly number[], locale?: unknown): Fields & Words & Waiting {
  const [hours, limit, message] = numbers.slice(6) as [number, number, number];
  return speaking({ ...fields, ...words(numbers), wait_hours: hours === 0 ? null : hours, limit: waiting(limit).limit }, message, locale);
}
