// The module made of crates/wasm. Numbers cross, nothing else.

/** What the module exports. */
export interface Core {
  readonly memory: WebAssembly.Memory;
  buffer(): number;
  decode_buffer(set: number, length: number): number;
  decode_number(set: number, packed: number): number;
  words(row: number): number;
  flags(row: number): number;
  /** The message, and above 16 bits the place among the terms. */
  message_and_terms(row: number): number;
  /** The set, and above 16 bits the source plus one. */
  set_and_source(row: number): number;
  unlisted(): number;
  codes(): number;
  code_length(row: number): number;
  numbers(): number;
  numbers_room(): number;
  identify_buffer(system: number, length: number): number;
  combine(count: number): void;
}

/** Where a module comes from. */
export interface Loader<Exports = Core> {
  load(): Exports;
  /** The same for engines that make no large module at once, such as Chrome before version 115; made when `first` is. */
  loadLater(first?: Promise<unknown>): Promise<Exports>;
}

const missing = () => {
  throw new Error("payverdict/slim: call init(module) first");
};
let loader: Loader = { load: missing, loadLater: async () => missing() };
let loaded: Core | undefined;

/** Says where the module comes from; it is made at the first call, not before. */
export function setLoader(other: Loader): void {
  loader = other;
  forget();
}

/** A further module, with what is made of it. */
interface Further {
  readonly loader: Loader<unknown>;
  loaded: unknown;
}

/** The modules beside that one: where nobody imports what needs them, a bundler has left out what adds them. */
const others: Further[] = [];

/** Adds a module for what not every page needs; it is made at the first call of the answer, or by `ready`. */
export function further<Exports>(loader: Loader<Exports>): () => Exports {
  const own: Further = { loader, loaded: undefined };
  others.push(own);
  return () => {
    forgetBroken();
    return (own.loaded ??= load(loader)) as Exports;
  };
}

/** Adds a module that works in the memory of that one, with its functions: those of both, made at the first call of the answer. */
export function beside<Exports>(given: () => WebAssembly.Module | BufferSource): () => Exports {
  return further(
    loaderOf<Exports>(given, () => {
      const first = core();
      return { imports: { core: first as unknown as WebAssembly.ModuleImports }, bind: (own) => ({ ...first, ...own }) };
    }),
  );
}

/** Whether a call is under way; still true after one that broke off, on a full stack. */
export const call = { open: false };

export function core(): Core {
  forgetBroken();
  return (loaded ??= load(loader));
}

/** A call that broke off has not given back its part of the module's own stack; which module's is not known. */
function forgetBroken(): void {
  if (call.open) forget();
  call.open = false;
}

function forget(): void {
  loaded = undefined;
  for (const other of others) other.loaded = undefined;
}

function load<Exports>(loader: Loader<Exports>): Exports {
  try {
    return loader.load();
  } catch (error) {
    // Chrome says so of what is larger than four kilobytes.
    if (!(error instanceof RangeError && error.message.includes("disallowed"))) throw error;
    throw new Error("payverdict: this engine makes WebAssembly only while one waits: `await ready()` first");
  }
}

/**
 * Resolves when verdicts can be asked for. Most engines need no waiting; those that make no large module at once do,
 * and for others it keeps the work off the first verdict.
 */
export async function ready(): Promise<void> {
  forgetBroken();
  const first = later(loaded, loader).then((made) => (loaded ??= made));
  const beside = others.map((other) => later(other.loaded, other.loader, first).then((made) => (other.loaded ??= made)));
  await Promise.all([first, ...beside]);
}

/** What is made already, or else will be. Whoever waits for it looks again whether another was quicker. */
async function later<Exports>(made: Exports | undefined, loader: Loader<Exports>, first?: Promise<unknown>): Promise<Exports> {
  return made ?? loader.loadLater(first);
}

/** What an instance imports, and what is made of what it exports. */
export interface Glue {
  readonly imports: WebAssembly.Imports;
  bind(exports: WebAssembly.Exports): object;
}

const NOTHING: Glue = { imports: {}, bind: (exports) => exports };

/** Makes instances of a compiled module, or of its bytes; each gets its own glue, where the module needs any. */
export function loaderOf<Exports = Core>(given: () => WebAssembly.Module | BufferSource, glue = () => NOTHING): Loader<Exports> {
  let compiled: WebAssembly.Module | undefined;
  const coreIn = ({ exports }: WebAssembly.Instance, { bind }: Glue) => bind(exports) as Exports;
  return {
    load() {
      if (compiled === undefined) {
        const module = given();
        compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
      }
      const own = glue();
      return coreIn(new WebAssembly.Instance(compiled, own.imports), own);
    },
    async loadLater(first) {
      compiled ??= await (async (module) => (module instanceof WebAssembly.Module ? module : WebAssembly.compile(module)))(given());
      await first;
      const own = glue();
      return coreIn(await WebAssembly.instantiate(compiled, own.imports), own);
    },
  };
}
