// What the entries for whole payloads offer.
export * from "./face.js";
export { PayloadError, decodePayload, decodePayloads, readDocument } from "./payload.js";
export { PlanError, plan } from "./plan.js";
export { timeline } from "./timeline.js";
