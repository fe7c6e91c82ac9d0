// Reads whole payloads with the package, which is loaded when the first one is pasted.
import { locales } from "payverdict";
import type { PayloadAnswer, PayloadFailure, PayloadOverall, PayloadVerdict } from "payverdict/payload";

/** A verdict with the place in the document where its code stands. */
export type Found = Omit<PayloadVerdict, "message">;

/** What one document says. What crosses from the worker has no methods, so the shopper's message comes in each language. */
export type Answer =
  | (Omit<PayloadAnswer, "verdicts" | "overall" | "message"> & {
      readonly verdicts: readonly Found[];
      readonly overall: Omit<PayloadOverall, "message">;
      readonly messages: Readonly<Record<string, string>>;
      readonly error?: undefined;
    })
  | PayloadFailure;

/** More answers than these are not shown. */
const SHOWN = 20;

/** The answers for the documents in the text. */
export async function readPayload(text: string): Promise<{ readonly answers: readonly Answer[]; readonly more: boolean }> {
  const { decodePayloads } = await import("payverdict/payload");
  const decoded = decodePayloads(text);
  const answers = decoded.slice(0, SHOWN).map((answer): Answer => {
    if ("error" in answer) return answer;
    const { message, ...said } = answer;
    return { ...said, messages: Object.fromEntries(locales.map((locale) => [locale, message.call(answer, locale)])) };
  });
  return { answers, more: decoded.length > SHOWN };
}
