// The same module as JavaScript, for pages and engines without WebAssembly.
import { type Core, setLoader } from "../core.js";
import make from "../generated/core.js";

setLoader(() => make() as unknown as Core);

export * from "../face.js";
