/** Starts the worker, which is built as a file of its own beside the page. */
export function startWorker(): Worker {
  const script = import.meta.env.DEV ? "/src/file/worker.ts" : "./worker.js";
  return new Worker(script, { type: "module" });
}
