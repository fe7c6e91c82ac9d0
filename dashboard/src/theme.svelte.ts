import { inLink } from "./link";
import { keep, kept } from "./settings";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const first = inLink("theme") ?? kept("theme");
export const theme = $state<{ name: Theme }>({ name: themes.find((name) => name === first) ?? "auto" });

export function showTheme(name: Theme): void {
  theme.name = name;
  document.documentElement.dataset.theme = name;
}

export function setTheme(name: Theme): void {
  showTheme(name);
  keep("theme", name);
}
