//! Times, compared exactly.

use core::fmt;

use crate::plan::Timestamp;

/// A time in nanoseconds since 1970 in UTC, as states store it; an `i64` holds those from 1678 to 2262.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

impl Moment {
    /// Reads a time as RFC 3339 has it, with its offset.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<Timestamp>().ok()?.unix_nanoseconds().map(Self)
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Timestamp::from_unix_nanoseconds(self.0).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_time_is_the_same_in_every_offset() {
        let utc = Moment::parse("2026-03-01T00:30:00.5Z").unwrap();
        assert_eq!(Moment::parse("2026-02-28T23:30:00.500-01:00"), Some(utc));
        assert_eq!(Moment::parse("2026-03-01T06:00:00.500000000+05:30"), Some(utc));
        assert_eq!(utc.to_string(), "2026-03-01T00:30:00.5Z");
    }

    #[test]
    fn a_time_that_no_moment_holds_is_none() {
        assert_eq!(Moment::parse("9999-01-01T00:00:00Z"), None);
        assert_eq!(Moment::parse("1970-01-01T00:00:00Z"), Some(Moment(0)));
    }
}
