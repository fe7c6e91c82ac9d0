/** Bytes that are no plain ASCII character, or whose lower half is not. */
const ODD = [126, 127, 254, 255];
const BREAK = 10;

/**
 * Bytes as a string of which compression makes more than of base64. All of it is ASCII, so that a page that says
 * nothing of its encoding cannot misread it: a tilde stands before the lower half of a byte above 127, two before
 * the number of an odd one. src/bytes.ts turns it back.
 *
 * @param breaks whether line breaks stay; they make a template of the string, which engines read twice, but the
 *   string is shorter with them
 */
export function ascii(bytes, breaks = true) {
  const odd = breaks ? ODD : [...ODD, BREAK];
  const escapes = { 0: "\\0", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\" };
  const units = [...bytes].flatMap((byte) => (odd.includes(byte) ? [126, 126, 48 + odd.indexOf(byte)] : byte > 127 ? [126, byte - 128] : [byte]));
  const digit = (unit) => unit >= 48 && unit <= 57;
  const written = units.map((unit, place) => (unit === 0 && digit(units[place + 1]) ? "\\x00" : (escapes[unit] ?? String.fromCharCode(unit))));
  return `"${written.join("")}"`;
}
