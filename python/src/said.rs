//! What is said of a code, packed into one number: the places of its words in the dictionaries of the columns.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use payverdict::{Actor, Class, Match, Outcome, Reason, Retry, Verdict};

/// A byte each for outcome, reason, retry, actor, class and match, in the order of the columns; above them the row.
pub type Said = u64;

/// Why a code may have no verdict: words of the column `match`, after those of verdicts.
pub const WITHOUT: [&str; 2] = ["malformed", "null"];

const MATCH: u32 = 5 * 8;
const ROW: u32 = 6 * 8;
/// In the byte of the match: whether there is a verdict, a reason, a class.
const HAS_VERDICT: u64 = 0x20 << MATCH;
const HAS_REASON: u64 = 0x40 << MATCH;
const HAS_CLASS: u64 = 0x80 << MATCH;
const MATCHES: u64 = 0x1F;

/// The bits that say whether there is a word.
pub const HAS: [u64; 3] = [HAS_VERDICT, HAS_REASON, HAS_CLASS];

pub const MALFORMED: Said = (Match::ALL.len() as u64) << MATCH;
pub const NULL: Said = (Match::ALL.len() as u64 + 1) << MATCH;

/// What is said of every row, 0 where it was not met yet.
static ROWS: [AtomicU64; Verdict::ROWS] = [const { AtomicU64::new(0) }; Verdict::ROWS];
/// A verdict of every row that was met.
static MET: [OnceLock<Verdict>; Verdict::ROWS] = [const { OnceLock::new() }; Verdict::ROWS];

#[inline(always)]
pub fn said<E>(verdict: Result<Verdict, E>) -> Said {
    match verdict {
        Ok(verdict) => match ROWS[verdict.row_number() as usize].load(Relaxed) {
            0 => first(verdict),
            said => said,
        },
        Err(_) => MALFORMED,
    }
}

/// The words of a row that is met for the first time.
#[cold]
fn first(verdict: Verdict) -> Said {
    fn place<T: PartialEq>(all: &[T], word: T) -> u64 {
        all.iter().position(|known| *known == word).unwrap_or(0) as u64
    }
    let row = verdict.row_number();
    let bytes = [
        place(Outcome::ALL, verdict.outcome()),
        verdict.reason().map_or(0, |reason| place(Reason::ALL, reason)),
        place(Retry::ALL, verdict.retry()),
        place(Actor::ALL, verdict.actor()),
        verdict.class().map_or(0, |class| place(Class::ALL, class)),
        place(Match::ALL, verdict.matched()),
    ];
    let words = bytes.iter().rev().fold(0, |words, byte| words << 8 | byte);
    let has_reason = if verdict.reason().is_some() { HAS_REASON } else { 0 };
    let has_class = if verdict.class().is_some() { HAS_CLASS } else { 0 };
    let said = words | HAS_VERDICT | has_reason | has_class | u64::from(row) << ROW;
    let _ = MET[row as usize].set(verdict);
    ROWS[row as usize].store(said, Relaxed);
    said
}

// The row has sixteen bits, and a dictionary of so few words keys of seven.
const _: () = assert!(Verdict::ROWS < 1 << 15 && Reason::ALL.len() < 1 << 7);

/// The row that answered, where there is a verdict.
pub fn row(said: Said) -> Option<usize> {
    (said & HAS_VERDICT != 0).then_some((said >> ROW) as usize)
}

/// A verdict with this row.
pub fn met(row: usize) -> Option<Verdict> {
    MET.get(row)?.get().copied()
}

/// A column of words.
pub struct Words {
    pub name: &'static str,
    shift: u32,
    mask: u64,
    /// The place among `HAS` of the bit that says whether there is one; `None` where there always is.
    valid: Option<usize>,
    pub all: fn() -> Vec<&'static str>,
}

impl Words {
    const fn new(
        name: &'static str,
        place: u32,
        valid: Option<usize>,
        all: fn() -> Vec<&'static str>,
    ) -> Self {
        Self { name, shift: place * 8, mask: if place == 5 { MATCHES } else { 0xFF }, valid, all }
    }

    #[inline(always)]
    pub fn key(&self, said: Said) -> i8 {
        (said >> self.shift & self.mask) as i8
    }

    pub fn valid(&self) -> Option<usize> {
        self.valid
    }
}

fn texts<T: Copy>(all: &[T], text: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|word| text(*word)).collect()
}

/// The columns that every answer has.
pub const COLUMNS: [Words; 6] = [
    Words::new("outcome", 0, Some(0), || texts(Outcome::ALL, Outcome::as_str)),
    Words::new("reason", 1, Some(1), || texts(Reason::ALL, Reason::as_str)),
    Words::new("retry", 2, Some(0), || texts(Retry::ALL, Retry::as_str)),
    Words::new("actor", 3, Some(0), || texts(Actor::ALL, Actor::as_str)),
    Words::new("class", 4, Some(2), || texts(Class::ALL, Class::as_str)),
    Words::new("match", 5, None, || [texts(Match::ALL, Match::as_str), WITHOUT.to_vec()].concat()),
];
