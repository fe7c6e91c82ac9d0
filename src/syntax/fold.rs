//! Words: what they are found by is their letters and digits in lower case, and the full stops between them.
//!
//! A full stop stays: `payment.created` is not `paymentcreated`. Between two digits it is part of a number.

/// The longest word, in characters.
pub const WORD_MAX: usize = 64;
/// The longest key: two words and a slash.
const KEY_MAX: usize = 2 * WORD_MAX + 1;
/// The set comes before a key, so that one table serves all sets.
const SET: usize = 2;
/// Letters are written eight at a time, so the last ones need room after them.
const ROOM: usize = SET + KEY_MAX + 8;

/// What a word or a problem type is found by: lower case, without `_`, `-` and spaces. Problem types have no full stops.
pub struct Folded {
    bytes: [u8; ROOM],
    /// Where the key ends.
    end: usize,
    /// Where the problem type begins, after the instrument; 0 where there is none.
    kind: usize,
}

/// What a byte of a word becomes: a letter in lower case, a digit, a full stop, or one of these.
const DROPPED: u8 = 0;
const SPACE: u8 = 1;
const STOP: u8 = 2;
const WRONG: u8 = 3;
/// Stays where a letter is on one side, and a letter or digit on the other.
const DOT: u8 = b'.';

const fn fold_byte(byte: u8) -> u8 {
    match byte {
        b'_' | b'-' => DROPPED,
        b' ' => SPACE,
        b'/' | b'?' | b'#' => STOP,
        DOT | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => byte.to_ascii_lowercase(),
        _ => WRONG,
    }
}

/// The same for all bytes, looked up.
const FOLDED: [u8; 256] = {
    let mut table = [WRONG; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = fold_byte(byte);
        byte += 1;
    }
    table
};

/// Folds a word; `None` where the text is not one.
#[inline]
pub fn fold_word(text: &[u8]) -> Option<Folded> {
    let mut folded = Folded::new();
    (text.len() <= WORD_MAX && folded.push(text, true)?.is_empty()).then_some(folded)
}

impl Folded {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; ROOM], end: SET, kind: 0 }
    }

    /// The whole key, without a set.
    pub fn whole(&self) -> &[u8] {
        self.bytes.get(SET..self.end).unwrap_or_default()
    }

    /// The key without the instrument, where there is one.
    pub fn kind(&self) -> Option<&[u8]> {
        self.bytes.get(self.kind..self.end).filter(|_| self.kind > 0)
    }

    /// The whole key with a set before it.
    #[allow(dead_code, reason = "only the fast index is asked so")]
    #[inline]
    pub fn keyed(&mut self, set: u16) -> &[u8] {
        self.keyed_from(SET, set)
    }

    /// The key without the instrument, with a set before it. The instrument is lost.
    #[allow(dead_code, reason = "only the fast index is asked so")]
    pub fn keyed_kind(&mut self, set: u16) -> Option<&[u8]> {
        if self.kind == 0 { None } else { Some(self.keyed_from(self.kind, set)) }
    }

    #[inline]
    fn keyed_from(&mut self, start: usize, set: u16) -> &[u8] {
        if let Some(bytes) = self.bytes.get_mut(start - SET..start) {
            bytes.copy_from_slice(&set.to_le_bytes());
        }
        self.bytes.get(start - SET..self.end).unwrap_or_default()
    }

    /// Adds a slash after the instrument; what follows is the problem type.
    pub(super) fn push_slash(&mut self) -> Option<()> {
        *self.bytes.get_mut(self.end)? = b'/';
        self.end += 1;
        self.kind = self.end;
        Some(())
    }

    /// Adds the letters and digits of the word that the text begins with, and gives the text after it,
    /// which is empty or begins with `/`, `?` or `#`; `None` where it does not begin with a word. A part of a
    /// problem type has neither spaces nor full stops.
    #[inline]
    pub(super) fn push<'a>(&mut self, text: &'a [u8], is_word: bool) -> Option<&'a [u8]> {
        if !cfg!(feature = "compact") {
            match self.push_runs(text) {
                Runs::End(rest) => return Some(rest),
                Runs::NoWord => return None,
                Runs::Rare => {}
            }
        }
        self.push_bytes(text, is_word)
    }

    /// Byte by byte, with all that may occur.
    #[cold]
    #[inline(never)]
    fn push_bytes<'a>(&mut self, text: &'a [u8], is_word: bool) -> Option<&'a [u8]> {
        let start = self.end;
        let (mut rest, mut last) = (text, b' ');
        while let [byte, after @ ..] = rest {
            match fold_byte(*byte) {
                DROPPED => {}
                STOP => break,
                // Only the spaces between words count.
                SPACE if is_word && last != b' ' => {}
                SPACE | WRONG => return None,
                DOT if !(is_word && is_between(last, after)) => return None,
                // Both spellings of cancelled become the shorter one.
                b'l' if self.bytes.get(start..self.end).is_some_and(|word| word.ends_with(b"cancel")) => {}
                folded => {
                    *self.bytes.get_mut(self.end).filter(|_| self.end < SET + KEY_MAX)? = folded;
                    self.end += 1;
                }
            }
            last = *byte;
            rest = after;
        }
        (last != b' ' && self.end > start && text.len() - rest.len() <= WORD_MAX).then_some(rest)
    }

    /// The same, up to eight letters and digits at a time, for words without spaces, full stops and doubled letters l.
    #[inline]
    fn push_runs<'a>(&mut self, text: &'a [u8]) -> Runs<'a> {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        const fn all(byte: u8) -> u64 {
            u64::from_le_bytes([byte; 8])
        }
        let (mut place, mut end, mut last_is_l) = (0, self.end, 0);
        loop {
            let eight = eight_bytes(text, place);
            let lower = eight | all(0x20);
            // The highest bit of a byte: whether it is a letter, a digit, none of them, an l.
            let letter = lower.wrapping_add(all(0x80 - b'a')) & !lower.wrapping_add(all(0x7F - b'z'));
            let digit = eight.wrapping_add(all(0x80 - b'0')) & !eight.wrapping_add(all(0x7F - b'9'));
            let other = !(letter | digit) & HIGH;
            let no_l = lower ^ all(b'l');
            let l = !(no_l.wrapping_add(all(0x7F)) | no_l) & HIGH;
            if eight & HIGH != 0 || l & (l << 8 | last_is_l) != 0 {
                return Runs::Rare;
            }
            let run = other.trailing_zeros() as usize / 8;
            // What is written after the run is overwritten by the next one, or comes after the key.
            let Some(bytes) = self.bytes.get_mut(end..end + 8) else { return Runs::NoWord };
            bytes.copy_from_slice(&lower.to_le_bytes());
            end += run;
            place += run;
            if run > 0 {
                last_is_l = l >> (run * 8 - 8) & 0x80;
            }
            // One branch for all that goes on: where runs end cannot be foreseen.
            let next = text.get(place).map_or(STOP, |byte| FOLDED[*byte as usize]);
            place += usize::from(next == DROPPED);
            match next {
                STOP => break,
                SPACE | DOT => return Runs::Rare,
                WRONG => return Runs::NoWord,
                _ => {}
            }
        }
        if end == self.end || place > WORD_MAX || end > SET + KEY_MAX {
            return Runs::NoWord;
        }
        self.end = end;
        text.get(place..).map_or(Runs::NoWord, Runs::End)
    }
}

/// Whether a full stop, after a byte and before a text, stands between letters or digits, and not within a number, an
/// amount or a version.
fn is_between(last: u8, after: &[u8]) -> bool {
    after.first().is_some_and(|next| {
        let both = |is: fn(&u8) -> bool| is(&last) && is(next);
        both(u8::is_ascii_alphanumeric) && !both(u8::is_ascii_digit)
    })
}

/// What became of a word that was read in runs.
enum Runs<'a> {
    /// It is added; the text after it.
    End(&'a [u8]),
    NoWord,
    /// Something in it has to be looked at byte by byte.
    Rare,
}

/// Eight bytes of a text, zeros after its end.
#[inline(always)]
fn eight_bytes(text: &[u8], place: usize) -> u64 {
    let Some(last) = text.len().checked_sub(8) else {
        return (place..text.len()).rev().fold(0, |eight, byte| eight << 8 | text[byte] as u64);
    };
    // Near the end, the last eight are moved: no branch that depends on the length.
    let start = place.min(last);
    let bytes = text.get(start..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
    let unused = (place - start) as u32 * 8;
    u64::from_le_bytes(bytes).checked_shr(unused).unwrap_or(0)
}
