/** What a brace and a number stand for. */
const ODD = [125, 126, 127, 255];

/** Bytes that were written as ASCII by pack/bytes.mjs: a tilde before one above 127, a brace before odd ones. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    bytes[length++] = unit < 125 ? unit : unit === 126 ? text.charCodeAt(++place) + 128 : ODD[text.charCodeAt(++place) - 48]!;
  }
  return bytes.subarray(0, length);
}
