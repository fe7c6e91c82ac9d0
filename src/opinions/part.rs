//! In what opinions differ, and what is dangerous about one.

use core::fmt;

/// A part of what is said of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// What happened.
    Outcome,
    /// Why.
    Reason,
    /// Whether there may be another try.
    Retry,
    /// How many tries there may be.
    Limit,
    /// Since when that holds.
    Since,
}

impl Part {
    /// Every part, in the order in which it is written.
    pub const ALL: &'static [Self] = &[Self::Outcome, Self::Reason, Self::Retry, Self::Limit, Self::Since];

    /// The word that tables use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Reason => "reason",
            Self::Retry => "retry",
            Self::Limit => "limit",
            Self::Since => "since",
        }
    }
}

/// The parts in which two opinions differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Parts(u8);

impl Parts {
    pub(super) fn put(&mut self, part: Part, is_in: bool) {
        self.0 |= u8::from(is_in) << part as u8;
    }

    /// Whether there is a difference in this part.
    pub const fn contains(self, part: Part) -> bool {
        self.0 >> part as u8 & 1 == 1
    }

    /// Whether there is no difference.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The parts, one after another.
    pub fn iter(self) -> impl Iterator<Item = Part> {
        Part::ALL.iter().copied().filter(move |part| self.contains(*part))
    }
}

impl fmt::Display for Parts {
    /// The words, with blanks between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, part) in self.iter().enumerate() {
            write!(f, "{}{}", if place == 0 { "" } else { " " }, part.as_str())?;
        }
        Ok(())
    }
}

/// What may go wrong for somebody who follows a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Risk {
    /// It calls a success what was refused, is open, went back, says nothing of money or is not known: goods are shipped
    /// that nobody pays.
    Success,
    /// It has the same request sent again where that is barred, or where the money may have moved: fees, a blocked card,
    /// or a shopper who pays twice.
    Retry,
}

impl Risk {
    /// Both, the worse one first.
    pub const ALL: &'static [Self] = &[Self::Success, Self::Retry];

    /// The word that tables use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Retry => "retry",
        }
    }
}
