/** What stands behind two tildes by its number. */
const ODD = [126, 127, 254, 255, 10];
const TILDE = 126;

/**
 * Bytes that were written as ASCII by pack/bytes.mjs. What lies between tildes is moved at once: engines run a
 * loop over single characters slowly the first time, and this one runs only once.
 */
export function bytesOf(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  let [from, to] = [0, 0];
  for (;;) {
    const tilde = bytes.indexOf(TILDE, from);
    const end = tilde < 0 ? bytes.length : tilde;
    bytes.copyWithin(to, from, end);
    to += end - from;
    if (tilde < 0) return bytes.subarray(0, to);
    const behind = bytes[tilde + 1]!;
    const odd = behind === TILDE;
    bytes[to++] = odd ? ODD[bytes[tilde + 2]! - 48]! : behind + 128;
    from = tilde + (odd ? 3 : 2);
  }
}

/** The same for engines that may lack `TextEncoder`. */
export function putBytes(bytes: Uint8Array, to: number, text: string): void {
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    const behind = unit === TILDE ? text.charCodeAt(++place) : 0;
    bytes[to++] = unit !== TILDE ? unit : behind === TILDE ? ODD[text.charCodeAt(++place) - 48]! : behind + 128;
  }
}
