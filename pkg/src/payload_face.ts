// What the entries for whole payloads offer; their one module also reads any text.
import { core } from "./core.js";
import { type Reader, reading } from "./read.js";

export * from "./face.js";
export { PayloadError, decodePayload, decodePayloads, readDocument } from "./payload.js";
export { PlanError, plan } from "./plan.js";
export { timeline } from "./timeline.js";
export const read = reading(() => core() as unknown as Reader);
