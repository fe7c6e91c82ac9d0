// How charts look: a canvas knows no custom properties, so that they are asked for here.
import { count, say, ui } from "../i18n/index.svelte";
import { written } from "../outcomes";
import type { Look } from "./chart";

export const lookOf = (): Look => ({
  text: colour("--quiet"),
  line: colour("--edge"),
  ground: colour("--sheet"),
  colour: (outcome) => colour("--tone-solid", `tone-${outcome}`),
  name: (outcome) => `${written[outcome] ?? ""} ${say(ui.t.outcomeWords, outcome)}`,
  count,
});

/** What a property comes to, within something of this tone. */
export function colour(property: string, tone = ""): string {
  const probe = document.createElement("i");
  probe.className = tone;
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
