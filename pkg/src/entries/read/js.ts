// The module that reads, as JavaScript.
import make from "../../generated/read_core.js";
import { type Reader, reading } from "../../read.js";
import { searching } from "../../search.js";
import { further } from "../../joint.js";

const load = () => make() as unknown as Reader;

const reader = further({ load, loadLater: async () => load() });
export const read = reading(reader);
export const search = searching(reader);
