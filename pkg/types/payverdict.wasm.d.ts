/** The compiled module, as engines and bundlers hand it over that import WebAssembly. */
declare const module: WebAssembly.Module;
export default module;
