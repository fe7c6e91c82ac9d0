// The same for the entry whose other module is brought along.
export { read, search } from "./index.js";
