// Reads whole payloads with the package, which is loaded when the first one is pasted.
import type { CodeSet, Verdict } from "payverdict";

/** A verdict with the place in the document where its code stands. */
export type Found = Omit<Verdict, "message"> & { readonly path?: string; readonly superseded?: boolean; readonly set: CodeSet };

/** What one document says. */
export interface Answer {
  readonly system?: string;
  readonly kind?: string;
  readonly verdicts?: readonly Found[];
  readonly overall?: Found;
  readonly funds?: string;
  readonly is_paid?: boolean;
  readonly partial?: boolean | null;
  readonly conflicts?: readonly unknown[];
  readonly next?: unknown;
  readonly error?: { readonly kind: string; readonly message: string };
}

/** The answers for the documents in the text; `null` where the package was built without payloads. */
export async function readPayload(text: string, locale: string): Promise<readonly Answer[] | null> {
  const { decodePayload } = await import("payverdict/payload");
  return decodePayload === undefined ? null : decodePayload(text, { locale });
}
