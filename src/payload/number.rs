//! Numbers, written out.

use alloc::string::String;

/// The most places that an exponent may move the point, and the longest number: no amount and no code
/// has as many digits.
const PLACES_MAX: i32 = 30;
const LENGTH_MAX: usize = 64;

/// The plain digits of a number: `1e2`, `100.0` and `100` are `100`, `1.50` is `1.5`. Nothing for one
/// that no amount is as large or small as.
pub fn plain(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent).parse::<i32>().ok()?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if text.len() > LENGTH_MAX || !(-PLACES_MAX..=PLACES_MAX).contains(&exponent) {
        return None;
    }
    let point = whole.len() as i32 + exponent;
    let mut plain = String::from(sign);
    let digits = || whole.bytes().chain(fraction.bytes());
    // The digits before the point: none of the zeros at the beginning but the last one.
    let digit =
        |place: i32| usize::try_from(place).ok().and_then(|place| digits().nth(place)).unwrap_or(b'0');
    let first = (0..point).find(|place| digit(*place) != b'0').unwrap_or(point - 1);
    (first..point).for_each(|place| plain.push(char::from(digit(place))));
    // Behind it none of those at the end.
    let last = (point..whole.len() as i32 + fraction.len() as i32).rev().find(|place| digit(*place) != b'0');
    if let Some(last) = last {
        plain.push('.');
        (point..=last).for_each(|place| plain.push(char::from(digit(place))));
    }
    Some(plain)
}

/// Writes a number in decimal digits.
pub fn push_number(text: &mut String, number: usize) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_are_written_out() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "-0"),
            ("100", "100"),
            ("100.0", "100"),
            ("1e2", "100"),
            ("1E+2", "100"),
            ("1.5e1", "15"),
            ("1.50", "1.5"),
            ("12.345e1", "123.45"),
            ("0.001e3", "1"),
            ("0.0", "0"),
            ("5e-1", "0.5"),
            ("-120e-2", "-1.2"),
            ("100e-2", "1"),
            ("0e5", "0"),
            ("18446744073709551616", "18446744073709551616"),
        ] {
            assert_eq!(plain(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["1e31", "1e-31", "1e999999999999", &"1".repeat(65)] {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
