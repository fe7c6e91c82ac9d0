//! Tries counted in windows of time: how many are left, and when one is free again.

use super::time::Timestamp;

/// The times of some attempts, in order.
#[derive(Clone, Copy)]
pub struct Times<'s> {
    pub sorted: &'s [Timestamp],
}

/// When something is free to try.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Free {
    Now,
    At(Timestamp),
    Never,
}

impl Free {
    /// Not before a time.
    pub fn from(time: Timestamp, at: Timestamp) -> Self {
        if time > at { Self::At(time) } else { Self::Now }
    }
}

impl Times<'_> {
    pub fn count(self) -> usize {
        self.sorted.len()
    }

    /// How many of `tries` are left at a time: those in `(at - window, at]` are used.
    pub fn left(self, tries: usize, seconds: Option<i64>, at: Timestamp) -> u32 {
        let gone = match seconds {
            Some(seconds) => self.sorted.partition_point(|time| time.after_seconds(seconds) <= at),
            None => 0,
        };
        tries.saturating_sub(self.count() - gone) as u32
    }

    /// When one of `tries` is free. The one that has to leave its window first is the oldest of the last `tries`.
    pub fn free(self, tries: usize, seconds: Option<i64>, at: Timestamp) -> Free {
        let Some(place) = self.count().checked_sub(tries) else { return Free::Now };
        match (self.sorted.get(place), seconds) {
            (Some(time), Some(seconds)) => Free::from(time.after_seconds(seconds), at),
            _ => Free::Never,
        }
    }
}
