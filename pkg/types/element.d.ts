import type { Verdict } from "./index.js";

/**
 * The element `<pay-verdict set="opp.result" code="800.100.153" locale="is">`: what a code means, for those who work with
 * payments; with `audience="shopper"` only what the shopper may read.
 *
 * It says approved only for a listed code of the set that is named, or, without `set`, of a form that one system alone has.
 */
export declare class PayVerdictElement extends HTMLElement {
  static readonly observedAttributes: readonly string[];
  /** The code's set; without one the code must tell its owner itself. */
  get set(): string;
  set set(value: string | null | undefined);
  get code(): string;
  set code(value: string | null | undefined);
  /** The language as a browser names it; without one that of the page around it, else of the browser. */
  get locale(): string;
  set locale(value: string | null | undefined);
  /** Who reads it: `staff` where nobody says. */
  get audience(): "staff" | "shopper";
  set audience(value: "staff" | "shopper" | null | undefined);
  /** What is shown; `null` where the code has no certain owner, or is none. */
  get verdict(): Verdict | null;
}

/**
 * Makes the element known under another name, too. Importing `payverdict/element` makes it known as `pay-verdict`; where
 * there are no elements, as on a server, nothing happens.
 */
export declare function define(name?: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "pay-verdict": PayVerdictElement;
  }
  interface HTMLElementEventMap {
    /** What is shown has changed; `null` where there is no verdict. */
    verdict: CustomEvent<Verdict | null>;
  }
}
