//! The set of each row: one for all, or a column of names.

use arrow_array::ArrayRef;
use payverdict::CodeSet;
use pyo3::prelude::*;

use crate::UnknownWord;
use crate::column::{Job, Texts, dispatch};

/// A set by its name.
pub fn named(name: &str) -> PyResult<CodeSet> {
    name.parse().map_err(|error: payverdict::UnknownWord| UnknownWord::new_err(error.to_string()))
}

/// The set of each row of a column of names; `None` where there is no name.
pub fn of_rows(names: &ArrayRef) -> PyResult<Vec<Option<CodeSet>>> {
    dispatch(names, Resolve)?
}

struct Resolve;

impl Job for Resolve {
    type Done = PyResult<Vec<Option<CodeSet>>>;

    fn plain(self, texts: &impl Texts) -> Self::Done {
        let mut recent: [Option<(CodeSet, &'static str)>; RECENT] = [None; RECENT];
        let set = |row| {
            let Some(name) = texts.get(row) else { return Ok(None) };
            let place = place(name);
            match recent[place] {
                Some((set, known)) if known.as_bytes() == name => Ok(Some(set)),
                _ => {
                    let set = named(&String::from_utf8_lossy(name))?;
                    recent[place] = Some((set, set.id()));
                    Ok(Some(set))
                }
            }
        };
        (0..texts.len()).map(set).collect()
    }

    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<Self::Done> {
        // Of the names only those count that some row has.
        let mut used = vec![false; values.len()];
        keys.iter().for_each(|key| {
            if let Some(used) = used.get_mut(*key) {
                *used = true
            }
        });
        let sets = dispatch(values, Used(&used))??;
        Ok(Ok(keys.iter().map(|key| sets.get(*key).copied().flatten()).collect()))
    }

    fn nothing(self, rows: usize) -> Self::Done {
        Ok(vec![None; rows])
    }
}

/// The names of a dictionary, as far as they are used.
struct Used<'a>(&'a [bool]);

impl Job for Used<'_> {
    type Done = PyResult<Vec<Option<CodeSet>>>;

    fn plain(self, texts: &impl Texts) -> Self::Done {
        let names = (0..texts.len()).map(|row| texts.get(row).filter(|_| self.0[row]));
        names.map(|name| name.map(|name| named(&String::from_utf8_lossy(name))).transpose()).collect()
    }

    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<Self::Done> {
        Resolve.dictionary(keys, values)
    }

    fn nothing(self, rows: usize) -> Self::Done {
        Ok(vec![None; rows])
    }
}

/// How many names are remembered, each at the place that its letters give.
const RECENT: usize = 1 << 10;

/// The names differ in their first eight letters or in their last eight.
#[inline(always)]
fn place(name: &[u8]) -> usize {
    let first = name.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let last = name.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    let mixed = (first ^ last.rotate_left(29) ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (64 - RECENT.trailing_zeros())) as usize
}
