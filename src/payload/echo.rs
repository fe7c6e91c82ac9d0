//! What is repeated of a document beside its codes: the payment's id, amount, currency and time. Each
//! has a form that leaves no room for a card number, a name or an address.

use alloc::string::{String, ToString};

use super::amount::Amount;
use super::tree::At;
use crate::plan::Timestamp;

/// The longest id, and the longest amount or time.
const ID_MAX: usize = 128;
const LENGTH_MAX: usize = 40;
/// The last second of the year 9999.
const LAST_SECOND: i64 = 253_402_300_799;

/// An id of a payment.
pub fn id(at: At<'_>) -> Option<String> {
    let text = at.code().and(at.written())?;
    is_id(text).then(|| text.to_string())
}

/// Whether a text can be an id, and nothing that must not be repeated.
pub fn is_id(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/-".contains(&byte);
    let fits = (1..=ID_MAX).contains(&text.len()) && text.bytes().all(is_allowed);
    fits && !holds_card_number(text)
}

/// An amount, as the decimal that was sent.
pub fn amount(at: At<'_>) -> Option<String> {
    let text = at.written().filter(|text| text.len() <= LENGTH_MAX)?;
    Amount::parse(text).filter(|_| !holds_card_number(text)).map(|_| text.to_string())
}

/// A currency: three letters.
pub fn currency(at: At<'_>) -> Option<String> {
    let text = at.text()?;
    (text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())).then(|| text.to_string())
}

/// A time as RFC 3339 has it. `2026-05-04 10:11:12+0000`, as OPP writes it, becomes one.
pub fn time(at: At<'_>) -> Option<String> {
    let text = at.text().filter(|text| text.len() <= LENGTH_MAX && text.is_ascii())?;
    if is_time(text) {
        return Some(text.to_string());
    }
    let (date, rest) = text.split_once(' ')?;
    let (time, offset) = rest.split_at_checked(rest.len().checked_sub(5)?)?;
    let (hours, minutes) = offset.split_at(3);
    let text = [date, "T", time, hours, ":", minutes].concat();
    is_time(&text).then_some(text)
}

/// A time in seconds since the beginning of 1970, as RFC 3339 has it.
pub fn seconds(at: At<'_>) -> Option<String> {
    let seconds = at.code().filter(|_| at.is_number())?.parse::<i64>().ok()?;
    (0..=LAST_SECOND).contains(&seconds).then(|| Timestamp::from_unix(seconds).to_string())
}

/// Whether a text is a card number, separators aside, or has one among its parts.
fn holds_card_number(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_one = |text: &str, least: usize| {
        (least..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && checks(text)
    };
    // Thirteen digits among other parts are a time in milliseconds rather than a card of old.
    is_one(&digits, 13)
        || text.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|part| is_one(part, 14))
}

/// Whether the last digit is the one that the others ask for (Luhn).
fn checks(digits: &str) -> bool {
    let sum = digits.bytes().rev().enumerate().map(|(place, digit)| {
        let digit = u32::from(digit - b'0') << (place % 2);
        if digit > 9 { digit - 9 } else { digit }
    });
    sum.sum::<u32>() % 10 == 0
}

/// Whether a text is a time with an offset, in the form `2026-05-04T10:11:12.123+00:00`.
fn is_time(text: &str) -> bool {
    let is_short = |(_, fraction): (&str, &str)| fraction.bytes().take_while(u8::is_ascii_digit).count() <= 9;
    matches!(text.as_bytes().get(10), Some(b'T' | b't'))
        && text.split_once('.').is_none_or(is_short)
        && text.parse::<Timestamp>().is_ok()
}
