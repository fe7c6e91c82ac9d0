// Pasted texts are read in the worker, so that the page never stands still.
import type { Reply } from "../file/messages";
import { startWorker } from "../file/start";
import type { Files } from "../own/asked";
import { type Pasted, nothingPasted } from "./pasted";

let worker: Worker | null = null;
let busy: ((read: null) => void) | null = null;

/** What stands in the text, by the reader's own tables where there are any; `null` if another text came before this one was read. */
export function readText(text: string, own: Files | null): Promise<Pasted | null> {
  stopReading();
  const reader = (worker ??= startWorker());
  return new Promise((resolve) => {
    busy = resolve;
    const done = (read: Pasted) => {
      busy = null;
      resolve(read);
    };
    reader.onmessage = ({ data }: MessageEvent<Reply>) => data.kind === "text" && done(data.pasted);
    reader.onerror = () => done(nothingPasted);
    reader.postMessage({ kind: "text", text, own });
  });
}

/** Ends the worker only if it is at work: the next text needs one. */
export function stopReading(): void {
  if (busy === null) return;
  busy(null);
  busy = null;
  worker?.terminate();
  worker = null;
}
