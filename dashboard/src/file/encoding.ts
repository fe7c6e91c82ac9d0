// What a file is written in, by its first bytes.
import type { Encoding, FileError } from "./messages";

export function encodingOf(bytes: Uint8Array): { encoding: Encoding; marked: boolean } | FileError {
  const begins = (...start: number[]) => start.every((byte, place) => bytes[place] === byte);
  if (begins(0xef, 0xbb, 0xbf)) return { encoding: "utf-8", marked: true };
  if (begins(0xff, 0xfe)) return { encoding: "utf-16le", marked: true };
  if (begins(0xfe, 0xff)) return { encoding: "utf-16be", marked: true };
  if (bytes.includes(0)) return "binary";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return { encoding: "utf-8", marked: false };
  } catch {
    return { encoding: "windows-1252", marked: false };
  }
}
