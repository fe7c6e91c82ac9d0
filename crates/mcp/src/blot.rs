//! Card numbers, blotted out of everything that is answered: an assistant keeps and repeats what it reads.

use serde_json::Value;

/// What stands in the place of a digit.
const BLOT: char = '•';
/// How many digits a card number has; no code or id that is told has more.
const DIGITS: std::ops::RangeInclusive<usize> = 13..=19;
/// How many of them are left, at the end.
const LEFT: usize = 4;

/// Blots card numbers in all texts and numbers of a value.
pub fn blot(value: &mut Value) {
    match value {
        Value::String(text) => *text = blotted(text),
        Value::Number(number) => {
            let text = number.to_string();
            let safe = blotted(&text);
            if safe != text {
                *value = safe.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(blot),
        Value::Object(fields) => {
            let all = std::mem::take(fields);
            fields.extend(all.into_iter().map(|(name, mut value)| {
                blot(&mut value);
                (blotted(&name), value)
            }));
        }
        _ => {}
    }
}

/// The text, with all but the last digits of card numbers blotted.
pub fn blotted(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut start = 0;
    while start < letters.len() {
        let groups = groups(&letters, start);
        let Some(last) = groups.iter().flatten().last() else {
            start += 1;
            continue;
        };
        start = last + 1;
        // An expiry or another number may come before or after it.
        for first in 0..groups.len() {
            for end in (first + 1..=groups.len()).rev() {
                let places: Vec<usize> = groups[first..end].iter().flatten().copied().collect();
                let is_card = DIGITS.contains(&places.len()) && is_card(&letters, &places);
                if is_card || places.len() > *DIGITS.end() && end == first + 1 {
                    places[..places.len() - LEFT].iter().for_each(|place| letters[*place] = BLOT);
                }
            }
        }
    }
    letters.into_iter().collect()
}

/// The digits from here on, in groups with one space, hyphen or dot between.
fn groups(letters: &[char], start: usize) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut is_new = true;
    for (place, letter) in letters.iter().enumerate().skip(start) {
        match letter {
            letter if letter.is_ascii_digit() => {
                if is_new {
                    groups.push(Vec::new());
                }
                if let Some(group) = groups.last_mut() {
                    group.push(place);
                }
                is_new = false;
            }
            ' ' | '-' | '.' | '\u{a0}' if !is_new => is_new = true,
            _ => break,
        }
    }
    groups
}

/// Whether the last digit is the one that the others ask for (Luhn). What is blotted already is no digit any more.
fn is_card(letters: &[char], places: &[usize]) -> bool {
    let digits: Option<Vec<u32>> = places.iter().map(|place| letters[*place].to_digit(10)).collect();
    digits.is_some_and(|digits| {
        let sum: u32 = digits
            .iter()
            .rev()
            .enumerate()
            .map(|(place, digit)| match (place % 2, digit) {
                (1, 5..) => digit * 2 - 9,
                (1, _) => digit * 2,
                _ => *digit,
            })
            .sum();
        sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
    })
}
