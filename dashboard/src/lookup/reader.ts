// Long texts and payloads are read in the worker, so that the page never stands still.
import type { Reply, TextRead } from "../file/messages";
import { startWorker } from "../file/start";

let worker: Worker | null = null;
let busy: ((read: null) => void) | null = null;

/** What stands in the text; `null` if another text came before this one was read. */
export function readText(text: string): Promise<TextRead | null> {
  stopReading();
  const reader = (worker ??= startWorker());
  return new Promise((resolve) => {
    busy = resolve;
    const done = (read: TextRead) => {
      busy = null;
      resolve(read);
    };
    reader.onmessage = ({ data }: MessageEvent<Reply>) => data.kind === "text" && done(data);
    reader.onerror = () => done({ kind: "text", answers: null, places: [], bare: [], more: false });
    reader.postMessage({ kind: "text", text });
  });
}

export function stopReading(): void {
  if (busy === null) return;
  busy(null);
  busy = null;
  worker?.terminate();
  worker = null;
}
