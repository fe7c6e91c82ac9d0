// The language of the shopper's messages: one choice for all cards.
import { builtIn, isLoaded } from "../built";
import { ui } from "../i18n/index.svelte";
import { inLink, putInLink } from "../link";
import { keep, kept } from "../settings";

const chosen = $state<{ locale: string | null }>({ locale: inLink("message") ?? kept("message") });

/** A link may name any language. */
const isKnown = (locale: string): boolean => !isLoaded() || builtIn().locales.some((known) => known === locale);

export const shopper = {
  get locale(): string {
    return chosen.locale !== null && isKnown(chosen.locale) ? chosen.locale : ui.language;
  },
  set locale(locale: string) {
    chosen.locale = locale;
    keep("message", locale);
    putInLink("message", locale);
  },
};
