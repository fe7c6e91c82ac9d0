// The tables in what the reader chose or dropped: a folder, or one .zip of it.
import type { Kept, Wrong } from "./asked";

/** A file somewhere in a folder. */
export interface Found {
  readonly path: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Why nothing in it is read. */
export type Refused = "none" | "large" | "unreadable";

export interface Chosen extends Kept {
  /** Files that are not tables and were not read. */
  readonly left: readonly string[];
  /** Files that are not UTF-8. */
  readonly wrong: readonly Wrong[];
}

/** More than tables have: somebody chose another folder. */
const MOST = { files: 2000, entries: 5000, bytes: 16 * 1024 * 1024, left: 20 };

/** Files that systems put into folders by themselves. */
const isHidden = (path: string) => path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");

/** The folder that the tables are in: what all their paths begin with; `codes` is a part of it. */
function rootOf(paths: readonly string[]): string {
  let parts = paths[0]!.split("/").slice(0, -1);
  for (const path of paths) {
    const others = path.split("/");
    const differs = parts.findIndex((part, place) => others[place] !== part);
    if (differs >= 0) parts = parts.slice(0, differs);
  }
  const within = parts.at(-1) === "codes" ? parts.slice(0, -1) : parts;
  return within.length === 0 ? "" : `${within.join("/")}/`;
}

/** The texts of the tables among some files. */
export async function tablesIn(name: string, found: readonly Found[]): Promise<Chosen | Refused> {
  const shown = found.filter(({ path }) => !isHidden(path));
  const tables = shown.filter(({ path }) => /\.csv$/i.test(path));
  if (tables.length === 0) return "none";
  if (tables.length > MOST.files || tables.reduce((sum, { size }) => sum + size, 0) > MOST.bytes) return "large";
  const root = rootOf(tables.map(({ path }) => path));
  const own = (path: string) => (path.startsWith(root) ? path.slice(root.length) : path);
  const left = shown.filter((file) => !tables.includes(file)).map(({ path }) => own(path));
  const files: Record<string, string> = {};
  const wrong: Wrong[] = [];
  for (const { path, bytes } of tables) {
    const text = new TextDecoder("utf-8").decode(await bytes());
    const lost = text.indexOf("\ufffd");
    if (lost >= 0) wrong.push({ file: own(path), line: text.slice(0, lost).split("\n").length, text: "is not UTF-8; save it as CSV in UTF-8" });
    files[own(path)] = text;
  }
  return { name, files, left: left.slice(0, MOST.left), wrong };
}

const ofFile = (file: File, path: string): Found => ({ path, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) });

/** The files of a folder that was chosen, or files by themselves. */
export function ofFiles(files: readonly File[]): { readonly name: string; readonly found: readonly Found[] } {
  const found = files.map((file) => ofFile(file, file.webkitRelativePath || file.name));
  const [first = ""] = (found[0]?.path ?? "").split("/", 1);
  return { name: first, found };
}

/** What was dropped: a folder or a file, or a file that no folder is known of. */
export type Dropped = FileSystemEntry | File;

/** The files of what was dropped. */
export async function ofDrop(dropped: readonly Dropped[]): Promise<{ readonly name: string; readonly found: readonly Found[] }> {
  const found: Found[] = [];
  for (const each of dropped) {
    if (each instanceof File) found.push(ofFile(each, each.name));
    else await walk(each, found);
  }
  return { name: dropped[0]?.name ?? "", found };
}

async function walk(entry: FileSystemEntry, found: Found[]): Promise<void> {
  if (found.length > MOST.entries) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push(ofFile(file, entry.fullPath.replace(/^\//, "")));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // Entries come in parts, of which the last is empty.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return;
    for (const inner of part) await walk(inner, found);
  }
}

/** The files in an archive; what unpacks them is loaded now. */
export async function ofZip(file: File): Promise<readonly Found[] | Refused> {
  if (file.size > MOST.bytes) return "large";
  const { unzipSync } = await import("fflate");
  let [size, isLarge] = [0, false];
  const left: Found[] = [];
  try {
    const unpacked = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      // It is asked before anything is unpacked, and no more is unpacked than is said here.
      filter({ name, originalSize }) {
        if (name.endsWith("/")) return false;
        if (!/\.csv$/i.test(name)) left.push({ path: name, size: 0, bytes: async () => new Uint8Array() });
        else size += originalSize;
        isLarge ||= size > MOST.bytes;
        return /\.csv$/i.test(name) && !isLarge;
      },
    });
    if (isLarge) return "large";
    const tables = Object.entries(unpacked).map(([path, bytes]): Found => ({ path, size: bytes.length, bytes: async () => bytes }));
    return [...tables, ...left];
  } catch {
    return "unreadable";
  }
}
