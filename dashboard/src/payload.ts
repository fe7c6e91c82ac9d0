// Reads whole payloads with the package, which is loaded when the first one is pasted.
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

/** What one document says; what crosses from the worker has no methods. */
export type Answer =
  | (Omit<PayloadAnswer, "verdicts" | "overall"> & {
      readonly verdicts: readonly Found[];
      readonly overall: Omit<PayloadOverall, "message">;
      readonly error?: undefined;
    })
  | Failure;

/** The answers for the documents in the text. */
export async function readPayload(text: string): Promise<readonly Answer[]> {
  const { decodePayloads } = await import("payverdict/payload");
  const answers: readonly Answer[] = decodePayloads(text);
  if (!answers.some(({ error }) => error?.kind === "unrecognized")) return answers;
  // Until the package names the codes itself.
  const documents = documentsIn(text);
  return answers.map((answer, place) => {
    if (answer.error?.kind !== "unrecognized" || answer.error.codes !== undefined) return answer;
    return { error: { ...answer.error, codes: documents?.length === answers.length ? certainIn(documents[place]) : [] } };
  });
}
