// The same for the entry whose other module is brought along.
export { read } from "./index.js";
