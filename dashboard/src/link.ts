// Choices that stand before the `#` of an address: `?systems=opp,visa&message=is`. A link hands them on; they hold for
// the visit, and only what the reader chooses here is remembered.
const given = new URLSearchParams(location.search);

/** What the link that led here says. */
export const inLink = (name: string): string | null => given.get(name);

/** Whether the page is a part of somebody else's. */
export const isEmbedded = given.has("embed");

/** The same page outside of the frame that it is in. */
export function outside(): string {
  const choices = new URLSearchParams(given);
  choices.delete("embed");
  return withChoices(location.href, choices);
}

/** Puts a choice into the address, so that reloading keeps it. */
export function putInLink(name: string, value: string): void {
  if (value === "") given.delete(name);
  else given.set(name, value);
  history.replaceState(history.state, "", withChoices(location.href, given));
}

/** The address with other choices; commas stay readable. */
export function withChoices(href: string, choices: URLSearchParams): string {
  const [, before = "", hash = ""] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/.exec(href) ?? [];
  const query = choices.toString().replaceAll("%2C", ",").replace(/=(?=&|$)/g, "");
  return before + (query === "" ? "" : `?${query}`) + hash;
}
