// The language of the shopper's messages: one choice for all cards.
import { keep, kept } from "../settings";
import { ui } from "../i18n/index.svelte";

const chosen = $state<{ locale: string | null }>({ locale: kept("message") });

export const shopper = {
  get locale(): string {
    return chosen.locale ?? ui.language;
  },
  set locale(locale: string) {
    chosen.locale = locale;
    keep("message", locale);
  },
};
