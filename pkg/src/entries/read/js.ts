// The module that reads, as JavaScript.
import make from "../../generated/read_core.js";
import { type Reader, reading } from "../../read.js";
import { further } from "../../joint.js";

const load = () => make() as unknown as Reader;

export const read = reading(further({ load, loadLater: async () => load() }));
