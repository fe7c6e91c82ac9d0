//! The forms that codes are written in, and how a written code becomes the key it is found by.
//! Shared with the build script, which makes the keys of the tables with the same functions.

/// The form in which the codes of a set are written.
///
/// `decode` takes the canonical form only; words and problem types ignore case, `_`, `-` and
/// spaces, and read *canceled* as *cancelled*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Syntax {
    /// Three groups of three digits: `800.100.153`.
    Triple,
    /// One to nine digits, leading zeros counting: `40110`, `000`.
    Number,
    /// Two digits or capital letters: `51`, `N7`. Some sets allow a letter behind: `51-I`.
    Response,
    /// A word of up to 64 letters and digits: `AwaitingActivity`.
    Word,
    /// The URI of a problem type, or its last one or two segments: `creditcard/carddeclined`.
    Problem,
}

/// The longest word, in characters, and the longest key made of one.
pub const WORD_MAX: usize = 64;
/// The longest URI of a problem type, in bytes.
pub const PROBLEM_MAX: usize = 256;
/// The longest key: two words and a slash.
pub const KEY_MAX: usize = 2 * WORD_MAX + 1;

impl Syntax {
    /// Every syntax, in the order of its declaration.
    pub const ALL: [Self; 5] = [Self::Triple, Self::Number, Self::Response, Self::Word, Self::Problem];

    /// The name used in data files, JSON and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Triple => "triple",
            Self::Number => "number",
            Self::Response => "response",
            Self::Word => "word",
            Self::Problem => "problem",
        }
    }

    /// What a code of this form looks like, to be followed by an example.
    pub const fn expected(self, suffix: bool) -> &'static str {
        match (self, suffix) {
            (Self::Triple, _) => "three groups of three digits with dots between",
            (Self::Number, _) => "a number of one to nine digits",
            (Self::Response, false) => "two digits or capital letters",
            (Self::Response, true) => {
                "two digits or capital letters, and perhaps a hyphen and one capital letter"
            }
            (Self::Word, _) => "a word of at most 64 letters and digits",
            (Self::Problem, _) => "a problem type URI or its last one or two segments",
        }
    }
}

/// The digits of `ddd.ddd.ddd`, one in each byte: 0 1 2 - 3 4 5 - and - 6 7 8, zero between.
#[derive(Clone, Copy)]
pub struct Triple {
    head: u64,
    tail: u32,
}

impl Triple {
    /// Checks all eleven bytes in two loads, without a branch for each digit.
    #[inline(always)]
    pub const fn read(text: &[u8]) -> Option<Self> {
        // What turns digits into 0..=9 and dots into 0.
        const DIGITS: u64 = u64::from_le_bytes(*b"000.000.");
        const LAST: u32 = u32::from_le_bytes(*b".000");
        // Added to a byte, these reach the top bit where it is no digit, or no dot.
        const OVER: u64 = 0x7F76_7676_7F76_7676;
        const LAST_OVER: u32 = 0x7676_767F;
        if text.len() != 11 {
            return None;
        }
        let (Some(head), Some(tail)) = (text.first_chunk::<8>(), text.last_chunk::<4>()) else {
            return None;
        };
        let head = u64::from_le_bytes(*head) ^ DIGITS;
        let tail = u32::from_le_bytes(*tail) ^ LAST;
        let over = head.wrapping_add(OVER) | head;
        let last_over = tail.wrapping_add(LAST_OVER) | tail;
        if (over | last_over as u64) & 0x8080_8080_8080_8080 != 0 {
            return None;
        }
        Some(Self { head, tail })
    }

    /// All nine digits in 52 bits, of which eight are left free for the set (`perfect::key`).
    #[cfg_attr(small, expect(dead_code, reason = "the index made at run time has no use for it"))]
    #[inline(always)]
    pub const fn kept(self) -> u64 {
        self.head | (self.tail >> 4) as u64
    }

    /// The digits that `kept` holds.
    pub const fn from_kept(kept: u64) -> Self {
        Self { head: kept & 0x000F_0F0F_000F_0F0F, tail: (kept << 4) as u32 & 0x0F0F_0F00 }
    }

    /// The number of the nine digits.
    #[inline(always)]
    pub const fn packed(self) -> u32 {
        // Bytes 0 and 4 become the pairs of digits 01 and 34; bytes 2 and 6 are the digits 2 and 5.
        let pairs = self.head.wrapping_mul(10).wrapping_add(self.head >> 8);
        const BYTES: u64 = 0x0000_00FF_0000_00FF;
        let first = (pairs & BYTES).wrapping_mul(10 | 10_000 << 32);
        let second = (self.head >> 16 & BYTES).wrapping_mul(1 | 1_000 << 32);
        let head = (first.wrapping_add(second) >> 32) as u32;
        head * 1000 + self.hundreds() * 100 + (self.tail >> 16 & 0xFF) * 10 + (self.tail >> 24)
    }

    /// The digits of a packed triple; `None` for a number of more than nine digits.
    #[allow(dead_code, reason = "packed triples come from the build script and from JavaScript")]
    pub const fn from_packed(packed: u32) -> Option<Self> {
        if packed > 999_999_999 {
            return None;
        }
        let (mut rest, mut digits) = (packed, [0; 12]);
        let mut place = 12;
        while place > 0 {
            place -= 1;
            if place % 4 != 3 {
                digits[place] = (rest % 10) as u8;
                rest /= 10;
            }
        }
        let [a, b, c, _, d, e, f, _, g, h, i, _] = digits;
        let head = u64::from_le_bytes([a, b, c, 0, d, e, f, 0]);
        Some(Self { head, tail: u32::from_le_bytes([0, g, h, i]) })
    }

    /// The first and the second three digits, each as a number below `PARTS`. The digits stand in it
    /// in an order that is cheap to reach: `part` says which.
    #[cfg_attr(small, expect(dead_code, reason = "the index made at run time has no use for it"))]
    #[inline(always)]
    pub const fn parts(self) -> (usize, usize) {
        let folded = self.head | self.head >> 12;
        (folded as usize & (PARTS - 1), (folded >> 32) as usize & (PARTS - 1))
    }

    /// The seventh digit.
    #[inline(always)]
    pub const fn hundreds(self) -> u32 {
        self.tail >> 8 & 0xF
    }
}

/// How many numbers there may be for three digits.
pub const PARTS: usize = 1 << 12;

/// The number that `Triple::parts` gives for three digits, `digits` below 1000.
#[allow(dead_code, reason = "only the build script makes tables")]
pub const fn part(digits: usize) -> usize {
    (digits / 100) | (digits / 10 % 10) << 8 | (digits % 10) << 4
}

/// Packs `ddd.ddd.ddd` into the number of its nine digits.
#[allow(dead_code, reason = "packed triples are for the build script and for JavaScript")]
pub const fn pack_triple(text: &[u8]) -> Option<u32> {
    match Triple::read(text) {
        Some(triple) => Some(triple.packed()),
        None => None,
    }
}

/// A packed number or response code in those bits that a triple takes, too.
#[inline(always)]
pub const fn keep(packed: u32) -> u64 {
    let high = (packed >> 24) as u64;
    (packed & 0xFF_FFFF) as u64 | (high & 0xF) << 32 | (high >> 4) << 40
}

/// The packed code that `keep` has kept.
pub const fn kept(kept: u64) -> u32 {
    (kept & 0xFF_FFFF) as u32 | ((kept >> 32 & 0xF) as u32) << 24 | ((kept >> 40 & 0xF) as u32) << 28
}

/// Packs one to nine digits. A one stands before them, so that leading zeros count.
#[inline]
pub const fn pack_number(text: &[u8]) -> Option<u32> {
    let (word, digits) = match *text {
        [a] => (a as u64, 1),
        [a, b] => (a as u64 | (b as u64) << 8, 2),
        [a, b, c] => (a as u64 | (b as u64) << 8 | (c as u64) << 16, 3),
        _ => match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
            (Some(first), Some(last)) if text.len() <= 8 => {
                let behind = (text.len() as u32 - 4) * 8;
                let last = (u32::from_le_bytes(*last) as u64) << behind;
                (u32::from_le_bytes(*first) as u64 | last, text.len() as u32)
            }
            _ => return pack_nine(text),
        },
    };
    // The one that stands before the digits. A table costs less than a power.
    const ONES: [u32; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
    // The digits move to the high bytes, zeros fill the low ones: always eight digits.
    let empty = 64 - digits * 8;
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    let padded = word << empty | if empty == 0 { 0 } else { ZEROS >> (64 - empty) };
    let values = padded ^ ZEROS;
    if (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = values.wrapping_mul(10).wrapping_add(values >> 8);
    const BYTES: u64 = 0x0000_00FF_0000_00FF;
    let first = (pairs & BYTES).wrapping_mul(100 | 1_000_000 << 32);
    let second = (pairs >> 16 & BYTES).wrapping_mul(1 | 10_000 << 32);
    Some((first.wrapping_add(second) >> 32) as u32 + ONES[digits as usize])
}

const fn pack_nine(text: &[u8]) -> Option<u32> {
    let [head @ .., last] = text else { return None };
    if text.len() != 9 || !last.is_ascii_digit() {
        return None;
    }
    match pack_number(head) {
        Some(packed) => Some(packed * 10 + (*last - b'0') as u32),
        None => None,
    }
}

/// Packs two digits or capital letters.
#[inline]
pub const fn pack_response(text: &[u8]) -> Option<u32> {
    match *text {
        [a, b] if is_response(a) && is_response(b) => Some((a as u32) << 8 | b as u32),
        _ => None,
    }
}

/// Packs a response code that may have a hyphen and a letter behind: the code, and the letter.
#[inline]
pub const fn pack_suffixed(text: &[u8]) -> Option<(u32, u8)> {
    match *text {
        [a, b, b'-', letter] if letter.is_ascii_uppercase() => match pack_response(&[a, b]) {
            Some(code) => Some((code, letter)),
            None => None,
        },
        _ => match pack_response(text) {
            Some(code) => Some((code, 0)),
            None => None,
        },
    }
}

const fn is_response(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase()
}

/// What a word or a problem type is found by: lower case, without `_`, `-` and spaces.
pub struct Folded {
    /// Zeros stand behind the key, so that it can be read in blocks.
    bytes: [u8; FOLDED_MAX],
    len: usize,
    /// Where the problem type begins, behind the instrument.
    kind: usize,
}

/// The longest key, and room to read it to the end, a block at a time.
const FOLDED_MAX: usize = KEY_MAX.next_multiple_of(BLOCK);
/// Keys are compared in blocks of so many bytes: nearly every word is one, so that its length costs no
/// branch that cannot be foreseen.
pub const BLOCK: usize = 32;

/// What a byte of a word becomes: a letter in lower case, a digit, or one of these.
const DROPPED: u8 = 0;
const SPACE: u8 = 1;
const STOP: u8 = 2;
const WRONG: u8 = 3;

const fn fold_byte(byte: u8) -> u8 {
    match byte {
        b'_' | b'-' => DROPPED,
        b' ' => SPACE,
        b'/' | b'?' | b'#' => STOP,
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => byte.to_ascii_lowercase(),
        _ => WRONG,
    }
}

/// The same for all bytes, looked up.
#[cfg(not(small))]
const FOLDED: [u8; 256] = {
    let mut table = [WRONG; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = fold_byte(byte);
        byte += 1;
    }
    table
};

impl Folded {
    pub const fn new() -> Self {
        Self { bytes: [0; FOLDED_MAX], len: 0, kind: 0 }
    }

    /// The whole key.
    pub fn whole(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// The key without the instrument, where there is one.
    #[allow(dead_code, reason = "only the index made at run time reads it so")]
    pub fn kind(&self) -> Option<&[u8]> {
        self.bytes.get(self.kind..self.len).filter(|_| self.kind > 0)
    }

    /// The whole key in blocks, with zeros behind.
    #[cfg_attr(small, expect(dead_code, reason = "the index made at run time has no use for it"))]
    #[inline]
    pub fn blocks(&self) -> &[[u8; BLOCK]] {
        self.blocks_from(0)
    }

    /// `kind` in the same way.
    #[cfg_attr(small, expect(dead_code, reason = "the index made at run time has no use for it"))]
    #[inline]
    pub fn kind_blocks(&self) -> Option<&[[u8; BLOCK]]> {
        (self.kind > 0).then(|| self.blocks_from(self.kind))
    }

    #[inline]
    fn blocks_from(&self, start: usize) -> &[[u8; BLOCK]] {
        let end = start + (self.len - start).next_multiple_of(BLOCK);
        self.bytes.get(start..end).unwrap_or_default().as_chunks().0
    }

    /// Adds the letters and digits of the word that the text begins with, and gives the text behind it,
    /// which is empty or begins with `/`, `?` or `#`; `None` where there is no word.
    #[inline]
    fn push<'a>(&mut self, text: &'a [u8], spaces: bool) -> Option<&'a [u8]> {
        #[cfg(not(small))]
        match self.push_runs(text) {
            Runs::End(rest) => return Some(rest),
            Runs::NoWord => return None,
            Runs::Rare => {}
        }
        self.push_bytes(text, spaces)
    }

    /// Byte by byte, with all that may occur.
    #[cfg_attr(not(small), cold)]
    #[inline(never)]
    fn push_bytes<'a>(&mut self, text: &'a [u8], spaces: bool) -> Option<&'a [u8]> {
        let start = self.len;
        let (mut rest, mut last) = (text, b' ');
        while let [byte, behind @ ..] = rest {
            match fold_byte(*byte) {
                DROPPED => {}
                STOP => break,
                // Spaces stand between words only.
                SPACE if spaces && last != b' ' => {}
                SPACE | WRONG => return None,
                // Both spellings of cancelled become the shorter one.
                b'l' if self.whole().get(start..).is_some_and(|word| word.ends_with(b"cancel")) => {}
                folded => {
                    *self.bytes.get_mut(self.len)? = folded;
                    self.len += 1;
                }
            }
            last = *byte;
            rest = behind;
        }
        (last != b' ' && self.len > start && text.len() - rest.len() <= WORD_MAX).then_some(rest)
    }

    /// The same, up to eight letters and digits at a time, for words without spaces and doubled letters l.
    #[cfg(not(small))]
    #[inline]
    fn push_runs<'a>(&mut self, text: &'a [u8]) -> Runs<'a> {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        const fn all(byte: u8) -> u64 {
            u64::from_le_bytes([byte; 8])
        }
        let (mut place, mut len, mut last_is_l) = (0, self.len, 0);
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
                self.bytes[self.len..].fill(0);
                return Runs::Rare;
            }
            let run = other.trailing_zeros() as usize / 8;
            // What is written behind the run is overwritten by the next one, or by zeros.
            let Some(bytes) = self.bytes.get_mut(len..len + 8) else { return Runs::NoWord };
            bytes.copy_from_slice(&lower.to_le_bytes());
            len += run;
            place += run;
            if run > 0 {
                last_is_l = l >> (run * 8 - 8) & 0x80;
            }
            // One branch for all that goes on: where runs end cannot be foreseen.
            let next = text.get(place).map_or(STOP, |byte| FOLDED[*byte as usize]);
            place += usize::from(next == DROPPED);
            match next {
                STOP => break,
                SPACE => {
                    self.bytes[self.len..].fill(0);
                    return Runs::Rare;
                }
                WRONG => return Runs::NoWord,
                _ => {}
            }
        }
        if len == self.len || place > WORD_MAX {
            return Runs::NoWord;
        }
        if let Some(bytes) = self.bytes.get_mut(len..len + 8) {
            bytes.copy_from_slice(&[0; 8]);
        }
        self.len = len;
        text.get(place..).map_or(Runs::NoWord, Runs::End)
    }
}

/// What became of a word that was read in runs.
#[cfg(not(small))]
enum Runs<'a> {
    /// It is added; the text behind it.
    End(&'a [u8]),
    NoWord,
    /// Something in it has to be looked at byte by byte.
    Rare,
}

/// Eight bytes of a text, zeros behind its end.
#[cfg(not(small))]
#[inline(always)]
fn eight_bytes(text: &[u8], place: usize) -> u64 {
    let Some(last) = text.len().checked_sub(8) else {
        return (place..text.len()).rev().fold(0, |eight, byte| eight << 8 | text[byte] as u64);
    };
    // Near the end, the last eight are moved: no branch that depends on the length.
    let start = place.min(last);
    let bytes = text.get(start..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default();
    let behind = (place - start) as u32 * 8;
    u64::from_le_bytes(bytes).checked_shr(behind).unwrap_or(0)
}

/// Folds a word.
#[allow(dead_code, reason = "the build script and the index made at run time ask so")]
pub fn fold_word(text: &[u8]) -> Option<Folded> {
    let mut folded = Folded::new();
    folded.add_word(text)?;
    Some(folded)
}

/// Folds a problem type: the instrument and the type, or the type alone.
#[allow(dead_code, reason = "the build script and the index made at run time ask so")]
pub fn fold_problem(text: &[u8]) -> Option<Folded> {
    let mut folded = Folded::new();
    folded.add_problem(text)?;
    Some(folded)
}

impl Folded {
    /// Adds a word to what is empty. In place, as the key is long.
    #[cfg_attr(not(small), inline)]
    pub fn add_word(&mut self, text: &[u8]) -> Option<()> {
        (text.len() <= WORD_MAX && self.push(text, true)?.is_empty()).then_some(())
    }

    /// Adds a problem type to what is empty.
    #[cfg_attr(not(small), inline)]
    pub fn add_problem(&mut self, text: &[u8]) -> Option<()> {
        if text.len() > PROBLEM_MAX {
            return None;
        }
        let rest = self.push(problem_path(text)?, false)?;
        let (slash, mut rest) = behind_slash(rest);
        if slash && !ends_path(rest) {
            *self.bytes.get_mut(self.len)? = b'/';
            self.len += 1;
            self.kind = self.len;
            (_, rest) = behind_slash(self.push(rest, false)?);
        }
        // One slash may stand behind the path, and a query or a fragment. What is in them is not read.
        (ends_path(rest) && rest.iter().all(|&byte| is_uri(byte))).then_some(())
    }
}

/// Whether a slash stands here, and what stands behind it.
fn behind_slash(text: &[u8]) -> (bool, &[u8]) {
    text.strip_prefix(b"/").map_or((false, text), |rest| (true, rest))
}

/// Whether a path is over here.
fn ends_path(text: &[u8]) -> bool {
    matches!(text, [] | [b'?' | b'#', ..])
}

/// Whether a byte may stand in a URI.
const fn is_uri(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

/// Where a host ends: before its path, and at what may not stand in a URI.
const fn ends_host(byte: u8) -> bool {
    matches!(byte, b'/' | b'?' | b'#') || !is_uri(byte)
}

#[cfg(not(small))]
const HOST_ENDS: [bool; 256] = {
    let mut ends = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        ends[byte as usize] = ends_host(byte);
        byte += 1;
    }
    ends
};

fn host_end(text: &[u8]) -> Option<usize> {
    #[cfg(not(small))]
    return text.iter().position(|&byte| HOST_ENDS[byte as usize]);
    #[cfg(small)]
    text.iter().position(|&byte| ends_host(byte))
}

/// What tells the problem in its URI: what stands behind `/psp/errordetail/` or `/psp/`.
fn problem_path(text: &[u8]) -> Option<&[u8]> {
    let mut path = text;
    if let Some(rest) = strip(text, b"https://").or_else(|| strip(text, b"http://")) {
        let host = host_end(rest)?;
        path = rest.get(host..).filter(|path| path.starts_with(b"/"))?;
    }
    if let Some(rest) = strip(path, b"/") {
        path = strip(rest, b"psp/")?;
    } else {
        path = strip(path, b"psp/").unwrap_or(path);
    }
    Some(strip(path, b"errordetail/").unwrap_or(path))
}

/// What stands behind a prefix in letters of either case.
#[cfg(not(small))]
#[inline(always)]
fn strip<'a, const N: usize>(text: &'a [u8], prefix: &[u8; N]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_first_chunk::<N>()?;
    // All bytes at once: the compiler makes a few wide comparisons of it.
    let differing = head.iter().zip(prefix).fold(0, |differing, (byte, expected)| {
        differing | (byte | if expected.is_ascii_lowercase() { 0x20 } else { 0 }) ^ expected
    });
    (differing == 0).then_some(rest)
}

#[cfg(small)]
fn strip<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}
