//! Letters as they are compared: in lower case and without accents, so that `Útrunnið`, `utrunnid` and `UTRUNNID` are
//! one word. Shared with the build script, which makes the keys of the tables with the same functions.

/// What begins a key.
pub const KEY: u32 = 0x811C_9DC5;

/// A key with one more byte: FNV-1a.
#[inline(always)]
pub const fn add(key: u32, byte: u8) -> u32 {
    (key ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The place of a key in a table of as many places as a power of two, all of its bits counting.
#[inline(always)]
pub const fn spread(key: u32, places: usize) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> (32 - places.trailing_zeros())) as usize
}

/// What a byte or character of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    /// Part of a word: one or two letters or digits that it is compared as, and whether it is a capital.
    Of([u8; 2], bool),
    /// An accent by itself, which belongs to the letter before it.
    Accent,
    /// It separates words.
    No,
}

/// The letter at the beginning of a text that begins with a byte beyond ASCII, and its length in bytes, which is at
/// least one. Letters of other alphabets are compared by two of their bytes, and what is not UTF-8 separates words.
pub const fn letter(text: &[u8]) -> (Letter, usize) {
    let first = match text.first() {
        Some(first) => *first,
        None => return (Letter::No, 1),
    };
    let length = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return (Letter::No, 1),
    };
    let mut place = 1;
    while place < length {
        // Cut off, or not UTF-8.
        if place >= text.len() || text[place] & 0xC0 != 0x80 {
            return (Letter::No, 1);
        }
        place += 1;
    }
    if length > 2 {
        // Quotation marks, dashes, spaces, arrows and symbols; the ideographic space and full stop; the mark of
        // the byte order; emoji.
        let is_sign = match first {
            0xE2 => true,
            0xE3 => text[1] == 0x80,
            0xEF => text[1] == 0xBB && text[2] == 0xBF,
            0xF0 => text[1] == 0x9F,
            _ => false,
        };
        let letter =
            if is_sign { Letter::No } else { Letter::Of([text[length - 2], text[length - 1]], false) };
        return (letter, length);
    }
    let point = ((first & 0x1F) as u32) << 6 | (text[1] & 0x3F) as u32;
    (latin(point), 2)
}

/// A character below U+0800.
const fn latin(point: u32) -> Letter {
    let plain: &[u8; 2] = match point {
        0x80..=0xA9 | 0xAB..=0xB4 | 0xB6..=0xB9 | 0xBB..=0xBF | 0xD7 | 0xF7 => return Letter::No,
        0x300..=0x36F => return Letter::Accent,
        0xC0..=0xC5 | 0xE0..=0xE5 | 0x100..=0x105 => b"a\0",
        0xC6 | 0xE6 => b"ae",
        0xC7 | 0xE7 | 0x106..=0x10D => b"c\0",
        0xC8..=0xCB | 0xE8..=0xEB | 0x112..=0x11B => b"e\0",
        0xCC..=0xCF | 0xEC..=0xEF | 0x128..=0x131 => b"i\0",
        0xD0 | 0xF0 | 0x10E..=0x111 => b"d\0",
        0xD1 | 0xF1 | 0x143..=0x148 => b"n\0",
        0xD2..=0xD6 | 0xD8 | 0xF2..=0xF6 | 0xF8 | 0x14C..=0x151 => b"o\0",
        0xD9..=0xDC | 0xF9..=0xFC | 0x168..=0x173 => b"u\0",
        0xDD | 0xFD | 0xFF | 0x176..=0x178 => b"y\0",
        0xDE | 0xFE => b"th",
        0xDF => b"ss",
        0x11C..=0x123 => b"g\0",
        0x136..=0x138 => b"k\0",
        0x139..=0x142 => b"l\0",
        0x152 | 0x153 => b"oe",
        0x154..=0x159 => b"r\0",
        0x15A..=0x161 => b"s\0",
        0x162..=0x167 => b"t\0",
        0x179..=0x17E => b"z\0",
        // Of another alphabet: compared as it is.
        _ => return Letter::Of([0xC0 | (point >> 6) as u8, 0x80 | (point & 0x3F) as u8], false),
    };
    let is_capital = match point {
        0xC0..=0xDE => true,
        0x100..=0x137 | 0x14A..=0x177 => point & 1 == 0,
        0x139..=0x148 | 0x179..=0x17E => point & 1 == 1,
        _ => false,
    };
    Letter::Of(*plain, is_capital)
}
