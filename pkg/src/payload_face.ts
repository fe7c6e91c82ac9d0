// What the entries for whole payloads offer; their one module also reads any text.
import { core } from "./core.js";
import { type Reader, reading } from "./read.js";
import { searching } from "./search.js";

export * from "./face.js";
export { PayloadError, decodePayload, decodePayloads, readDocument } from "./payload.js";
export { PlanError, plan } from "./plan.js";
export { timeline } from "./timeline.js";
const reader = () => core() as unknown as Reader;
export const read = reading(reader);
export const search = searching(reader);
