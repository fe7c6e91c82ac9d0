// The language of the shopper's messages: one choice for all cards.
import { locales } from "payverdict";
import { ui } from "../i18n/index.svelte";
import { inLink, putInLink } from "../link";
import { keep, kept } from "../settings";

const asked = inLink("message");
const chosen = $state<{ locale: string | null }>({ locale: locales.find((locale) => locale === asked) ?? kept("message") });

export const shopper = {
  get locale(): string {
    return chosen.locale ?? ui.language;
  },
  set locale(locale: string) {
    chosen.locale = locale;
    keep("message", locale);
    putInLink("message", locale);
  },
};
