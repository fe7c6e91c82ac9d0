//! Times, compared exactly.

use core::fmt;

/// A time in nanoseconds since 1970 in UTC; an `i64` holds those from 1678 to 2262.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

const SECOND: i64 = 1_000_000_000;
const DAY: i64 = 86_400;

impl Moment {
    /// Reads a time as RFC 3339 has it, with its offset. The text has been checked before
    /// ([`crate::payload::echo::time`]).
    pub fn parse(text: &str) -> Option<Self> {
        let number = |range: core::ops::Range<usize>| text.get(range)?.parse::<i64>().ok();
        let days = days(number(0..4)?, number(5..7)?, number(8..10)?)?;
        let seconds = number(11..13)? * 3600 + number(14..16)? * 60 + number(17..19)?;
        let rest = text.get(19..)?;
        let fraction = rest.strip_prefix('.').unwrap_or_default();
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count().min(9);
        let mut nanoseconds = fraction.get(..digits)?.parse::<i64>().unwrap_or(0);
        (digits..9).for_each(|_| nanoseconds *= 10);
        let offset = rest.find(['+', '-', 'Z', 'z']).and_then(|at| rest.get(at..))?;
        let shift = match offset.as_bytes() {
            [b'Z' | b'z'] => 0,
            [sign, ..] => {
                let shift = offset.get(1..3)?.parse::<i64>().ok()? * 3600
                    + offset.get(4..6)?.parse::<i64>().ok()? * 60;
                if *sign == b'-' { -shift } else { shift }
            }
            [] => return None,
        };
        let seconds = days * DAY + seconds - shift;
        seconds.checked_mul(SECOND)?.checked_add(nanoseconds).map(Self)
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, mut nanoseconds) = (self.0.div_euclid(SECOND), self.0.rem_euclid(SECOND));
        let (year, month, day) = date(seconds.div_euclid(DAY));
        let second = seconds.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        let mut places = 9;
        while nanoseconds > 0 && nanoseconds % 10 == 0 {
            (nanoseconds, places) = (nanoseconds / 10, places - 1);
        }
        if nanoseconds > 0 {
            write!(f, ".{nanoseconds:0places$}")?;
        }
        f.write_str("Z")
    }
}

/// The days from 1970-01-01 to a date: years are counted from March, so that a leap day is the last one.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let of_years = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    is_date.then_some(of_years + (153 * month + 2) / 5 + day - 1 - 719_468)
}

/// The date so many days after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + later, month, day)
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
    fn every_day_comes_back() {
        for day in -100_000..100_000 {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), Some(day));
        }
        assert_eq!(Moment::parse("9999-01-01T00:00:00Z"), None);
        assert_eq!(Moment::parse("1970-01-01T00:00:00Z"), Some(Moment(0)));
    }
}
