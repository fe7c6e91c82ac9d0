// From what the module passes to frozen plain objects with their method `message`.
import { locales } from "../generated/words.js";
import { placeOf } from "../speaker.js";
import type { Held } from "./module.js";

/** An object as the command writes it as JSON, with a text under `message`. */
export type Fields = Record<string, unknown>;
/** With the number of its message. */
export type Said = readonly [fields: Fields, message: number];

let languages: readonly { readonly tag: string }[] | undefined;

/** Freezes all that is in a value. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const held of Object.values(value)) frozen(held);
  return Object.freeze(value);
}

/** Gives objects their messages, in all languages. */
export class Speaker {
  private readonly texts = new Map<number, string>();
  private readonly held: Held;

  constructor(held: Held) {
    this.held = held;
  }

  private text(message: number, tag: unknown): string {
    const locale = placeOf((languages ??= locales.map((tag) => ({ tag }))), tag);
    const key = message * locales.length + locale;
    let text = this.texts.get(key);
    if (text === undefined) this.texts.set(key, (text = this.held.text(message, locale)));
    return text;
  }

  /** The object with the method, frozen; `tag` is the language where none is asked for. */
  speaking<Made>(fields: Fields, message: number, tag?: unknown): Made {
    const { message: _, ...data } = fields;
    const value = (asked: unknown = tag) => this.text(message, asked);
    return frozen(Object.defineProperty(data, "message", { value })) as Made;
  }
}
