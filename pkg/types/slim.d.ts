export * from "./index.js";

/**
 * Says which module to use: `payverdict/payverdict.wasm`, compiled or as bytes. It is made at the first call.
 *
 * @example
 * import module from "payverdict/payverdict.wasm";
 * init(module);
 */
export declare function init(module: WebAssembly.Module | BufferSource): void;
