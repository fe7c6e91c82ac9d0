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

/// The digits of `ddd.ddd.ddd`, as far as a look-up goes at each step.
pub struct Triple {
    /// The first six digits.
    pub head: u32,
    /// The seventh digit.
    pub hundreds: u32,
    /// The last two.
    pub rest: u32,
}

impl Triple {
    /// The number of all nine digits.
    #[inline(always)]
    pub const fn packed(&self) -> u32 {
        self.head * 1000 + self.hundreds * 100 + self.rest
    }

    /// The digits of a packed triple.
    pub const fn from_packed(packed: u32) -> Self {
        Self { head: packed / 1000, hundreds: packed / 100 % 10, rest: packed % 100 }
    }
}

/// Checks `ddd.ddd.ddd` and splits it into digits.
///
/// All eleven bytes are checked and converted in two loads, without a branch for each digit.
#[inline(always)]
pub const fn split_triple(text: &[u8]) -> Option<Triple> {
    // "ddd.ddd." in one word and ".ddd" in another, digits and dots turned into 0..=9 and 0.
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
    let wrong = (head.wrapping_add(OVER) | head) & 0x8080_8080_8080_8080;
    let last_wrong = (tail.wrapping_add(LAST_OVER) | tail) & 0x8080_8080;
    if wrong | last_wrong as u64 != 0 {
        return None;
    }
    // Bytes 0 and 4 become the pairs of digits 01 and 34; bytes 2 and 6 are the digits 2 and 5.
    let pairs = head.wrapping_mul(10).wrapping_add(head >> 8);
    const BYTES: u64 = 0x0000_00FF_0000_00FF;
    let first = (pairs & BYTES).wrapping_mul(10 | 10_000 << 32);
    let second = (head >> 16 & BYTES).wrapping_mul(1 | 1_000 << 32);
    let head = (first.wrapping_add(second) >> 32) as u32;
    Some(Triple { head, hundreds: tail >> 8 & 0xFF, rest: (tail >> 16 & 0xFF) * 10 + (tail >> 24) })
}

/// Packs `ddd.ddd.ddd` into the number of its nine digits.
pub const fn pack_triple(text: &[u8]) -> Option<u32> {
    match split_triple(text) {
        Some(triple) => Some(triple.packed()),
        None => None,
    }
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
    Some((first.wrapping_add(second) >> 32) as u32 + 10u32.pow(digits))
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
    bytes: [u8; KEY_MAX],
    len: usize,
    /// Where the problem type begins, behind the instrument.
    kind: usize,
}

impl Folded {
    const fn new() -> Self {
        Self { bytes: [0; KEY_MAX], len: 0, kind: 0 }
    }

    /// The whole key.
    pub fn whole(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// The key without the instrument, where there is one.
    pub fn kind(&self) -> Option<&[u8]> {
        self.bytes.get(self.kind..self.len).filter(|_| self.kind > 0)
    }

    fn add(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.len) {
            *place = byte;
            self.len += 1;
        }
    }

    /// Adds the letters and digits of a word; false if it is none.
    fn push(&mut self, word: &[u8]) -> bool {
        if word.len() > WORD_MAX {
            return false;
        }
        let start = self.len;
        let mut after_space = true;
        for &byte in word {
            match byte {
                b'_' | b'-' => {}
                // Spaces stand between words only.
                b' ' if after_space => return false,
                b' ' => {
                    after_space = true;
                    continue;
                }
                // Both spellings of cancelled become the shorter one.
                b'l' | b'L' if self.whole().get(start..).is_some_and(|word| word.ends_with(b"cancel")) => {}
                _ if byte.is_ascii_alphanumeric() => self.add(byte.to_ascii_lowercase()),
                _ => return false,
            }
            after_space = false;
        }
        !after_space && self.len > start
    }
}

/// Folds a word.
pub fn fold_word(text: &[u8]) -> Option<Folded> {
    let mut folded = Folded::new();
    folded.push(text).then_some(folded)
}

/// Folds a problem type: the instrument and the type, or the type alone.
pub fn fold_problem(text: &[u8]) -> Option<Folded> {
    if text.len() > PROBLEM_MAX || !text.iter().all(|&byte| is_uri(byte)) {
        return None;
    }
    let path = problem_path(text)?;
    let mut folded = Folded::new();
    let mut segments = path.split(|&byte| byte == b'/');
    let first = segments.next()?;
    if !folded.push(first) {
        return None;
    }
    if let Some(second) = segments.next() {
        folded.add(b'/');
        folded.kind = folded.len;
        if !folded.push(second) {
            return None;
        }
    }
    segments.next().is_none().then_some(folded)
}

/// Whether a byte may stand in a URI.
fn is_uri(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

/// What tells the problem in its URI: the path behind `/psp/errordetail/` or `/psp/`.
fn problem_path(text: &[u8]) -> Option<&[u8]> {
    let mut path = text.split(|byte| matches!(byte, b'?' | b'#')).next()?;
    let absolute = strip(path, b"https://").or_else(|| strip(path, b"http://"));
    if let Some(rest) = absolute {
        let host = rest.iter().position(|&byte| byte == b'/')?;
        path = rest.get(host..)?;
    }
    if let Some(rest) = strip(path, b"/") {
        path = strip(rest, b"psp/")?;
        path = strip(path, b"errordetail/").unwrap_or(path);
    } else {
        path = strip(path, b"psp/").unwrap_or(path);
        path = strip(path, b"errordetail/").unwrap_or(path);
    }
    Some(path.strip_suffix(b"/").unwrap_or(path))
}

fn strip<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}
