// The interface's language. Only the one that is used is loaded.
import type { Texts } from "./en";
import { inLink } from "../link";
import { keep, kept } from "../settings";

export const languages = { is: "Íslenska", en: "English", sv: "Svenska", nb: "Norsk", da: "Dansk" } as const;
export type Language = keyof typeof languages;

const load: Record<Language, () => Promise<{ default: Texts }>> = {
  is: () => import("./is"),
  en: () => import("./en"),
  sv: () => import("./sv"),
  nb: () => import("./nb"),
  da: () => import("./da"),
};

export const ui = $state<{ language: Language; t: Texts }>({ language: "en", t: undefined as unknown as Texts });

function asLanguage(tag: string | null): Language | undefined {
  const language = tag?.split("-", 1)[0]!.toLowerCase();
  const written = language === "no" || language === "nn" ? "nb" : language;
  return (Object.keys(languages) as Language[]).find((known) => known === written);
}

export function preferred(): Language {
  for (const tag of [inLink("language"), kept("language"), ...navigator.languages]) {
    const language = asLanguage(tag);
    if (language !== undefined) return language;
  }
  return "en";
}

export async function speak(language: Language): Promise<void> {
  const { default: texts } = await load[language]();
  ui.t = texts;
  ui.language = language;
  document.documentElement.lang = language;
}

export function choose(language: Language): Promise<void> {
  keep("language", language);
  return speak(language);
}

/** Fills `{name}` in a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A word of the vocabulary in the reader's language; as it is where it is newer than the page. */
export function say(words: Readonly<Record<string, string>>, word: string): string {
  return words[word] ?? word.replaceAll("_", " ");
}

/** What was made to show numbers and times, by language and way: to make one takes longer than all that it shows. */
const shows = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function showing<F extends Intl.NumberFormat | Intl.DateTimeFormat, O>(kind: new (language: string, options: O) => F, options: O): F {
  const key = `${ui.language} ${kind.name} ${JSON.stringify(options)}`;
  const made = shows.get(key) ?? new kind(ui.language, options);
  shows.set(key, made);
  return made as F;
}

export const number = (n: number, options: Intl.NumberFormatOptions = {}) => showing(Intl.NumberFormat, options).format(n);

export const count = (n: number) => number(n);

export const share = (part: number, whole: number) => number(whole === 0 ? 0 : part / whole, { style: "percent", maximumFractionDigits: 1 });

/** A time in UTC. */
export const moment = (at: string, options: Intl.DateTimeFormatOptions) => showing(Intl.DateTimeFormat, { timeZone: "UTC", ...options }).format(new Date(at));

/** The name of a language in the reader's language. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames([ui.language], { type: "language" }).of(tag) ?? tag;
}
