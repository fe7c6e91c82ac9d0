/** Bytes that were written as ASCII: DEL before one above 127, a tilde before 126 and 127 themselves. */
export function bytesOf(text: string): Uint8Array {
  const units = text.replace(/[~\x7f][^]/g, (pair) => String.fromCharCode(pair.charCodeAt(1) + (pair[0] === "~" ? 29 : 128)));
  return Uint8Array.from(units, (unit) => unit.charCodeAt(0));
}
