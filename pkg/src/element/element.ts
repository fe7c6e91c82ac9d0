// <pay-verdict>: what a code means, in a page that somebody else wrote. It says approved for a listed code of the set
// that the page names, or whose form tells its owner, and never from a guess.
import { decode, describeSet, identify, ready } from "payverdict";
import type { CodeSet, Verdict } from "../../types/index.js";
import { signs } from "../generated/element_words.js";
import { dress } from "./style.js";
import { isKnown, languageOf, say } from "./words.js";

/** What is watched: attributes, and properties of the same names. */
const NAMES = ["set", "code", "locale", "audience"] as const;

/** Servers that make pages have no elements; there it is enough that this can be imported. */
const Base = (typeof HTMLElement === "undefined" ? class {} : HTMLElement) as typeof HTMLElement;

type Child = Node | string | null;

function made(name: string, part: string, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(name);
  if (part !== "") element.setAttribute("part", part);
  element.append(...children.filter((child): child is Node | string => child !== null));
  return element;
}

const spoken = (element: HTMLElement, language: string): HTMLElement => ((element.lang = language), element);

/** What was asked: a verdict, or why there is none. */
interface Asked {
  readonly verdict: Verdict | null;
  /** In English, what was expected of the code; `null` where the code is anybody's. */
  readonly problem: string | null;
}

function ask(set: string, code: string): Asked {
  try {
    if (set !== "") return { verdict: decode(set as CodeSet, code), problem: null };
    const { certain, is_malformed } = identify(code);
    return { verdict: certain, problem: is_malformed ? "no set has codes of this form" : null };
  } catch (error) {
    return { verdict: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

export class PayVerdictElement extends Base {
  static readonly observedAttributes = NAMES;

  #verdict: Verdict | null = null;
  #isWaiting = false;
  #told: string | null = null;

  get set(): string {
    return this.getAttribute("set") ?? "";
  }
  set set(value: string | null | undefined) {
    this.#put("set", value);
  }
  get code(): string {
    return this.getAttribute("code") ?? "";
  }
  set code(value: string | null | undefined) {
    this.#put("code", value);
  }
  get locale(): string {
    return this.getAttribute("locale") || this.closest<HTMLElement>("[lang]:not([lang=''])")?.lang || navigator.language;
  }
  set locale(value: string | null | undefined) {
    this.#put("locale", value);
  }
  get audience(): "staff" | "shopper" {
    return this.getAttribute("audience") === "shopper" ? "shopper" : "staff";
  }
  set audience(value: "staff" | "shopper" | null | undefined) {
    this.#put("audience", value);
  }
  /** What is shown; `null` where the code has no certain owner or is none. */
  get verdict(): Verdict | null {
    return this.#verdict;
  }

  connectedCallback(): void {
    // A framework may have set properties before it knew what the element is.
    for (const name of NAMES) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = this[name];
      delete this[name];
      (this as Record<string, unknown>)[name] = value;
    }
    this.#change();
  }

  attributeChangedCallback(): void {
    this.#change();
  }

  #put(name: string, value: string | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Several attributes that change together are one change. */
  #change(): void {
    if (this.#isWaiting || !this.isConnected) return;
    this.#isWaiting = true;
    void ready().then(() => {
      this.#isWaiting = false;
      if (this.isConnected) this.#draw();
    });
  }

  #draw(): void {
    const { code } = this;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (root.childNodes.length === 0) dress(root);
    const { verdict, problem } = code === "" ? { verdict: null, problem: null } : ask(this.set, code);
    this.#verdict = verdict;
    for (const old of root.querySelectorAll("section")) old.remove();
    if (code !== "") root.append(this.audience === "shopper" ? this.#forShopper() : this.#forStaff(code, problem));
    const told = JSON.stringify([this.set, code, verdict]);
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(new CustomEvent("verdict", { detail: verdict, bubbles: true, composed: true }));
  }

  /** The text for the shopper, and nothing of why: a reason may be one that shoppers are not told. */
  #forShopper(): HTMLElement {
    const message = this.#verdict?.message(this.locale) ?? "";
    return made("section", "verdict", spoken(made("p", "message", message), messageLanguage(this.locale, message, this.#verdict)));
  }

  #forStaff(code: string, problem: string | null): HTMLElement {
    const verdict = this.#verdict;
    const language = languageOf(this.locale);
    const word = (key: string, values?: Readonly<Record<string, string | number>>) => say(language, key, values);
    const outcome = verdict?.outcome ?? "unknown";
    const sign = made("span", "sign", `${signs[outcome] ?? "?"} `);
    sign.setAttribute("aria-hidden", "true");
    const said = made("p", `outcome ${outcome}`, sign, word(`outcome.${outcome}`));
    said.className = `outcome ${outcome}`;
    const info = verdict === null ? null : describeSet(verdict.set);
    const head = made("header", "head", made("code", "code", code), info && made("small", "set", `${info.system_name} · ${info.title}`));
    const section = spoken(made("section", "verdict", head, said), language);
    section.setAttribute("aria-label", `${code}: ${word(`outcome.${outcome}`)}`);
    if (verdict === null) {
      section.append(problem === null ? made("p", "problem", word("whoseLead")) : spoken(made("p", "problem", problem), "en"));
      section.append(facts([["retry", word("retry"), word("retry.check_first")]]));
      return section;
    }
    if (verdict.match !== "exact") section.append(made("p", "note", word("notListed")));
    const retry = [word(`retry.${verdict.retry}`), verdict.wait_hours !== null && word("waitHours", { n: verdict.wait_hours }), verdict.limit !== null && word("limit", { limit: verdict.limit })];
    const alone = `alone.${verdict.retry}`;
    const actor = [word(`actor.${verdict.actor}`), verdict.actor === "nobody" && isKnown(alone) && word(alone)];
    const list = facts([
      ["reason", word("reason"), verdict.reason === null ? word("noReason") : word(`reason.${verdict.reason}`)],
      ["retry", word("retry"), retry.filter(Boolean).join(", ")],
      ["actor", word("actor"), actor.filter(Boolean).join(": ")],
      ["summary", word("summary"), spoken(made("span", ""), "en")],
      ["message", word("message"), made("span", "")],
    ]);
    const [summary, message] = list.querySelectorAll("span");
    summary!.textContent = verdict.summary;
    message!.textContent = verdict.message(this.locale);
    message!.lang = messageLanguage(this.locale, message!.textContent, verdict);
    section.append(list);
    return section;
  }
}

function facts(rows: readonly (readonly [string, string, string | Node])[]): HTMLElement {
  return made("dl", "facts", ...rows.map(([part, name, value]) => made("div", `fact ${part}`, made("dt", "label", name), made("dd", `value ${part}-value`, value))));
}

/** Messages that are not written in a language come in English. */
function messageLanguage(tag: string, message: string, verdict: Verdict | null): string {
  return verdict !== null && message === verdict.message("en") ? "en" : tag;
}

/** Makes the element known; once, whoever asks. */
export function define(name = "pay-verdict"): void {
  if (typeof customElements === "undefined" || customElements.get(name) !== undefined) return;
  // An element has one name; another one needs a class of its own.
  customElements.define(name, name === "pay-verdict" ? PayVerdictElement : class extends PayVerdictElement {});
}
