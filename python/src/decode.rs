//! From columns of codes to columns of verdicts.

use std::cell::Cell;

use arrow_array::{Array, ArrayRef, RecordBatch};
use payverdict::{CodeSet, Locale, Syntax, decode_many};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::column::{Column, Job, Texts, dispatch};
use crate::memo::Memo;
use crate::output::{Decoded, Wanted, Written};
use crate::said::{MALFORMED, NULL, Said, said};
use crate::sets;

/// Decodes a column: `set` is the name of a set, or a column of such names.
#[pyfunction]
pub fn decode(
    set: &Bound<'_, PyAny>,
    codes: &Bound<'_, PyAny>,
    summary: bool,
    message: Option<&str>,
    dictionary: bool,
) -> PyResult<Decoded> {
    let wanted = Wanted::new(summary, message.map(Locale::from_tag), dictionary);
    let mut codes = Column::of(codes)?;
    let sets = match set.cast::<PyString>() {
        Ok(name) => Sets::One(sets::named(name.to_str()?)?),
        Err(_) => Sets::Column(Rows { column: Column::of(set)?, part: None }),
    };
    set.py().detach(|| {
        // Engines ask for some thousand rows at a time, and for the same codes again.
        let (mut sets, mut batches, mut memo) = (sets, Vec::new(), MEMO.take());
        while let Some(part) = codes.next()? {
            for start in (0..part.len().max(1)).step_by(PART) {
                let part = part.slice(start, PART.min(part.len() - start));
                batches.push(batch(&mut sets, &part, &mut memo, &wanted)?);
            }
        }
        if let Sets::Column(rows) = &mut sets
            && rows.next()?.is_some()
        {
            return Err(lengths());
        }
        MEMO.set(memo);
        Ok(Decoded::new(wanted, batches))
    })
}

thread_local! {
    static MEMO: Cell<Memo> = const { Cell::new(Memo::new()) };
}

/// The most rows of one batch: texts of so many rows, each as long as any, have less than two gigabytes.
const PART: usize = 1 << 23;

fn lengths() -> PyErr {
    PyValueError::new_err("the columns of sets and of codes differ in length")
}

enum Sets {
    One(CodeSet),
    Column(Rows),
}

/// The sets of the rows that come next, in parts of their own.
struct Rows {
    column: Column,
    part: Option<std::vec::IntoIter<Option<CodeSet>>>,
}

impl Rows {
    fn next(&mut self) -> PyResult<Option<Option<CodeSet>>> {
        loop {
            if let Some(set) = self.part.as_mut().and_then(Iterator::next) {
                return Ok(Some(set));
            }
            match self.column.next()? {
                Some(names) => self.part = Some(sets::of_rows(&names)?.into_iter()),
                None => return Ok(None),
            }
        }
    }

    /// As many as there are codes.
    fn take(&mut self, count: usize) -> PyResult<Vec<Option<CodeSet>>> {
        let mut sets = Vec::with_capacity(count);
        while sets.len() < count {
            let part = self.part.as_mut().map_or(&[][..], |part| part.as_slice());
            let some = part.len().min(count - sets.len());
            sets.extend_from_slice(&part[..some]);
            match (some, self.part.as_mut()) {
                (1.., Some(part)) => drop(part.nth(some - 1)),
                _ => sets.push(self.next()?.ok_or_else(lengths)?),
            }
        }
        Ok(sets)
    }
}

fn batch(sets: &mut Sets, codes: &ArrayRef, memo: &mut Memo, wanted: &Wanted) -> PyResult<RecordBatch> {
    let mut written = Written::new(wanted, codes.len());
    match sets {
        Sets::One(set) => dispatch(codes, OneSet { set: *set, memo, written: &mut written })?,
        Sets::Column(rows) => {
            let sets = rows.take(codes.len())?;
            match sets.first().copied().flatten() {
                Some(first) if sets.iter().all(|set| *set == Some(first)) => {
                    dispatch(codes, OneSet { set: first, memo, written: &mut written })?
                }
                _ => dispatch(codes, ManySets { sets: &sets, memo, written: &mut written })?,
            }
        }
    }
    Ok(written.batch())
}

/// All codes of one set.
struct OneSet<'a, 'b> {
    set: CodeSet,
    memo: &'a mut Memo,
    written: &'a mut Written<'b>,
}

impl Job for OneSet<'_, '_> {
    type Done = ();

    fn plain(self, texts: &impl Texts) {
        let (set, memo, written) = (self.set, self.memo, self.written);
        match (set.syntax(), texts.present()) {
            (Syntax::Word | Syntax::Problem, None) => {
                texts.texts().for_each(|code| written.push(memo.decode(set, code)));
            }
            (_, None) => decode_many(set, texts.texts()).for_each(|verdict| written.push(said(verdict))),
            (_, Some(nulls)) => texts.texts().zip(nulls).for_each(|(code, is_there)| {
                written.push(if is_there { memo.decode(set, code) } else { NULL });
            }),
        }
    }

    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<()> {
        let mut known = dispatch(values, Each { set: self.set, memo: self.memo })?;
        known.push(NULL);
        keys.iter().for_each(|key| self.written.push(known[*key]));
        Ok(())
    }

    fn nothing(self, rows: usize) {
        (0..rows).for_each(|_| self.written.push(NULL));
    }
}

/// What is said of each of some different codes.
struct Each<'a> {
    set: CodeSet,
    memo: &'a mut Memo,
}

impl Job for Each<'_> {
    type Done = Vec<Said>;

    fn plain(self, texts: &impl Texts) -> Vec<Said> {
        let of = |row| texts.get(row).map_or(NULL, |code| self.memo.decode(self.set, code));
        (0..texts.len()).map(of).collect()
    }

    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<Vec<Said>> {
        let mut known = dispatch(values, Each { set: self.set, memo: self.memo })?;
        known.push(NULL);
        Ok(keys.iter().map(|key| known[*key]).collect())
    }

    fn nothing(self, rows: usize) -> Vec<Said> {
        vec![NULL; rows]
    }
}

/// Each code with a set of its own.
struct ManySets<'a, 'b> {
    sets: &'a [Option<CodeSet>],
    memo: &'a mut Memo,
    written: &'a mut Written<'b>,
}

impl Job for ManySets<'_, '_> {
    type Done = ();

    fn plain(self, texts: &impl Texts) {
        for (row, set) in self.sets.iter().enumerate() {
            let pair = set.zip(texts.get(row));
            self.written.push(pair.map_or(NULL, |(set, code)| self.memo.decode(set, code)));
        }
    }

    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<()> {
        dispatch(values, Places { keys, sets: self.sets, memo: self.memo, written: self.written })
    }

    fn nothing(self, rows: usize) {
        (0..rows).for_each(|_| self.written.push(NULL));
    }
}

/// How many numbers sets have.
const SETS: usize = {
    let (mut most, mut place) = (0, 0);
    while place < CodeSet::ALL.len() {
        let number = CodeSet::ALL[place].number() as usize;
        most = if number > most { number } else { most };
        place += 1;
    }
    most + 1
};
/// The most pairs that are kept in a table; pages of it that nobody touches take no memory.
const TABLE: usize = 1 << 22;

/// The same, where the codes are places in a dictionary.
struct Places<'a, 'b> {
    keys: &'a [usize],
    sets: &'a [Option<CodeSet>],
    memo: &'a mut Memo,
    written: &'a mut Written<'b>,
}

impl Job for Places<'_, '_> {
    type Done = ();

    fn plain(self, texts: &impl Texts) {
        // What is said of each code in each set, 0 where it was not asked for yet; not where that would be too many.
        let codes = texts.len();
        let mut known = if codes * SETS <= TABLE { vec![0; codes * SETS] } else { Vec::new() };
        for (key, set) in self.keys.iter().zip(self.sets) {
            let Some(set) = set.filter(|_| *key < codes) else {
                self.written.push(NULL);
                continue;
            };
            let place = usize::from(set.number()) * codes + key;
            let said = match known.get(place) {
                Some(&said) if said != 0 => said,
                _ => {
                    let said = texts.get(*key).map_or(NULL, |code| self.memo.decode(set, code));
                    if let Some(known) = known.get_mut(place) {
                        *known = said;
                    }
                    said
                }
            };
            self.written.push(said);
        }
    }

    fn dictionary(self, keys: &[usize], values: &ArrayRef) -> PyResult<()> {
        let keys: Vec<_> =
            self.keys.iter().map(|key| keys.get(*key).copied().unwrap_or(values.len())).collect();
        dispatch(values, Places { keys: &keys, ..self })
    }

    fn nothing(self, _: usize) {
        self.keys.iter().for_each(|_| self.written.push(NULL));
    }
}

// A malformed code of a null set is not asked for its form.
const _: () = assert!(MALFORMED != NULL);
