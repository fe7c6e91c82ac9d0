/** Bytes that were written as ASCII: DEL before one above 127, a tilde before 126 and 127 themselves. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    bytes[length++] = unit < 126 ? unit : text.charCodeAt(++place) + (unit === 126 ? 29 : 128);
  }
  return bytes.subarray(0, length);
}
