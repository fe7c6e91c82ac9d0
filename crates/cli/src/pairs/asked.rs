//! What pairs are looked up in: the built-in tables, or these with tables of one's own beside them.

use std::collections::HashMap;

use payverdict::overlay::{self, Tables};
use payverdict::record::{Field, Value};
use payverdict::{CodeSet, Locale, Verdict, decode_bytes};

use crate::lookup::{BuiltIn, Lookup};
use crate::remembered::Remembered;

/// A line before and after its code.
pub type Around = (Vec<u8>, Vec<u8>);

/// The sets and codes of pairs.
pub trait Asked: Lookup {
    /// What was written so far.
    type Lines: Default;

    /// The set and its id, or what is said of a name that no set has.
    fn named(self, name: &str) -> Result<(Self::Set, &'static str), String>;
    /// The verdict; `None` for what is not of the form of the set.
    fn verdict(self, set: Self::Set, code: &[u8]) -> Option<Self::Verdict>;
    /// What the verdict says in a field other than the code.
    fn value(verdict: Self::Verdict, field: &Field, locale: Locale) -> Value<'static>;
    /// The line of a verdict, which is made where it was not yet.
    fn line<'a>(
        lines: &'a mut Self::Lines,
        verdict: Self::Verdict,
        code: &[u8],
        make: impl FnOnce() -> Around,
    ) -> &'a Around;
}

impl Asked for BuiltIn {
    type Lines = Remembered<Around>;

    fn named(self, name: &str) -> Result<(CodeSet, &'static str), String> {
        let set: CodeSet = name.parse().map_err(|error: payverdict::UnknownWord| error.to_string())?;
        Ok((set, set.id()))
    }

    fn verdict(self, set: CodeSet, code: &[u8]) -> Option<Verdict> {
        decode_bytes(set, code).ok()
    }

    fn value(verdict: Verdict, field: &Field, locale: Locale) -> Value<'static> {
        field.of_verdict(verdict, "", locale)
    }

    fn line<'a>(
        lines: &'a mut Remembered<Around>,
        verdict: Verdict,
        _: &[u8],
        make: impl FnOnce() -> Around,
    ) -> &'a Around {
        lines.of(verdict, make)
    }
}

impl Asked for &'static Tables {
    type Lines = ByCode;

    fn named(self, name: &str) -> Result<(Self::Set, &'static str), String> {
        let set = Tables::set(self, name).map_err(|error| error.to_string())?;
        Ok((set, set.id()))
    }

    fn verdict(self, set: Self::Set, code: &[u8]) -> Option<Self::Verdict> {
        self.decode_bytes(set, code).ok()
    }

    fn value(verdict: Self::Verdict, field: &Field, locale: Locale) -> Value<'static> {
        verdict.value(field, locale)
    }

    fn line<'a>(
        lines: &'a mut ByCode,
        verdict: overlay::Verdict<'static>,
        code: &[u8],
        make: impl FnOnce() -> Around,
    ) -> &'a Around {
        lines.of(verdict.set().id(), code, make)
    }
}

/// The lines of the codes that were met last, by set and code: rows of one's own have no numbers.
#[derive(Default)]
pub struct ByCode {
    sets: HashMap<&'static str, HashMap<Vec<u8>, Around>>,
    count: usize,
}

/// How many lines are remembered.
const RECENT: usize = 1 << 14;

impl ByCode {
    fn of(&mut self, set: &'static str, code: &[u8], make: impl FnOnce() -> Around) -> &Around {
        if self.count >= RECENT {
            self.sets.clear();
            self.count = 0;
        }
        let count = &mut self.count;
        let lines = self.sets.entry(set).or_default();
        if !lines.contains_key(code) {
            lines.insert(code.to_vec(), make());
            *count += 1;
        }
        &lines[code]
    }
}
