// The element's words in the reader's language, those of the support desk's page.
import { keys, words } from "../generated/element_words.js";

const names = keys.split("|");
const read = new Map<string, ReadonlyMap<string, string>>();

/** The language of the words for a tag as a browser gives it; English where there is none. */
export function languageOf(tag: string): string {
  const [first = ""] = tag.toLowerCase().split(/[-_]/);
  const written = first === "no" || first === "nn" ? "nb" : first;
  return words[written] === undefined ? "en" : written;
}

/** Says a word, and fills `{name}` in it; a word that is newer than this file comes as it is. */
export function say(language: string, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  let known = read.get(language);
  if (known === undefined) {
    const texts = words[language]!.split("|");
    read.set(language, (known = new Map(names.map((name, place) => [name, texts[place]!]))));
  }
  const text = known.get(key) ?? key.replace(/^\w+\./, "").replace(/_/g, " ");
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const isKnown = (key: string): boolean => names.includes(key);
