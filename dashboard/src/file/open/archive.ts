// Files in a .zip. What unpacks them is loaded with this module.
import { BlobReader, type FileEntry, ZipReader, configure } from "@zip.js/zip.js/lib/zip-core-custom.js";
import type { FileError } from "../messages";
import { MOST_BYTES, collected } from "./opened";

// This is a worker already, and the browser's own streams inflate.
configure({ useWebWorkers: false, useCompressionStream: true });

const READ = /\.(csv|tsv|tab|txt|log|json|jsonl|ndjson|xlsx|xlsm|ods|gz|zip)$/i;
/** Files that systems put into archives by themselves. */
const isHidden = (path: string) => path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

export interface Files {
  /** Whether the archive is a workbook. */
  readonly book: "xlsx" | "ods" | null;
  /** Files that can be read, the largest first. */
  readonly names: readonly string[];
}

async function entriesIn(file: File): Promise<FileEntry[] | FileError> {
  try {
    const entries = await new ZipReader(new BlobReader(file)).getEntries();
    return entries.filter((entry): entry is FileEntry => !entry.directory);
  } catch {
    return "archive";
  }
}

export async function filesIn(file: File): Promise<Files | FileError> {
  const entries = await entriesIn(file);
  if (typeof entries === "string") return entries;
  const has = (name: string) => entries.some(({ filename }) => filename === name);
  const book = has("[Content_Types].xml") && has("xl/workbook.xml") ? "xlsx" : has("mimetype") && has("content.xml") ? "ods" : null;
  const read = entries.filter(({ filename }) => READ.test(filename) && !isHidden(filename));
  return { book, names: read.sort((a, b) => b.uncompressedSize - a.uncompressedSize).map(({ filename }) => filename) };
}

export async function unpacked(file: File, name: string): Promise<File | FileError> {
  const entries = await entriesIn(file);
  if (typeof entries === "string") return entries;
  const entry = entries.find(({ filename }) => filename === name);
  if (entry === undefined) return "archive";
  if (entry.encrypted) return "locked";
  if (entry.uncompressedSize > MOST_BYTES) return "large";
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const [inner] = await Promise.all([collected(readable, name.split("/").at(-1)!), entry.getData(writable).catch(() => {})]);
  // What breaks off has not the size that it should have.
  return typeof inner !== "string" && inner.size !== entry.uncompressedSize ? "archive" : inner;
}
