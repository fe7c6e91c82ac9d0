// Verdicts for a checkout page: no support texts, and masked reasons look like a plain decline.
import { type SetState, decoder } from "../decode.js";
import { packedKinds } from "../generated/rows.js";
import { terms } from "../generated/words.js";
import { type Saying, plain, saying } from "../speaking.js";
import { type Words, words } from "../vocabulary.js";
import { type Found, find } from "./find.js";
import type { CheckoutVerdict } from "../../types/checkout.js";

/** What a kind of rows says. */
interface Kind extends Words, Pick<CheckoutVerdict, "wait_hours" | "limit"> {
  readonly saying: Saying;
}

/** Where the fields of classes begin, see `words`; terms and message stand behind them. */
const SHIFTS = [0, 4, 11, 15, 18, 23];
const kinds: Kind[] = [];

function kindOf(number: number): Kind {
  const field = (place: number) => packedKinds.charCodeAt((packedKinds.length / 8) * place + number) - 35;
  const [hours, limit] = terms[field(6)]!;
  return {
    ...words(SHIFTS.reduce((classes, shift, place) => classes | (field(place) << shift), 0)),
    wait_hours: hours === 0 ? null : hours,
    limit: limit === "" ? null : limit,
    saying: saying(field(7)),
  };
}

const Plain = plain<CheckoutVerdict, [SetState<CheckoutVerdict>, Found, Kind, string]>((verdict, state, found, kind, code) => {
  verdict.set = state.id;
  verdict.system = state.system;
  verdict.code = code;
  verdict.match = found.match;
  verdict.outcome = kind.outcome;
  verdict.reason = kind.reason;
  verdict.retry = kind.retry;
  verdict.wait_hours = kind.wait_hours;
  verdict.limit = kind.limit;
  verdict.actor = kind.actor;
  verdict.class = kind.class;
  verdict.final = kind.final;
  verdict.flags = kind.flags;
  verdict.next_step = kind.next_step;
});

function make(state: SetState<CheckoutVerdict>, found: Found, code: string): CheckoutVerdict {
  const kind = (kinds[found.kind] ??= kindOf(found.kind));
  return new Plain(kind.saying, state, found, kind, code);
}

export const decode = decoder(find, make).decode;
