// Verdicts for a checkout page: no support texts, and masked reasons look like a plain decline.
import { type SetState, decoder } from "../decode.js";
import { type Language, type Saying, plain, speaker } from "../speaker.js";
import { type Waiting, type Words, spelling } from "../vocabulary.js";
import { type Found, finder } from "./find.js";
import type { Tables } from "./tables.js";
import type { CodeSet } from "../../types/index.js";
import type { CheckoutVerdict } from "../../types/checkout.js";

/** Decodes whatever it is given, or throws a `DecodeError`. */
export type Decode = (set: unknown, code: unknown) => CheckoutVerdict;

/** What a kind of rows says. */
interface Kind extends Words, Waiting {
  readonly saying: Saying;
}

/** A `decode` for the sets of these tables, in these languages. */
export function checkout(tables: Tables, languages: readonly Language[]): Decode {
  if (languages.length === 0) throw new TypeError("expected languages: decoder(en, is)");
  const saying = speaker(languages, tables.compositions);
  const { words, waiting } = spelling(tables.vocabulary);
  const spelled: Kind[] = [];
  const kindOf = (number: number): Kind => {
    const [message, terms, ...fields] = tables.kinds[number] as [number, number, ...number[]];
    return { ...words(fields), ...waiting(terms), saying: saying(message) };
  };
  const make = (state: SetState<CheckoutVerdict>, found: Found, code: string) => {
    const kind = (spelled[found.kind] ??= kindOf(found.kind));
    return new Plain(kind.saying, state, found, kind, code);
  };
  const { decode } = decoder(tables, finder(tables), make);
  return (set, code) => decode(set as CodeSet, code as string);
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
