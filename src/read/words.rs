//! The words of a line: letters and digits without a break. `responseCode`, `response_code` and `response code` are the
//! same two words.

use super::letters::{self, KEY, Letter};

/// How many words of a line are looked at together.
pub const WORDS_MAX: usize = 256;

/// A word of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text.
    pub start: usize,
    /// Its length in bytes; the longest are cut.
    pub length: u16,
    pub kind: Kind,
    /// What it is found by: its letters in lower case, without accents.
    pub key: u32,
    /// The same of the whole name that it ends so far: `responsecode` for the second word of `response_code`.
    pub name: u32,
    /// How many words of the name come before it.
    pub before: u8,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind(u8);

impl Kind {
    const DIGITS: u8 = 1;
    const LETTERS: u8 = 2;
    const SMALL: u8 = 4;

    pub const fn has_digits(self) -> bool {
        self.0 & Self::DIGITS != 0
    }

    pub const fn is_number(self) -> bool {
        self.0 == Self::DIGITS
    }

    /// Whether it has a letter that is not a capital.
    pub const fn has_small(self) -> bool {
        self.0 & Self::SMALL != 0
    }
}

impl Word {
    pub const fn end(&self) -> usize {
        self.start + self.length as usize
    }
}

/// What an ASCII byte is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Other,
    Digit,
    Small,
    Capital,
    /// `_`, which joins words to a name.
    Joins,
    End,
    Beyond,
}

const SIGNS: [Sign; 256] = {
    let mut signs = [Sign::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            b'0'..=b'9' => Sign::Digit,
            b'a'..=b'z' => Sign::Small,
            b'A'..=b'Z' => Sign::Capital,
            b'_' => Sign::Joins,
            b'\n' => Sign::End,
            0x80.. => Sign::Beyond,
            _ => Sign::Other,
        };
        byte += 1;
    }
    signs
};

/// Splits a text into words until its line ends or there are as many as fit; gives the place behind
/// what was split. The line end is passed over.
pub fn split(text: &[u8], mut at: usize, words: &mut [Word; WORDS_MAX], mut count: usize) -> Split {
    let mut name = KEY;
    let mut before = 0;
    // Where the name that is being read ended.
    let mut name_end = usize::MAX;
    // A long line goes on, perhaps within a name.
    if let Some(last) = count.checked_sub(1).map(|last| words[last])
        && text[last.end()..at].iter().all(|byte| SIGNS[*byte as usize] == Sign::Joins)
    {
        (name, before, name_end) = (last.name, last.before.saturating_add(1), at);
    }
    while let Some(byte) = text.get(at) {
        match SIGNS[*byte as usize] {
            Sign::Other => at += 1,
            Sign::Joins => {
                if name_end == at {
                    name_end = at + 1;
                }
                at += 1;
            }
            Sign::End => return Split { at: at + 1, count, is_end: true },
            sign => {
                if sign == Sign::Beyond
                    && let (Letter::No | Letter::Accent, length) = letters::letter(&text[at..])
                {
                    at += length;
                    continue;
                }
                if count == WORDS_MAX {
                    return Split { at, count, is_end: false };
                }
                if name_end != at {
                    (name, before) = (KEY, 0);
                }
                let word = word(text, at, &mut name);
                words[count] = Word { before, name, ..word };
                count += 1;
                before = before.saturating_add(1);
                at = word.start + word.length as usize;
                name_end = at;
            }
        }
    }
    Split { at, count, is_end: true }
}

/// How far a text was split.
pub struct Split {
    /// The place behind it.
    pub at: usize,
    /// How many words there are now.
    pub count: usize,
    /// Whether the line ends there.
    pub is_end: bool,
}

/// The word that begins here.
#[inline(always)]
fn word(text: &[u8], start: usize, name: &mut u32) -> Word {
    let (mut at, mut key, mut whole, mut kind) = (start, KEY, *name, 0u8);
    let longest = start + u16::MAX as usize - 4;
    while let Some(byte) = text.get(at)
        && at < longest
    {
        match SIGNS[*byte as usize] {
            Sign::Small => {
                kind |= Kind::SMALL | Kind::LETTERS;
                key = letters::add(key, *byte);
                whole = letters::add(whole, *byte);
            }
            Sign::Digit => {
                kind |= Kind::DIGITS;
                key = letters::add(key, *byte);
                whole = letters::add(whole, *byte);
            }
            Sign::Capital => {
                // `responseCode` is two words.
                if kind & Kind::SMALL != 0 {
                    break;
                }
                kind |= Kind::LETTERS;
                key = letters::add(key, *byte | 0x20);
                whole = letters::add(whole, *byte | 0x20);
            }
            Sign::Beyond => match letters::letter(&text[at..]) {
                (Letter::No, _) => break,
                (Letter::Accent, length) => {
                    at += length;
                    continue;
                }
                (Letter::Of(plain, is_capital), length) => {
                    if is_capital && kind & Kind::SMALL != 0 {
                        break;
                    }
                    kind |= Kind::LETTERS | if is_capital { 0 } else { Kind::SMALL };
                    for byte in plain {
                        if byte != 0 {
                            key = letters::add(key, byte);
                            whole = letters::add(whole, byte);
                        }
                    }
                    at += length;
                    continue;
                }
            },
            _ => break,
        }
        at += 1;
    }
    *name = whole;
    Word { start, length: (at - start) as u16, kind: Kind(kind), key, name: whole, before: 0 }
}
