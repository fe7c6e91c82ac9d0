// The same as the main entry, and whole payloads; a larger module, for those who need it.
import { type Core, setLoader } from "../core.js";
import { bytes, size } from "../generated/payload_bytes.js";
import { initSync } from "../generated/payload_glue.js";
import { unpack } from "../unpack.js";

setLoader(() => initSync({ module: unpack(bytes, size) }) as unknown as Core);

export * from "../face.js";
export { PayloadError, decodePayload, decodePayloads } from "../payload.js";
