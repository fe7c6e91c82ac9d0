// LZMA (lc 3, lp 0, pb 2), as pack/lzma.mjs writes it: a range coder over bits, each with the chance of a 0 that
// was learnt from those before it, out of 2048.

/** Where the chances of each kind of bit begin. */
const enum Chances {
  /** Whether a repetition comes, by state and place. */
  Repetition = 0,
  /** Whether from one of the last four distances, and from which. */
  Known = 192,
  NotFirst = 204,
  NotSecond = 216,
  NotThird = 228,
  /** Whether more than one byte from the last distance, by state and place. */
  Longer = 240,
  /** The size of a distance, by length. */
  Slot = 432,
  /** The low bits of a middling distance, and the lowest four of a large one. */
  Middling = 688,
  Lowest = 816,
  /** Lengths: two choices, then by place three bits, by place three, or eight. */
  Length = 832,
  KnownLength = 1346,
  Literal = 1860,
  All = 1860 + 0x300 * 8,
}

const SIGN = 1 << 31;

/** The bytes that were packed, of which there were this many. */
export function unpack(text: string, size: number): Uint8Array<ArrayBuffer> {
  const input = atob(text);
  const output = new Uint8Array(size);
  const chances = new Uint16Array(Chances.All).fill(1024);
  const distances = [0, 0, 0, 0];
  let read = 1;
  // Range and code are numbers of 32 bits without a sign, kept as if they had one: engines are fast with those.
  let range = -1;
  let code = 0;
  let state = 0;
  let place = 0;

  const next = () => {
    code = (code << 8) | input.charCodeAt(read++);
  };
  const widen = () => {
    if (range >>> 24 === 0) {
      range <<= 8;
      next();
    }
  };

  function bit(at: number): number {
    const chance = chances[at]!;
    const bound = Math.imul(range >>> 11, chance);
    if ((code ^ SIGN) < (bound ^ SIGN)) {
      range = bound;
      chances[at] = chance + ((2048 - chance) >> 5);
      widen();
      return 0;
    }
    range = (range - bound) | 0;
    code = (code - bound) | 0;
    chances[at] = chance - (chance >> 5);
    widen();
    return 1;
  }

  /** Bits from the highest to the lowest, each by those before it; with the bit above them. */
  function tree(at: number, bits: number): number {
    let node = 1;
    while (bits-- > 0) node = node * 2 + bit(at + node);
    return node;
  }

  /** Bits from the lowest to the highest. */
  function reversed(at: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let place = 0; place < bits; place++) {
      const one = bit(at + node);
      node = node * 2 + one;
      value |= one << place;
    }
    return value;
  }

  /** A length, less two. */
  function length(at: number, near: number): number {
    if (bit(at) === 0) return tree(at + 2 + near * 8, 3) - 8;
    return bit(at + 1) === 0 ? tree(at + 130 + near * 8, 3) : tree(at + 258, 8) - 240;
  }

  function distance(length: number): number {
    const slot = tree(Chances.Slot + Math.min(length, 3) * 64, 6) - 64;
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + reversed(Chances.Middling + high - slot, bits);
    let direct = 0;
    for (let left = bits - 4; left > 0; left--) {
      range >>>= 1;
      const one = (code ^ SIGN) >= (range ^ SIGN);
      if (one) code = (code - range) | 0;
      direct = direct * 2 + (one ? 1 : 0);
      widen();
    }
    return high + direct * 16 + reversed(Chances.Lowest, 4);
  }

  function literal(): number {
    const at = Chances.Literal + (place > 0 ? output[place - 1]! >> 5 : 0) * 0x300;
    let symbol = 1;
    if (state > 6) {
      // Behind a repetition the byte is not the one that would have continued it.
      let other = output[place - distances[0]! - 1]!;
      while (symbol < 256) {
        const expected = (other >> 7) & 1;
        const one = bit(at + 256 + expected * 256 + symbol);
        symbol = symbol * 2 + one;
        other <<= 1;
        if (one !== expected) break;
      }
    }
    while (symbol < 256) symbol = symbol * 2 + bit(at + symbol);
    return symbol;
  }

  while (read < 5) next();
  while (place < size) {
    const near = place & 3;
    if (bit(Chances.Repetition + state * 16 + near) === 0) {
      const byte = literal();
      output[place++] = byte;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let left = 1;
    const early = state < 7;
    if (bit(Chances.Known + state) === 0) {
      left = length(Chances.Length, near);
      distances.pop();
      distances.unshift(distance(left));
      left += 2;
      state = early ? 7 : 10;
    } else {
      let which = bit(Chances.NotFirst + state);
      if (which === 1 && bit(Chances.NotSecond + state) === 1) which = 2 + bit(Chances.NotThird + state);
      if (which === 0 && bit(Chances.Longer + state * 16 + near) === 0) {
        state = early ? 9 : 11;
      } else {
        distances.unshift(...distances.splice(which, 1));
        left = length(Chances.KnownLength, near) + 2;
        state = early ? 8 : 11;
      }
    }
    while (left-- > 0) {
      output[place] = output[place - distances[0]! - 1]!;
      place++;
    }
  }
  return output;
}
