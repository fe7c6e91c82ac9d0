//! Finding rows by what they say, those of one's own among them.

use alloc::vec::Vec;

use super::Tables;
use super::verdict::Verdict;
use crate::code_set::CodeSet;
use crate::search::{Row, Sense, beginning, holds_all};
use crate::vocabulary::{Flags, Outcome, Reason, Retry};

impl Tables {
    /// The rows of both that hold every word of the query, in the order of the sets, and then those that mean what it says:
    /// [`payverdict::search`](crate::search) with one's own rows.
    ///
    /// ```
    /// use payverdict::overlay::Tables;
    ///
    /// let codes = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
    ///              800.100.152,,,other_method,,,,,Our risk team wants another card,\n";
    /// let tables = Tables::from_csv([("codes/opp.result.csv", codes)])?;
    /// let mut found = tables.search("risk team");
    /// assert_eq!(found.next().expect("a row").listed_code(), Some("800.100.152"));
    /// assert!(found.next().is_none());
    /// # Ok::<(), payverdict::overlay::Mistakes>(())
    /// ```
    pub fn search<'t>(&'t self, query: &str) -> impl Iterator<Item = Verdict<'t>> + use<'t> {
        let query = beginning(query);
        let sense = Sense::of(query);
        let (mut held, mut meant) = (Vec::new(), Vec::new());
        for set in self.all_sets() {
            for row in set.rows() {
                if holds_all(row, query) {
                    held.push(row);
                } else if sense.fits(row) {
                    meant.push(row);
                }
            }
        }
        held.into_iter().chain(meant)
    }
}

impl Row for Verdict<'_> {
    fn texts(&self) -> [&str; 9] {
        let set = self.set();
        [
            self.listed_code().unwrap_or_default(),
            set.id(),
            set.title(),
            set.system().name(),
            self.summary(),
            self.outcome().as_str(),
            self.reason().map_or("", |reason| reason.as_str()),
            self.retry().as_str(),
            self.actor().as_str(),
        ]
    }

    fn flags(&self) -> Flags {
        Verdict::flags(self)
    }

    fn outcome(&self) -> Outcome {
        Verdict::outcome(self)
    }

    fn reason(&self) -> Option<Reason> {
        Verdict::reason(self)
    }

    fn retry(&self) -> Retry {
        Verdict::retry(self)
    }

    fn is_of_visa(&self) -> bool {
        self.set().chain().contains(&(CodeSet::VisaResponse as u16))
    }
}
