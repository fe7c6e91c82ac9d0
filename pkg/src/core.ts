// The module made of crates/wasm. Numbers cross, nothing else.

/** What the module exports. */
export interface Core {
  readonly memory: WebAssembly.Memory;
  buffer(): number;
  decode_buffer(set: number, length: number): number;
  decode_number(set: number, packed: number): number;
  words(row: number): number;
  flags(row: number): number;
  masked_words(row: number): number;
  masked_flags(row: number): number;
  /** The message, and above 16 bits the place among the terms. */
  message_and_terms(row: number): number;
  /** The set, and above 16 bits the source plus one. */
  set_and_source(row: number): number;
  triple(row: number): number;
  unlisted(): number;
  codes(): number;
  code_length(row: number): number;
  numbers(): number;
  numbers_room(): number;
  identify_buffer(system: number, length: number): number;
  combine(count: number): void;
}

let load: () => Core = () => {
  throw new Error("payverdict/slim: call init(module) first");
};
let loaded: Core | undefined;

/** Says where the module comes from; it is made at the first call, not before. */
export function setLoader(loader: () => Core): void {
  load = loader;
  loaded = undefined;
}

/** Whether a call is under way; still true after one that broke off, on a full stack. */
export const call = { open: false };

export function core(): Core {
  // A call that broke off has not given back its part of the module's own stack.
  if (call.open) loaded = undefined;
  call.open = false;
  return (loaded ??= load());
}

/** Makes an instance of a compiled module, or of its bytes. */
export function instantiate(module: WebAssembly.Module | BufferSource): Core {
  const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  return new WebAssembly.Instance(compiled, {}).exports as unknown as Core;
}
