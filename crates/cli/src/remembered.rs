//! What is written of a verdict, made once for each row: most columns have few codes, and to look their rows up would
//! take longer than to decode them.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use payverdict::{CodeSet, Verdict};

/// What the text of a verdict depends on, apart from its code: the set that was asked, and the row that answers.
type Row = (CodeSet, u32);

/// How many verdicts are remembered with their text.
const RECENT: usize = 4096;

/// The texts of rows, and of verdicts where they were last met.
pub struct Remembered<T> {
    texts: Vec<T>,
    rows: HashMap<Row, usize>,
    /// The text of a verdict, at the place that its number gives.
    recent: Box<[Option<(Verdict, usize)>; RECENT]>,
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self { texts: Vec::new(), rows: HashMap::new(), recent: Box::new([None; RECENT]) }
    }
}

impl<T> Remembered<T> {
    /// The text of a verdict, which is made where its row has none yet.
    pub fn of(&mut self, verdict: Verdict, make: impl FnOnce() -> T) -> &T {
        let place = place(verdict);
        let text = match self.recent[place] {
            Some((known, text)) if known == verdict => text,
            _ => {
                let text = self.of_row(verdict, make);
                self.recent[place] = Some((verdict, text));
                text
            }
        };
        &self.texts[text]
    }

    fn of_row(&mut self, verdict: Verdict, make: impl FnOnce() -> T) -> usize {
        let texts = &mut self.texts;
        *self.rows.entry((verdict.set(), verdict.row_number())).or_insert_with(|| {
            texts.push(make());
            texts.len() - 1
        })
    }
}

/// Where a verdict is remembered.
fn place(verdict: Verdict) -> usize {
    let mut bits = Bits(0);
    verdict.hash(&mut bits);
    (bits.finish() >> (64 - RECENT.trailing_zeros())) as usize
}

/// Hashes the one number that a verdict is.
struct Bits(u64);

impl Hasher for Bits {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        // The bits of the code are far apart, those of the row at the top.
        let mixed = self.0 ^ number ^ number >> 32;
        self.0 = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
