// Documents and whole payments, read with tables of one's own.
import { cardNumbers } from "../cards.js";
import { PayloadError, written } from "../payload.js";
import { type Refused, mistaken } from "./error.js";
import { type Fields, type Said, type Speaker, frozen } from "./made.js";
import type { Asked, Held } from "./module.js";
import { type Place, teller } from "./texts.js";
import type { KeptTimeline, PayloadAnswer, PayloadFailure, PayloadOptions, TimelineState } from "../../types/payload.js";
import type { Piece, Tables, Verdict } from "../../types/tables.js";

type Failure = PayloadFailure["error"];
/** An answer with the numbers of its messages: of the whole, and of each code. */
type Answered = readonly [answer: Fields, messages: readonly number[]];
type Passed = readonly [piece: Fields, messages: readonly number[] | null, codes: readonly Place[], phrases: readonly Place[]];

/** What was expected, in the words of JavaScript. */
const ONE_DOCUMENT = "one document; decodePayloads takes several";

const isList = <Item>(answer: Item | Refused): answer is Item => Array.isArray(answer);
/** Whether an error is the caller's mistake, whatever the documents are. */
const isMistake = ({ kind }: Refused) => kind === "unknown_system" || kind === "unknown_set";

export function documentsOf(held: Held, speaker: Speaker, verdictOf: (said: Said) => Verdict) {
  /** What the module makes of texts, by what the caller knows of them. */
  function asked(by: Asked, { system, advice }: PayloadOptions, ...texts: readonly string[]): unknown {
    const answer = held.ask(by, system ?? "", advice ?? "", ...texts) as Refused | readonly unknown[] | null;
    if (answer !== null && !Array.isArray(answer) && isMistake(answer as Refused)) throw mistaken(answer as Refused);
    return answer;
  }

  function answerOf(answer: Answered | Failure): PayloadAnswer | PayloadFailure {
    if (!Array.isArray(answer)) return frozen({ error: answer as Failure });
    const [fields, [whole, ...each]] = answer as unknown as Answered;
    const { verdicts, overall } = fields as { verdicts: Fields[]; overall: Fields };
    const told = {
      ...fields,
      verdicts: verdicts.map((verdict, place) => speaker.speaking(verdict, each[place]!)),
      overall: speaker.speaking(overall, whole!),
    };
    return speaker.speaking(told, whole!);
  }

  function decodePayload(document: string | object, options: PayloadOptions = {}): PayloadAnswer {
    const answer = answerOf(asked("tables_payload_one", options, written(document)) as Answered | Failure);
    if (!("error" in answer)) return answer;
    const isOther = answer.error.kind === "empty" || answer.error.kind === "several";
    throw new PayloadError(isOther ? { ...answer.error, message: `expected ${ONE_DOCUMENT}`, expected: ONE_DOCUMENT } : answer.error);
  }

  function decodePayloads(text: string, options: PayloadOptions = {}): readonly (PayloadAnswer | PayloadFailure)[] {
    const answers = asked("tables_payload", options, String(text)) as readonly (Answered | Failure)[];
    return Object.freeze(answers.map(answerOf));
  }

  function readDocument(given: string, options: PayloadOptions = {}): readonly Piece[] {
    const text = String(given);
    const tell = teller(cardNumbers(text), verdictOf);
    const passed = asked("tables_pieces", options, text) as readonly Passed[];
    const pieces = passed.map(([{ kind, line, answer, codes, reasons, error }, messages, ofCodes, ofPhrases]) =>
      frozen({
        kind,
        line,
        answer: messages === null ? null : answerOf([answer as Fields, messages]),
        codes: (codes as Fields[]).flatMap((code, place) => tell.code(code, ofCodes[place]!, line as number)),
        reasons: (reasons as Fields[]).map((phrase, place) => tell.phrase(phrase, ofPhrases[place]!, line as number)),
        error,
      }),
    );
    return Object.freeze(pieces) as unknown as readonly Piece[];
  }

  const stateOf = ([fields, message]: Said): TimelineState =>
    speaker.speaking({ ...fields, overall: speaker.speaking(fields["overall"] as Fields, message) }, message);

  function ofDocuments(given: string | object, options: PayloadOptions = {}): readonly (TimelineState | PayloadFailure)[] {
    const texts = (Array.isArray(given) ? given : [given]).map(written);
    const items = asked("tables_timelines", options, ...texts) as readonly (Said | Failure)[];
    return Object.freeze(items.map((item) => (isList(item as Said | Refused) ? stateOf(item as Said) : frozen({ error: item as Failure }))));
  }

  function keptOf(answer: unknown): KeptTimeline {
    if (answer === null) throw notStored();
    if (!Array.isArray(answer)) throw new PayloadError(answer as Failure);
    const [stored, state] = answer as [string, Said];
    return Object.freeze({ stored, state: stateOf(state) });
  }

  const add = (stored: string | null | undefined, document: string | object, options: PayloadOptions = {}): KeptTimeline =>
    keptOf(asked("tables_add", options, textOf(stored), written(document)));
  const merge = (one: string | null | undefined, other: string | null | undefined): KeptTimeline =>
    keptOf(held.ask("tables_merge", textOf(one), textOf(other)));
  const state = (stored: string | null | undefined): TimelineState => merge(stored, null).state;
  const timeline = Object.freeze(Object.assign(ofDocuments, { add, merge, state })) as Tables["timeline"];
  return { decodePayload, decodePayloads, readDocument, timeline };
}

/** A timeline as the module takes it: nothing where nothing was told yet. */
function textOf(stored: unknown): string {
  if (stored == null) return "";
  if (typeof stored !== "string" || stored === "") throw notStored();
  return stored;
}

function notStored(): PayloadError {
  const expected = "a text that timeline.add or timeline.merge gave, or null";
  return new PayloadError({ kind: "malformed", message: `not a stored timeline: expected ${expected}`, expected });
}
