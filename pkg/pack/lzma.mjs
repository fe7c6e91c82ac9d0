// LZMA as src/unpack.ts reads it: without the header of a file, in base64. What is packed twice by gzip grows
// by less than a hundredth of it.
import library from "lzma/src/lzma-c.js";

/** The header of a file: properties, size of the dictionary, length of what was packed. */
const HEADER = 13;
/** Three bits of the byte before choose how a byte is coded, two of its place how it is told from a repetition. */
const PROPERTIES = 3 + 9 * 5 * 2;

export function lzma(bytes) {
  const file = Uint8Array.from(library.LZMA.compress([...bytes], 9));
  if (file[0] !== PROPERTIES) throw new Error(`lzma: properties ${file[0]}, and src/unpack.ts reads ${PROPERTIES}`);
  return Buffer.from(file.subarray(HEADER)).toString("base64");
}
