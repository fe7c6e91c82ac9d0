//! What is repeated of a document beside its codes: the payment's id, amount, currency and time. Each
//! has a form that leaves no room for a card number, a name or an address.

use alloc::string::{String, ToString};

use super::amount::Amount;
use super::tree::At;

/// The longest id, and the longest amount or time.
const ID_MAX: usize = 128;
const LENGTH_MAX: usize = 40;

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
    parts(text).is_some()
}

fn parts(text: &str) -> Option<()> {
    let (date, rest) = text.split_once(['T', 't'])?;
    let (time, offset) = rest.split_at_checked(8)?;
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let is_there = (1..=days).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    let offset = match offset.strip_prefix('.') {
        None => offset,
        Some(fraction) => {
            let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
            (1..=9).contains(&digits).then(|| &fraction[digits..])?
        }
    };
    let is_offset = matches!(offset, "Z" | "z")
        || offset
            .strip_prefix(['+', '-'])
            .and_then(|offset| numbers(offset, ':', [2, 2]))
            .is_some_and(|[hours, minutes]| hours < 24 && minutes < 60);
    (is_there && is_offset).then_some(())
}

/// Numbers of so many digits, with a letter between them.
fn numbers<const N: usize>(text: &str, between: char, widths: [usize; N]) -> Option<[u32; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(between);
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        let is_number = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = is_number.then(|| part.parse().ok())??;
    }
    parts.next().is_none().then_some(numbers)
}
