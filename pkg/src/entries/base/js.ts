// The same module as JavaScript, for pages and engines without WebAssembly.
import { type Core, setLoader } from "../../core.js";
import make from "../../generated/core.js";

const load = () => make() as unknown as Core;
setLoader({ load, loadLater: async () => load() });

export * from "../../face.js";
export * from "../../joint.js";
