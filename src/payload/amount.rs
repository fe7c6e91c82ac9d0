//! Amounts of money, compared exactly.

use core::iter::Sum;
use core::ops::{Add, Sub};

/// The digits behind the decimal point that count.
const PLACES: usize = 6;
/// The digits before it: sums of as many amounts as a document can hold stay far from overflowing.
const DIGITS_MAX: usize = 18;

/// An amount in whatever unit the document uses, in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

impl Amount {
    pub const ZERO: Self = Self(0);

    /// Reads `1200`, `92.00`, `-3.5`. Anything else, also a group separator, is no amount.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let fraction = if fraction.len() > 1 { fraction.trim_end_matches('0') } else { fraction };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > DIGITS_MAX || digits.ends_with('.') || fraction.len() > PLACES {
            return None;
        }
        if !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let digits = whole.bytes().chain(fraction.bytes());
        let value = digits.fold(0i128, |value, digit| value * 10 + i128::from(digit - b'0'));
        let value = value * 10i128.pow((PLACES - fraction.len()) as u32);
        Some(Self(if negative { -value } else { value }))
    }
}

impl Add for Amount {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Amount {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}
