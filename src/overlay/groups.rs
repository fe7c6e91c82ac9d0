//! What codes that begin alike have in common, by both: the built-in tables and one's own.

use alloc::vec::Vec;

use super::row;
use super::set::Set;
use super::verdict::{By, Verdict};
use crate::checks::groups::group_lengths;
use crate::group;
use crate::verdict;

/// What codes that begin alike have in common: [`payverdict::Group`](crate::Group) for both tables.
#[derive(Clone, Copy, Debug)]
pub struct Group<'t> {
    answer: Verdict<'t>,
    by: Kept<'t>,
}

#[derive(Clone, Copy, Debug)]
enum Kept<'t> {
    BuiltIn(group::Group),
    Own(&'t row::Group, &'t row::Row),
}

impl<'t> Group<'t> {
    /// The set that has it; sets that extend this one inherit it.
    pub fn set(&self) -> Set<'t> {
        self.answer.set()
    }

    /// What its codes begin with.
    pub fn prefix(&self) -> &'t str {
        match self.by {
            Kept::BuiltIn(group) => group.prefix(),
            Kept::Own(_, row) => &row.code,
        }
    }

    /// What they have in common.
    pub fn name(&self) -> &'t str {
        self.answer.group().unwrap_or_default()
    }

    /// How many characters its codes have.
    pub fn lengths(&self) -> Vec<usize> {
        match self.by {
            Kept::BuiltIn(group) => group.lengths().collect(),
            Kept::Own(group, _) => group_lengths(self.set().syntax(), group.length, &group.ranges).collect(),
        }
    }

    /// What is said of its codes.
    pub fn answer(&self) -> Verdict<'t> {
        self.answer
    }
}

impl<'t> Set<'t> {
    /// The groups of this very set, in the order of what their codes begin with: one's own in the place of a built-in one,
    /// or beside them.
    ///
    /// ```
    /// use payverdict::CodeSet;
    /// use payverdict::overlay::Tables;
    ///
    /// let groups = "set,prefix,name,outcome,reason,retry,actor,wait_hours,limit,flags,source,operation\n\
    ///               opp.result,800.100,refused by the bank,declined,,never,,,,,opp-result-codes,\n";
    /// let tables = Tables::from_csv([("groups.csv", groups)])?;
    /// let groups: Vec<_> = tables.set(CodeSet::OppResult)?.groups().collect();
    /// assert_eq!(groups.len(), CodeSet::OppResult.groups().count());
    /// let own = groups.iter().find(|group| group.answer().is_custom()).expect("one's own");
    /// assert_eq!((own.prefix(), own.lengths()), ("800.100", vec![11]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn groups(self) -> impl ExactSizeIterator<Item = Group<'t>> {
        let tables = self.tables;
        let own = tables.groups.get(&self.number).into_iter().flatten().filter_map(|group| {
            let row = &**tables.rows.get(group.row as usize)?;
            let answer = Verdict { tables, set: self.number, by: By::Own(row), packed: 0, letter: 0 };
            Some(Group { answer, by: Kept::Own(group, row) })
        });
        let mut groups: Vec<Group<'t>> = own.collect();
        let added = groups.len();
        for group in self.built_in().into_iter().flat_map(|set| set.groups()) {
            if groups[..added].iter().all(|own| !own.prefix().eq_ignore_ascii_case(group.prefix())) {
                let by = By::BuiltIn(verdict::Verdict::of_row(group.set(), group.row(), 0));
                let answer = Verdict { tables, set: self.number, by, packed: 0, letter: 0 };
                groups.push(Group { answer, by: Kept::BuiltIn(group) });
            }
        }
        groups.sort_by(|one, other| one.prefix().cmp(other.prefix()));
        groups.into_iter()
    }
}
