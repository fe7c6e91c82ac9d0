// How the element looks where nobody says otherwise: custom properties and parts change everything.
import { tones } from "../generated/element_words.js";

const toned = Object.entries(tones).map(([outcome, [hue, strength]]) => `.${outcome}{--hue:${hue};--strength:${strength}}`).join("");

const css = `
:host{display:block;font:var(--pay-verdict-font,inherit);color:var(--pay-verdict-text,inherit)}
:host([hidden]){display:none}
section{display:grid;gap:.6em;padding:var(--pay-verdict-padding,1em);border:1px solid var(--pay-verdict-edge,light-dark(#d9dce2,#363b45));border-radius:var(--pay-verdict-radius,.6em);background:var(--pay-verdict-background,transparent)}
p,dl,dd{margin:0}
header{display:flex;flex-wrap:wrap;gap:.2em .8em;align-items:baseline}
code{font:1.05em ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
small,dt{color:var(--pay-verdict-quiet,light-dark(#565c69,#a6adba));font-size:.875em}
dl{display:grid;gap:.3em}
dl div{display:grid;grid-template-columns:minmax(6em,9em) minmax(0,1fr);gap:0 .75em}
.outcome{justify-self:start;padding:.1em .7em;border-radius:1em;font-weight:600;color:var(--pay-verdict-outcome-text,light-dark(oklch(.4 calc(.11*var(--strength)) var(--hue)),oklch(.86 calc(.1*var(--strength)) var(--hue))));background:var(--pay-verdict-outcome-background,light-dark(oklch(.95 calc(.04*var(--strength)) var(--hue)),oklch(.3 calc(.055*var(--strength)) var(--hue))))}
${toned}`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all elements, which no page's policy forbids; a style of its own where a browser has none. */
export function dress(root: ShadowRoot): void {
  if ("adoptedStyleSheets" in root && typeof CSSStyleSheet === "function") {
    if (sheet === undefined) (sheet = new CSSStyleSheet()).replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement("style");
  style.textContent = css;
  (root as ShadowRoot).append(style);
}
