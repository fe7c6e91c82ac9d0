// What the entries for whole payloads offer of documents and codes.
export * from "./face.js";
export { PayloadError, decodePayload, decodePayloads } from "./payload.js";
