// How regular codes become numbers: the same as in src/syntax/, whose tests both must pass.

/** Packs `ddd.ddd.ddd` into the number of its nine digits; -1 where it is none. */
export function packTriple(code: string): number {
  if (code.length !== 11 || code.charCodeAt(3) !== 46 || code.charCodeAt(7) !== 46) return -1;
  const a = code.charCodeAt(0) - 48;
  const b = code.charCodeAt(1) - 48;
  const c = code.charCodeAt(2) - 48;
  const d = code.charCodeAt(4) - 48;
  const e = code.charCodeAt(5) - 48;
  const f = code.charCodeAt(6) - 48;
  const g = code.charCodeAt(8) - 48;
  const h = code.charCodeAt(9) - 48;
  const i = code.charCodeAt(10) - 48;
  // A digit is 0 to 9; anything below comes out above when its sign is dropped.
  if (a >>> 0 > 9 || b >>> 0 > 9 || c >>> 0 > 9 || d >>> 0 > 9 || e >>> 0 > 9) return -1;
  if (f >>> 0 > 9 || g >>> 0 > 9 || h >>> 0 > 9 || i >>> 0 > 9) return -1;
  return (a * 100 + b * 10 + c) * 1e6 + (d * 100 + e * 10 + f) * 1e3 + (g * 100 + h * 10 + i);
}

/** Packs one to nine digits, a one before them so that leading zeros count; -1 where it is none. */
export function packNumber(code: string): number {
  const length = code.length;
  if (length === 0 || length > 9) return -1;
  let packed = 1;
  for (let place = 0; place < length; place++) {
    const digit = code.charCodeAt(place) - 48;
    if (digit >>> 0 > 9) return -1;
    packed = packed * 10 + digit;
  }
  return packed;
}
