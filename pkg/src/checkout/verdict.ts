// Verdicts for a checkout page: no support texts, and masked reasons look like a plain decline.
import { type SetState, decoder } from "../decode.js";
import { kinds } from "../generated/rows.js";
import { type Saying, plain, saying } from "../speaking.js";
import { type Waiting, type Words, waiting, words } from "../vocabulary.js";
import { type Found, find } from "./find.js";
import type { CheckoutVerdict } from "../../types/checkout.js";

/** What a kind of rows says. */
interface Kind extends Words, Waiting {
  readonly saying: Saying;
}

const spelled: Kind[] = [];

function kindOf(number: number): Kind {
  const [message, terms, ...fields] = kinds[number] as [number, number, ...number[]];
  return { ...words(fields), ...waiting(terms), saying: saying(message) };
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
  const kind = (spelled[found.kind] ??= kindOf(found.kind));
  return new Plain(kind.saying, state, found, kind, code);
}

export const decode = decoder(find, make).decode;
