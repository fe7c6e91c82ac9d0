//! All rows of a set, built-in ones and those of one's own, and their fields.

use alloc::vec::Vec;

use super::set::Set;
use super::verdict::{By, Verdict};
use crate::checks::model::Key;
use crate::checks::sets::key;
use crate::record::{Field, Value};
use crate::verdict;
use crate::vocabulary::Locale;

impl<'t> Set<'t> {
    /// Every row of this very set, in the order of the codes: one's own in the place of a built-in one, or beside them.
    ///
    /// ```
    /// use payverdict::CodeSet;
    /// use payverdict::overlay::Tables;
    ///
    /// let codes = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
    ///              800.100.152,,,other_method,,,,,Our risk team wants another card,\n\
    ///              800.100.997,declined,do_not_honor,other_method,,,,,A code of our own,opp-result-codes\n";
    /// let tables = Tables::from_csv([("codes/opp.result.csv", codes)])?;
    /// let set = tables.set(CodeSet::OppResult)?;
    /// assert_eq!(set.rows().len(), CodeSet::OppResult.entries().len() + 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rows(self) -> impl ExactSizeIterator<Item = Verdict<'t>> {
        let own = self.entries().map(|entry| (entry.key().clone(), entry.verdict()));
        let mut rows: Vec<(Key, Verdict<'t>)> = own.collect();
        let added = rows.len();
        for entry in self.built_in().into_iter().flat_map(|set| set.entries()) {
            let Some(key) = key(self.syntax(), false, entry.code()) else { continue };
            if rows[..added].iter().all(|(own, _)| *own != key) {
                rows.push((key, self.of_entry(entry)));
            }
        }
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        rows.into_iter().map(|(_, verdict)| verdict)
    }

    fn of_entry(self, entry: verdict::Entry) -> Verdict<'t> {
        let by = By::BuiltIn(entry.into());
        Verdict { tables: self.tables, set: self.number, by, packed: 0, letter: 0 }
    }
}

impl<'t> Verdict<'t> {
    /// The code as the row has it that answers; `None` for a group and for a code that is not listed.
    pub fn listed_code(&self) -> Option<&'t str> {
        match self.by {
            By::BuiltIn(verdict) | By::Extended(verdict) => verdict.entry().map(verdict::Entry::code),
            By::Own(row) if row.group.is_some() => None,
            By::Own(row) | By::OwnInherited(row) => Some(&row.code),
            By::Inherited(entry) => Some(entry.code()),
            By::Nobody => None,
        }
    }

    /// What it says in a field, with the code as the row has it.
    pub fn value(&self, field: &Field, locale: Locale) -> Value<'t> {
        field.of(&self.shown(self.listed_code(), locale))
    }
}
