/** A function, as text, that makes an engine refuse what Chrome before version 115 refused on a page's main thread. */
export const FOUR_KILOBYTES = String(() => {
  const large = new WeakSet();
  const refuse = (what) => {
    throw new RangeError(`WebAssembly.${what} is disallowed on the main thread, if the buffer size is larger than 4KB.`);
  };
  const { Module, Instance, compile } = WebAssembly;
  WebAssembly.compile = async (bytes) => {
    const module = await compile(bytes);
    if (bytes.byteLength > 4096) large.add(module);
    return module;
  };
  WebAssembly.Module = new Proxy(Module, { construct: (target, [bytes]) => (bytes.byteLength > 4096 ? refuse("Compile") : new target(bytes)) });
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, [module, imports]) => (large.has(module) ? refuse("Instance") : new target(module, imports)) });
});
