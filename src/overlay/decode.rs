//! From a written code to its verdict, one's own tables first.

use alloc::sync::Arc;

use super::Tables;
use super::error::DecodeError;
use super::row::{Asked, Row};
use super::set::{AsSet, OwnSet, Set};
use super::verdict::{By, Verdict};
use crate::code_set::CodeSet;
use crate::syntax::fold::Folded;
use crate::syntax::{self, Syntax};
use crate::tables::SETS;
use crate::verdict;
use crate::vocabulary::Outcome;

/// A code, ready to be looked up.
enum Taken {
    Packed(u32, u8),
    Folded(Folded),
}

impl Tables {
    /// Decodes a code of a set, built in or of one's own: [`payverdict::decode`](crate::decode), with one's own rows
    /// before the built-in ones.
    ///
    /// The set is a [`CodeSet`], a [`Set`] or an id.
    ///
    /// # Errors
    ///
    /// [`DecodeError::Malformed`] if the text is not of the set's form, [`DecodeError::UnknownSet`] if there is no such
    /// set.
    #[inline]
    pub fn decode<'t>(&'t self, set: impl AsSet<'t>, code: &str) -> Result<Verdict<'t>, DecodeError> {
        self.decode_bytes(set, code.as_bytes())
    }

    /// [`decode`](Self::decode) for text that may not be UTF-8.
    ///
    /// # Errors
    ///
    /// As there.
    #[inline]
    pub fn decode_bytes<'t>(&'t self, set: impl AsSet<'t>, code: &[u8]) -> Result<Verdict<'t>, DecodeError> {
        let set = set.set_in(self)?;
        match set.own() {
            None => self.decode_built_in(CodeSet::from_index(set.number), code),
            Some(own) => self.decode_own(set, own, code),
        }
    }

    #[inline]
    fn decode_built_in<'t>(&'t self, set: CodeSet, code: &[u8]) -> Result<Verdict<'t>, DecodeError> {
        let Ok(verdict) = crate::decode::decode_bytes(set, code) else {
            return Err(malformed(Set { tables: self, number: set as u16 }));
        };
        Ok(self.over(verdict, code))
    }

    /// The same code by one's own tables, where they have something to say of it.
    #[inline]
    pub(crate) fn over<'t>(&'t self, verdict: verdict::Verdict, code: &[u8]) -> Verdict<'t> {
        let set = verdict.set();
        if self.is_touched[set as usize]
            && let Some(row) = self.changed(verdict, code)
        {
            return self.verdict_with(verdict, By::Own(row));
        }
        Verdict { tables: self, set: set as u16, by: By::BuiltIn(verdict), packed: 0, letter: 0 }
    }

    /// The verdict of a row in the place of a built-in one.
    #[cfg(all(feature = "payload", feature = "serde"))]
    pub(crate) fn verdict_by<'t>(&'t self, verdict: verdict::Verdict, row: &'t Row) -> Verdict<'t> {
        self.verdict_with(verdict, By::Own(row))
    }

    pub(super) fn verdict_with<'t>(&'t self, verdict: verdict::Verdict, by: By<'t>) -> Verdict<'t> {
        let letter = verdict.suffix().map_or(0, |letter| letter as u8);
        Verdict { tables: self, set: verdict.set() as u16, by, packed: verdict.packed(), letter }
    }

    /// The row or group of one's own that comes before a built-in verdict, to be kept.
    #[cfg(feature = "payload")]
    pub(crate) fn row_over(&self, verdict: verdict::Verdict, code: &[u8]) -> Option<Arc<Row>> {
        if !self.is_touched[verdict.set() as usize] {
            return None;
        }
        self.changed(verdict, code).cloned()
    }

    /// The row or group of one's own that comes before what the built-in tables say.
    fn changed<'t>(&'t self, verdict: verdict::Verdict, code: &[u8]) -> Option<&'t Arc<Row>> {
        let set = verdict.set();
        let taken = take(set.syntax(), set.allows_suffix(), code)?;
        let listed_in = verdict.entry().map(|entry| entry.set() as u16);
        taken.any(|key| {
            for number in set.info().chain {
                if let Some(row) = self.index.find(&self.rows, *number, key) {
                    return Some(row);
                }
                if listed_in == Some(*number) {
                    return None;
                }
            }
            if listed_in.is_some() {
                return None;
            }
            let group = self.group(set as u16, key)?;
            // The longest prefix wins; of the same one the own line does.
            let built_in = verdict.group_prefix().map_or(0, str::len);
            (group.code.len() >= built_in).then_some(group)
        })
    }

    fn group(&self, set: u16, key: Asked<'_>) -> Option<&Arc<Row>> {
        let group = self.groups.get(&set)?.iter().find(|group| group.holds(key))?;
        self.rows.get(group.row as usize)
    }

    fn decode_own<'t>(&'t self, set: Set<'t>, own: &OwnSet, code: &[u8]) -> Result<Verdict<'t>, DecodeError> {
        let Some(taken) = take(own.syntax, own.suffix, code) else { return Err(malformed(set)) };
        let (packed, letter) = match taken {
            Taken::Packed(code, letter) => (code, letter),
            Taken::Folded(_) => (0, 0),
        };
        // Without its letter, which sets that are extended may not allow.
        let plain = if letter == 0 { code } else { &code[..code.len() - 2] };
        let by = taken.any(|key| self.find_own(own, key, plain));
        let by = by.or_else(|| taken.any(|key| self.group(set.number, key).map(|row| By::Own(row))));
        Ok(Verdict { tables: self, set: set.number, by: by.unwrap_or(By::Nobody), packed, letter })
    }

    /// The row of a key in a set of one's own or in those that it extends. A success is not inherited.
    fn find_own<'t>(&'t self, set: &OwnSet, key: Asked<'_>, code: &[u8]) -> Option<By<'t>> {
        let (first, extended) = set.chain.split_first()?;
        if let Some(row) = self.index.find(&self.rows, *first, key) {
            return Some(By::Own(row));
        }
        extended.iter().find_map(|number| {
            if let Some(row) = self.index.find(&self.rows, *number, key) {
                let is_success = row.told.outcome == Outcome::Approved;
                return Some(if is_success { By::OwnInherited(row) } else { By::Own(row) });
            }
            if usize::from(*number) >= SETS.len() {
                return None;
            }
            let built_in = crate::decode::decode_bytes(CodeSet::from_index(*number), code).ok()?;
            let entry = built_in.entry().filter(|entry| entry.set() as u16 == *number)?;
            Some(if entry.outcome() == Outcome::Approved {
                By::Inherited(entry)
            } else {
                By::Extended(entry)
            })
        })
    }
}

impl Taken {
    /// The first that is found: of a problem type with its instrument, else without.
    fn any<T>(&self, find: impl Fn(Asked<'_>) -> Option<T>) -> Option<T> {
        match self {
            Self::Packed(code, _) => find(Asked::Packed(*code)),
            Self::Folded(folded) => {
                find(Asked::Folded(folded.whole())).or_else(|| find(Asked::Folded(folded.kind()?)))
            }
        }
    }
}

fn take(syntax: Syntax, suffix: bool, code: &[u8]) -> Option<Taken> {
    Some(match syntax {
        Syntax::Triple => Taken::Packed(syntax::triple::pack_triple(code)?, 0),
        Syntax::Number => Taken::Packed(syntax::pack_number(code)?, 0),
        Syntax::Response => {
            let (code, letter) = syntax::pack_suffixed(code)?;
            if letter != 0 && !suffix {
                return None;
            }
            Taken::Packed(code, letter)
        }
        Syntax::Word => Taken::Folded(syntax::fold_word(code)?),
        Syntax::Problem => Taken::Folded(syntax::fold_problem(code)?),
    })
}

fn malformed(set: Set<'_>) -> DecodeError {
    DecodeError::Malformed { set: set.id().into(), expected: set.expected().into_owned() }
}
