// The same as the main entry, and whole payloads; a larger module, for those who need it.
import { bytesOf } from "../bytes.js";
import { type Core, setLoader } from "../core.js";
import { bytes } from "../generated/payload_bytes.js";
import { initSync } from "../generated/payload_glue.js";

setLoader(() => initSync({ module: bytesOf(bytes) }) as unknown as Core);

export * from "../face.js";
export { PayloadError, decodePayload, decodePayloads } from "../payload.js";
