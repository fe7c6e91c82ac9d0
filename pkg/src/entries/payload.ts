// The same as the main entry, and whole payloads; a larger module, for those who need it.
import { instantiate, setLoader } from "../core.js";
import { bytes, size } from "../generated/payload_bytes.js";
import { unpack } from "../unpack.js";

let module: WebAssembly.Module | undefined;

setLoader(() => instantiate((module ??= new WebAssembly.Module(unpack(bytes, size)))));

export * from "../face.js";
export { PayloadError, decodePayload, decodePayloads } from "../payload.js";
