//! Amounts of money, compared exactly.

use core::fmt;
use core::ops::Sub;

/// The digits after the decimal point that count.
const PLACES: usize = 6;
/// The digits before it: all amounts fit an `i64`.
const DIGITS_MAX: usize = 12;

/// An amount in whatever unit the document uses, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    pub const ZERO: Self = Self(0);

    /// Reads `1200`, `92.00`, `-3.5`. Anything else, also a group separator, is not an amount.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        if whole.is_empty() || whole.len() > DIGITS_MAX || fraction.is_empty() {
            return None;
        }
        let mut value = 0;
        for byte in whole.bytes() {
            value = value * 10 + digit(byte)?;
        }
        // Nothing but zeros may come after the last place that counts.
        let mut unit = 10i64.pow(PLACES as u32);
        value *= unit;
        for byte in fraction.bytes() {
            unit /= 10;
            let digit = digit(byte)?;
            if unit == 0 && digit != 0 {
                return None;
            }
            value += unit * digit;
        }
        Some(Self(if negative { -value } else { value }))
    }

    /// The sum, unless it is larger than any amount can be.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The amount as a whole number of millionths.
    pub fn millionths(self) -> i64 {
        self.0
    }

    /// The amount of so many millionths, unless none that is kept is as large, or it is negative.
    pub fn from_millionths(millionths: i64) -> Option<Self> {
        let whole = 10i64.pow((DIGITS_MAX + PLACES) as u32);
        (0..whole).contains(&millionths).then_some(Self(millionths))
    }

    /// An amount in units of which so many powers of ten make a major one, in major units. Nothing is rounded away.
    pub fn to_major(self, places: u32) -> Option<Self> {
        let unit = 10i64.pow(places);
        (self.0 % unit == 0).then_some(Self(self.0 / unit))
    }
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

impl fmt::Display for Amount {
    /// The exact decimal, with as many places at least as are asked for (`{:.2}`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10u64.pow(PLACES as u32);
        let (whole, fraction) = (self.0.unsigned_abs() / unit, self.0.unsigned_abs() % unit);
        let sign = if self.0 < 0 { "-" } else { "" };
        let (mut places, mut fraction) = (PLACES, fraction);
        while fraction % 10 == 0 && places > f.precision().unwrap_or(0) {
            (places, fraction) = (places - 1, fraction / 10);
        }
        if places == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction:0places$}") }
    }
}

impl Sub for Amount {
    type Output = Self;

    /// The difference; where it is larger than any amount can be, only its sign is right.
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}
