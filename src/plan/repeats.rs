//! Whether a system lets a request be sent again safely, from `data/repeats.csv`.

use super::tables::REPEATS;
use crate::source::{Source, System};
use crate::vocabulary::words;

/// How a request may be sent again when its answer got lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safe {
    /// Not before the status was asked for.
    No,
    /// Under the same idempotency key.
    Key,
    /// Under the same reference, which is charged only once.
    Reference,
}

words! { Safe, "way of sending again" {
    No => "no",
    Key => "key",
    Reference => "reference",
} }

pub struct RepeatInfo {
    pub system: u16,
    pub safe: Safe,
    pub text: &'static str,
    pub source: u16,
}

/// What is known of sending a request to a system again after its answer got lost.
#[derive(Clone, Copy)]
pub struct Repeat(&'static RepeatInfo);

impl Repeat {
    /// What is known for a system, if anybody says.
    ///
    /// ```
    /// use payverdict::plan::{Repeat, Safe};
    ///
    /// let opp = Repeat::of("opp".parse()?).expect("it is documented");
    /// assert_eq!(opp.safe(), Safe::No);
    /// # Ok::<(), payverdict::UnknownWord>(())
    /// ```
    pub fn of(system: System) -> Option<Self> {
        REPEATS.iter().find(|repeat| System::from_index(repeat.system) == system).map(Self)
    }

    /// How it may be sent again.
    pub fn safe(self) -> Safe {
        self.0.safe
    }

    /// What to do, in a sentence.
    pub fn text(self) -> &'static str {
        self.0.text
    }

    /// Who says so.
    pub fn source(self) -> Source {
        Source::from_index(self.0.source)
    }
}

impl core::fmt::Debug for Repeat {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Repeat").field("safe", &self.safe()).field("text", &self.text()).finish()
    }
}
