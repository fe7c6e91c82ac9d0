//! Points in time, as payment systems write them: RFC 3339.

use core::fmt;
use core::str::FromStr;

use super::civil;
use super::span::Span;

/// A point in time, for the attempts of a plan: read from RFC 3339 with any offset, written in UTC.
///
/// ```
/// use payverdict::plan::Timestamp;
///
/// let time: Timestamp = "2026-11-26T13:30:00+01:00".parse()?;
/// assert_eq!(time.to_string(), "2026-11-26T12:30:00Z");
/// assert_eq!(time, Timestamp::from_unix(1_795_696_200));
/// # Ok::<(), payverdict::plan::NotATime>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    seconds: i64,
    nanoseconds: u32,
}

/// A second in nanoseconds.
#[cfg(feature = "payload")]
const SECOND: i64 = 1_000_000_000;

impl Timestamp {
    /// So many seconds after the beginning of 1970, in UTC.
    pub const fn from_unix(seconds: i64) -> Self {
        Self { seconds, nanoseconds: 0 }
    }

    /// The seconds since the beginning of 1970, in UTC, without their fraction.
    pub const fn unix(self) -> i64 {
        self.seconds
    }

    /// The time a span later.
    #[must_use]
    pub const fn after(self, span: Span) -> Self {
        self.after_seconds(span.seconds())
    }

    /// So many nanoseconds after the beginning of 1970, in UTC.
    #[cfg(feature = "payload")]
    pub(crate) const fn from_unix_nanoseconds(nanoseconds: i64) -> Self {
        let seconds = nanoseconds.div_euclid(SECOND);
        Self { seconds, nanoseconds: nanoseconds.rem_euclid(SECOND) as u32 }
    }

    /// The nanoseconds since the beginning of 1970, in UTC; an `i64` holds those from 1678 to 2262.
    #[cfg(feature = "payload")]
    pub(crate) fn unix_nanoseconds(self) -> Option<i64> {
        self.seconds.checked_mul(SECOND)?.checked_add(self.nanoseconds.into())
    }

    pub(crate) const fn after_seconds(self, seconds: i64) -> Self {
        Self { seconds: self.seconds.saturating_add(seconds), ..self }
    }
}

/// A text that is not a point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time: expected a date, a time and an offset (RFC 3339), such as 2026-11-26T12:00:00Z")]
pub struct NotATime;

impl FromStr for Timestamp {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        read(text.as_bytes()).ok_or(NotATime)
    }
}

fn read(text: &[u8]) -> Option<Timestamp> {
    let (day, rest) = text.split_at_checked(10)?;
    let day = civil::date(core::str::from_utf8(day).ok()?)?;
    let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else { return None };
    let hour = civil::number(&[*h1, *h2]).filter(|hour| *hour < 24)?;
    let minute = civil::number(&[*m1, *m2]).filter(|minute| *minute < 60)?;
    // A leap second counts as the first one of the next minute.
    let second = civil::number(&[*s1, *s2]).filter(|second| *second <= 60)?;
    let (nanoseconds, offset) = fraction(rest)?;
    let of_day = i64::from(hour * 3_600 + minute * 60 + second);
    Some(Timestamp { seconds: day + of_day - seconds_ahead(offset)?, nanoseconds })
}

/// The nanoseconds after a full stop, and what comes after them. Further digits are too small to matter.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some(digits) = text.strip_prefix(b".") else { return Some((0, text)) };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let kept = civil::number(&digits[..count.min(9)]).filter(|_| count > 0)?;
    Some((kept * 10u32.pow(9 - count.min(9) as u32), &digits[count..]))
}

/// How many seconds local time is ahead of UTC.
fn seconds_ahead(offset: &[u8]) -> Option<i64> {
    match *offset {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let hours = civil::number(&[h1, h2]).filter(|hours| *hours < 24)?;
            let minutes = civil::number(&[m1, m2]).filter(|minutes| *minutes < 60)?;
            let ahead = i64::from(hours * 3_600 + minutes * 60);
            Some(if sign == b'-' { -ahead } else { ahead })
        }
        _ => None,
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, of_day) = (self.seconds.div_euclid(86_400), self.seconds.rem_euclid(86_400));
        let (year, month, day) = civil::civil(day);
        let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if self.nanoseconds > 0 {
            let (mut digits, mut places) = (self.nanoseconds, 9);
            while digits % 10 == 0 {
                (digits, places) = (digits / 10, places - 1);
            }
            write!(f, ".{digits:0places$}")?;
        }
        f.write_str("Z")
    }
}
