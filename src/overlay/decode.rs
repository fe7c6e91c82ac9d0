//! From a written code to its verdict, one's own tables first.

use alloc::sync::Arc;

use super::Tables;
use super::base::GROUPS;
use super::error::DecodeError;
use super::index::packed_key;
use super::row::{Asked, Row};
use super::set::{AsSet, OwnSet, Set};
use super::verdict::{By, Verdict};
use crate::checks::model::Key;
use crate::code_set::CodeSet;
use crate::index;
use crate::syntax::fold::Folded;
use crate::syntax::{self, Syntax, Triple};
use crate::tables::SETS;
use crate::verdict::{self, Match};
use crate::vocabulary::Outcome;

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
        let verdict = match set.own() {
            None => self.decode_built_in(CodeSet::from_index(set.number), code),
            Some(own) => self.decode_own(set.number, own, code),
        };
        verdict.ok_or_else(|| malformed(set))
    }

    #[inline(always)]
    fn decode_built_in(&self, set: CodeSet, code: &[u8]) -> Option<Verdict<'_>> {
        if self.is_touched[set as usize] && matches!(set.syntax(), Syntax::Word | Syntax::Problem) {
            let (verdict, row) = self.word_over(set, code)?;
            return Some(self.told_by(verdict, row));
        }
        let verdict = crate::decode::decode_bytes(set, code).ok()?;
        Some(self.over_packed(verdict))
    }

    /// The same code by one's own tables, where they have something to say of it.
    #[inline]
    pub(crate) fn over(&self, verdict: verdict::Verdict, code: &[u8]) -> Verdict<'_> {
        match verdict.set().syntax() {
            Syntax::Word | Syntax::Problem => {
                self.decode_built_in(verdict.set(), code).unwrap_or_else(|| self.built_in(verdict))
            }
            _ => self.over_packed(verdict),
        }
    }

    #[inline(always)]
    fn built_in(&self, verdict: verdict::Verdict) -> Verdict<'_> {
        Verdict { tables: self, set: verdict.set() as u16, by: By::BuiltIn(verdict), packed: 0, letter: 0 }
    }

    #[inline(always)]
    fn told_by<'t>(&'t self, verdict: verdict::Verdict, row: Option<&'t Arc<Row>>) -> Verdict<'t> {
        match row {
            None => self.built_in(verdict),
            Some(row) if is_only_inherited(verdict, row) => self.verdict_with(verdict, By::OwnInherited(row)),
            Some(row) => self.verdict_with(verdict, By::Own(row)),
        }
    }

    #[inline(always)]
    fn over_packed(&self, verdict: verdict::Verdict) -> Verdict<'_> {
        let row = if self.is_touched[verdict.set() as usize] { self.changed(verdict) } else { None };
        self.told_by(verdict, row)
    }

    /// A word of a built-in set that has rows here: what the built-in tables say, and the row or group of one's own that
    /// comes before it.
    #[inline(never)]
    fn word_over(&self, set: CodeSet, code: &[u8]) -> Option<(verdict::Verdict, Option<&Arc<Row>>)> {
        let mut folded = fold(set.syntax(), code)?;
        let kind = folded.kind().is_some();
        let number = set as u16;
        let chain = set.info().chain;
        // Those that are looked up without their instrument come after all others.
        let own = |key: &[u8], listed_in: Option<u16>| {
            for asked in chain {
                if let Some(row) = self.index.word(&self.rows, *asked, key) {
                    return Some(&self.rows[row as usize]);
                }
                if listed_in == Some(*asked) {
                    break;
                }
            }
            None
        };
        let row = index::word(set, &mut folded);
        let verdict = verdict::Verdict::of_word(set, row);
        let listed_in = verdict.entry().map(|entry| entry.set() as u16);
        // The built-in index takes the instrument away where it looks without it.
        let folded = if kind { fold(set.syntax(), code)? } else { folded };
        // It may have found the row of another instrument, where all of them say the same.
        let is_whole = |code: &str| {
            fold(set.syntax(), code.as_bytes()).is_some_and(|listed| listed.whole() == folded.whole())
        };
        let is_bare = kind && verdict.entry().is_some_and(|entry| !is_whole(entry.code()));
        let whole_in = listed_in.filter(|_| !is_bare);
        let found = own(folded.whole(), whole_in).or_else(|| match folded.kind() {
            Some(kind) if whole_in.is_none() => own(kind, listed_in),
            _ => None,
        });
        let group = || {
            if listed_in.is_some() {
                return None;
            }
            self.group_over(number, chain, verdict, Asked::Folded(folded.whole()))
        };
        Some((verdict, found.or_else(group)))
    }

    /// The verdict of a row in the place of a built-in one.
    #[cfg(all(feature = "payload", feature = "serde"))]
    pub(crate) fn verdict_by<'t>(&'t self, verdict: verdict::Verdict, row: &'t Row) -> Verdict<'t> {
        self.verdict_with(verdict, By::Own(row))
    }

    #[inline(always)]
    pub(super) fn verdict_with<'t>(&'t self, verdict: verdict::Verdict, by: By<'t>) -> Verdict<'t> {
        let letter = verdict.suffix().map_or(0, |letter| letter as u8);
        // The row of the code itself has it packed.
        let packed = match by {
            By::Own(Row { group: None, key: Key::Packed(code), .. }) => *code,
            _ => verdict.packed(),
        };
        Verdict { tables: self, set: verdict.set() as u16, by, packed, letter }
    }

    /// The row or group of one's own that comes before a built-in verdict, to be kept.
    #[cfg(feature = "payload")]
    pub(crate) fn row_over(&self, verdict: verdict::Verdict, code: &[u8]) -> Option<Arc<Row>> {
        if !self.is_touched[verdict.set() as usize] {
            return None;
        }
        let row = match verdict.set().syntax() {
            Syntax::Word | Syntax::Problem => self.word_over(verdict.set(), code)?.1,
            _ => self.changed(verdict),
        };
        row.filter(|row| !is_only_inherited(verdict, row)).cloned()
    }

    /// The row or group of one's own that comes before what the built-in tables say of a packed code.
    #[inline(always)]
    fn changed(&self, verdict: verdict::Verdict) -> Option<&Arc<Row>> {
        let set = verdict.set();
        let chain = set.info().chain;
        // The key of the set itself is what the verdict holds.
        if let Some(row) = self.index.packed(verdict.key()) {
            return Some(&self.rows[row as usize]);
        }
        // Which set lists it has to be asked only where there are several.
        if chain.len() == 1 && verdict.matched() == Match::Exact {
            return None;
        }
        let listed_in = verdict.entry().map(|entry| entry.set() as u16);
        if listed_in == Some(set as u16) {
            return None;
        }
        self.changed_further(verdict, chain, listed_in)
    }

    #[inline(never)]
    fn changed_further(
        &self,
        verdict: verdict::Verdict,
        chain: &[u16],
        listed_in: Option<u16>,
    ) -> Option<&Arc<Row>> {
        let (syntax, code) = (verdict.set().syntax(), verdict.packed());
        for asked in &chain[1..] {
            if let Some(row) = self.index.packed(packed_key(*asked, syntax, code)) {
                return Some(&self.rows[row as usize]);
            }
            if listed_in == Some(*asked) {
                return None;
            }
        }
        if listed_in.is_some() {
            return None;
        }
        self.group_over(verdict.set() as u16, chain, verdict, Asked::Packed(code))
    }

    /// The group of one's own that comes before what the built-in tables say of a code that nobody lists: the nearest set
    /// that has one, there the longest prefix, and of the same one the own line.
    fn group_over(
        &self,
        set: u16,
        chain: &[u16],
        verdict: verdict::Verdict,
        code: Asked<'_>,
    ) -> Option<&Arc<Row>> {
        debug_assert_eq!(chain.first(), Some(&set));
        let built_in = group_of(verdict).map(|(set, prefix)| (set, prefix.len()));
        for asked in chain {
            let own = self.group(*asked, code);
            let is_there = built_in.filter(|(set, _)| set == asked);
            match (own, is_there) {
                (Some(own), Some((_, length))) => return Some(own).filter(|own| own.code.len() >= length),
                (Some(own), None) => return Some(own),
                (None, Some(_)) => return None,
                (None, None) => {}
            }
        }
        None
    }

    fn group(&self, set: u16, code: Asked<'_>) -> Option<&Arc<Row>> {
        let group = self.groups.get(&set)?.iter().find(|group| group.holds(code))?;
        self.rows.get(group.row as usize)
    }

    #[inline(never)]
    fn decode_own<'t>(&'t self, set: u16, own: &OwnSet, code: &[u8]) -> Option<Verdict<'t>> {
        let verdict = |by: Option<By<'t>>, packed, letter| {
            Some(Verdict { tables: self, set, by: by.unwrap_or(By::Nobody), packed, letter })
        };
        if let Syntax::Word | Syntax::Problem = own.syntax {
            let folded = fold(own.syntax, code)?;
            let find = |key: &[u8]| {
                self.listed(own, code, |asked| self.index.word(&self.rows, asked, key), Asked::Folded(key))
            };
            let by = find(folded.whole()).or_else(|| find(folded.kind()?));
            return verdict(by, 0, 0);
        }
        let (packed, letter) = match own.syntax {
            Syntax::Triple => (Triple::read(code)?.packed(), 0),
            Syntax::Number => (syntax::pack_number(code)?, 0),
            _ => syntax::pack_suffixed(code).filter(|(_, letter)| *letter == 0 || own.suffix)?,
        };
        // Without its letter, which sets that are extended may not allow.
        let plain = if letter == 0 { code } else { &code[..code.len() - 2] };
        let find = |asked| self.index.packed(packed_key(asked, own.syntax, packed));
        verdict(self.listed(own, plain, find, Asked::Packed(packed)), packed, letter)
    }

    /// What a set of one's own says of a code, or those that it extends: by a row, else by a group. A success is not
    /// inherited.
    fn listed<'t>(
        &'t self,
        set: &OwnSet,
        code: &[u8],
        find: impl Fn(u16) -> Option<u32>,
        asked: Asked<'_>,
    ) -> Option<By<'t>> {
        let (first, extended) = set.chain.split_first()?;
        if let Some(row) = find(*first) {
            return Some(By::Own(&self.rows[row as usize]));
        }
        let built_in = |number: u16| {
            let set = (usize::from(number) < SETS.len()).then(|| CodeSet::from_index(number))?;
            let verdict = crate::decode::decode_bytes(set, code).ok()?;
            let of = match verdict.matched() {
                Match::Exact => verdict.entry()?.set() as u16,
                Match::Group => group_of(verdict)?.0,
                Match::Unlisted => return None,
            };
            (of == number).then_some(verdict)
        };
        let by_row = extended.iter().find_map(|number| {
            if let Some(row) = find(*number) {
                let row = &*self.rows[row as usize];
                let is_success = row.told.outcome == Outcome::Approved;
                return Some(if is_success { By::OwnInherited(row) } else { By::Own(row) });
            }
            let verdict = built_in(*number).filter(|verdict| verdict.matched() == Match::Exact)?;
            let is_success = verdict.outcome() == Outcome::Approved;
            Some(if is_success { By::Inherited(verdict.answer()) } else { By::Extended(verdict) })
        });
        let by_group = || {
            set.chain.iter().find_map(|number| {
                let own = self.group(*number, asked);
                let built_in = built_in(*number).filter(|verdict| verdict.matched() == Match::Group);
                match (own, built_in) {
                    (Some(own), Some(verdict))
                        if own.code.len() < group_of(verdict).map_or(0, |(_, prefix)| prefix.len()) =>
                    {
                        Some(By::Extended(verdict))
                    }
                    (Some(own), _) => Some(By::Own(own)),
                    (None, verdict) => verdict.map(By::Extended),
                }
            })
        };
        by_row.or_else(by_group)
    }
}

/// Whether a row is a success of a set that the one which was asked extends: it is not inherited.
fn is_only_inherited(verdict: verdict::Verdict, row: &Row) -> bool {
    row.told.outcome == Outcome::Approved && row.set != verdict.set() as u16
}

/// The set of the built-in group that answers, and what its codes begin with.
fn group_of(verdict: verdict::Verdict) -> Option<(u16, &'static str)> {
    verdict.group_place().map(|place| GROUPS[place])
}

fn fold(syntax: Syntax, code: &[u8]) -> Option<Folded> {
    if syntax == Syntax::Word { syntax::fold_word(code) } else { syntax::fold_problem(code) }
}

#[cold]
fn malformed(set: Set<'_>) -> DecodeError {
    DecodeError::Malformed { set: set.id().into(), expected: set.expected().into() }
}
