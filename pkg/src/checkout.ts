// Verdicts for a checkout page: no support texts, and masked reasons look like a plain decline.
import { core } from "./core.js";
import { type SetState, decoder } from "./decode.js";
import { listed, setSystems, systemIds, terms, unlisted } from "./generated/words.js";
import { speaking } from "./speaking.js";
import { words } from "./vocabulary.js";
import type { CheckoutVerdict } from "../types/checkout.js";
import type { System } from "../types/index.js";

function make(state: SetState<CheckoutVerdict>, answer: number, code: string): CheckoutVerdict {
  const row = answer & 0xffff;
  const module = core();
  const details = module.details(row);
  const classes = module.masked_classes(row);
  const masked = classes !== module.classes(row);
  const [hours, limit] = terms[masked ? 0 : details >>> 24]!;
  const verdict = {
    set: state.id,
    system: systemIds[setSystems[state.number]!] as System,
    code,
    match: row < listed ? "exact" : row < unlisted ? "group" : "unlisted",
    ...words(classes),
    wait_hours: hours === 0 ? null : hours,
    limit: limit === "" ? null : limit,
  };
  return speaking(verdict, (details >>> 16) & 255) as CheckoutVerdict;
}

export const { decode } = decoder(make);
