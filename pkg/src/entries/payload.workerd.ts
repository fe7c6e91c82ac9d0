// Whole payloads in engines that compile no bytes, such as Cloudflare's.
export {
  DecodeError, PayloadError, codeSets, combine, decode, decodeIn, decodePayload, decodePayloads, describeSet, identify,
  locales, read, readDocument, ready, related, search,
} from "./documents/payload.workerd.js";
export { PlanError, plan, timeline } from "./timelines/payload.workerd.js";
