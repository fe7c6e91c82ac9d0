// Reads whole payloads with the package, which is loaded when the first one is pasted.
import { locales } from "payverdict";
import type { PayloadAnswer, PayloadFailure, PayloadOverall, PayloadVerdict } from "payverdict/payload";
import { type Place, certainIn, documentsIn } from "./lookup/find";

/** A verdict with the place in the document where its code stands. */
export type Found = Omit<PayloadVerdict, "message">;

/** Why a document was not read; of a sender that is not known, whose it could be and which certain codes stand in it. */
export interface Failure {
  readonly error: PayloadFailure["error"] & {
    readonly nearest?: string | null;
    readonly missing?: readonly string[];
    readonly codes?: readonly Place[];
  };
}

/** What one document says. What crosses from the worker has no methods, so the shopper's message comes in each language. */
export type Answer =
  | (Omit<PayloadAnswer, "verdicts" | "overall" | "message"> & {
      readonly verdicts: readonly Found[];
      readonly overall: Omit<PayloadOverall, "message">;
      readonly messages: Readonly<Record<string, string>>;
      readonly error?: undefined;
    } & Partial<Asked>)
  | Failure;

/** What newer versions of the package say of what was asked for. */
interface Asked {
  readonly operation: string;
  readonly reference: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly at: string | null;
  readonly reason: string | null;
  readonly retry: string;
}

/** More answers than these are not shown. */
export const SHOWN = 20;

/** The answers for the documents in the text. */
export async function readPayload(text: string): Promise<{ readonly answers: readonly Answer[]; readonly more: boolean }> {
  const { decodePayloads } = await import("payverdict/payload");
  const decoded = decodePayloads(text);
  const documents = decoded.some((answer) => "error" in answer) ? documentsIn(text) : null;
  const answers = decoded.slice(0, SHOWN).map((answer, place): Answer => {
    if ("error" in answer) {
      const error: Failure["error"] = answer.error;
      // Until the package names the codes itself.
      if (error.kind !== "unrecognized" || error.codes !== undefined) return { error };
      return { error: { ...error, codes: documents?.length === decoded.length ? certainIn(documents[place]) : [] } };
    }
    const { message, ...said } = answer as typeof answer & { message?: unknown };
    const told = (locale: string) => (typeof message === "function" ? String(message.call(answer, locale)) : answer.overall.message(locale));
    return { ...said, messages: Object.fromEntries(locales.map((locale) => [locale, told(locale)])) };
  });
  return { answers, more: decoded.length > SHOWN };
}
