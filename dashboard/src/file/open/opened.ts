// What is inside of a file: a file of an archive, a sheet of a workbook. Other files are as they are.
import type { FileError } from "../messages";

export interface Opened {
  /** What is read from here on, as text. */
  readonly file: File;
  /** What else could be read in its place; fewer than two are no choice. */
  readonly parts: readonly string[];
  readonly part: string;
}

/** More than this is not unpacked: the browser keeps it on the disk. */
export const MOST_BYTES = 4 * 1024 ** 3;
/** An archive in an archive is opened; more are somebody's bad joke. */
const DEEPEST = 3;

type Kind = "gzip" | "zip" | "ole" | "plain";

/** `part` is the reader's choice among the parts, `undefined` at first. */
export async function openedFile(file: File, part?: string, depth = 0): Promise<Opened | FileError> {
  const kind = kindOf(new Uint8Array(await file.slice(0, 8).arrayBuffer()));
  if (kind === "plain") return { file, parts: [], part: "" };
  if (depth >= DEEPEST) return "archive";
  if (kind === "gzip") return gunzipped(file, part, depth);
  if (kind === "ole") return (await import("./workbook")).sheetOf(file, "xls", part);
  const { filesIn, unpacked } = await import("./archive");
  const files = await filesIn(file);
  if (typeof files === "string") return files;
  if (files.book !== null) return (await import("./workbook")).sheetOf(file, files.book, part);
  const name = part !== undefined && files.names.includes(part) ? part : files.names[0];
  if (name === undefined) return "archive";
  const inner = await unpacked(file, name);
  if (typeof inner === "string") return inner;
  // Where the archive has one file, the choice is among the parts of that.
  const opened = await openedFile(inner, files.names.length > 1 ? undefined : part, depth + 1);
  return typeof opened === "string" || files.names.length < 2 ? opened : { ...opened, parts: files.names, part: name };
}

function kindOf(bytes: Uint8Array): Kind {
  const begins = (...start: number[]) => start.every((byte, place) => bytes[place] === byte);
  if (begins(0x1f, 0x8b)) return "gzip";
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return "zip";
  return begins(0xd0, 0xcf, 0x11, 0xe0) ? "ole" : "plain";
}

async function gunzipped(file: File, part: string | undefined, depth: number): Promise<Opened | FileError> {
  const name = file.name.replace(/\.gz$/i, "");
  const inner = await collected(file.stream().pipeThrough(new DecompressionStream("gzip")), name);
  return typeof inner === "string" ? inner : openedFile(inner, part, depth + 1);
}

/** A stream as a file, which the browser keeps outside of this worker. */
export async function collected(stream: ReadableStream<Uint8Array>, name: string): Promise<File | FileError> {
  const reader = stream.getReader();
  const pieces = new Pieces();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return pieces.file(name);
      pieces.push(value as Uint8Array<ArrayBuffer>);
      if (pieces.size > MOST_BYTES) {
        await reader.cancel();
        return "large";
      }
    }
  } catch {
    return "archive";
  }
}

const PIECE = 4 * 1024 * 1024;

/** Bytes or texts put together into blobs of some size. */
export class Pieces {
  size = 0;
  #blobs: Blob[] = [];
  #held: (string | Uint8Array<ArrayBuffer>)[] = [];
  #holds = 0;

  push(piece: string | Uint8Array<ArrayBuffer>): void {
    this.#held.push(piece);
    this.#holds += piece.length;
    this.size += piece.length;
    if (this.#holds > PIECE) this.#flush();
  }

  file(name: string): File {
    this.#flush();
    return new File(this.#blobs, name);
  }

  #flush(): void {
    this.#blobs.push(new Blob(this.#held));
    this.#held = [];
    this.#holds = 0;
  }
}
