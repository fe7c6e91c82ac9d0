// Verdicts for a checkout page: no support texts, and masked reasons look like a plain decline.
import { type SetState, decoder } from "../decode.js";
import { packedKinds } from "../generated/rows.js";
import { terms } from "../generated/words.js";
import { speaking } from "../speaking.js";
import { words } from "../vocabulary.js";
import { type Found, find } from "./find.js";
import type { CheckoutVerdict } from "../../types/checkout.js";

/** Where the fields of classes begin, see `words`; terms and message stand behind them. */
const SHIFTS = [0, 4, 11, 15, 18, 23];

function make(state: SetState<CheckoutVerdict>, { kind, match }: Found, code: string): CheckoutVerdict {
  const field = (place: number) => packedKinds.charCodeAt((packedKinds.length / 8) * place + kind) - 35;
  const [hours, limit] = terms[field(6)]!;
  const verdict = {
    set: state.id,
    system: state.system,
    code,
    match,
    ...words(SHIFTS.reduce((classes, shift, place) => classes | (field(place) << shift), 0)),
    wait_hours: hours === 0 ? null : hours,
    limit: limit === "" ? null : limit,
  };
  return speaking(verdict, field(7)) as CheckoutVerdict;
}

export const decode = decoder(find, make).decode;
