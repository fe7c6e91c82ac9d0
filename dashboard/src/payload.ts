// Reads whole payloads with the package, which is loaded when the first one is pasted.
import type { PayloadAnswer, PayloadFailure, PayloadOverall, PayloadVerdict } from "payverdict/payload";

/** A verdict with the place in the document where its code stands. */
export type Found = Omit<PayloadVerdict, "message">;

/** What one document says; what crosses from the worker has no methods. */
export type Answer =
  | (Omit<PayloadAnswer, "verdicts" | "overall"> & {
      readonly verdicts: readonly Found[];
      readonly overall: Omit<PayloadOverall, "message">;
      readonly error?: undefined;
    })
  | PayloadFailure;

/** The answers for the documents in the text. */
export async function readPayload(text: string): Promise<readonly Answer[]> {
  const { decodePayloads } = await import("payverdict/payload");
  return decodePayloads(text);
}
