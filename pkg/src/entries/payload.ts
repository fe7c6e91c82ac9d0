// The same as the main entry, and whole payloads; larger modules, for those who need them.
export {
  DecodeError, PayloadError, codeSets, combine, decode, decodeIn, decodePayload, decodePayloads, describeSet, identify,
  locales, read, readDocument, ready, related, search,
} from "./documents/payload.js";
export { PlanError, plan, timeline } from "./timelines/payload.js";
