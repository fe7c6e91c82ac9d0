//! What holds for every cell of every table.

use alloc::format;
use alloc::vec::Vec;

use super::table::{Mistake, Row, Table};

/// What holds for every cell: no spaces at its ends, no control characters, no card number but where a test card is
/// asked for.
pub fn check_texts(table: &Table, found: &mut Vec<Mistake>) {
    for row in &table.rows {
        for (cell, column) in row.cells().zip(&table.header).filter(|(cell, _)| !cell.is_empty()) {
            if !is_plain(cell) {
                found.push(table.mistake(
                    row.line,
                    format!(
                        "{column} has spaces to spare or control characters; use single spaces between words"
                    ),
                ));
            }
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            if digits >= SHORTEST_CARD && has_card_number(cell) && !(column == "value" && is_test_card(row)) {
                found.push(table.mistake(
                    row.line,
                    format!("{column} holds what looks like a card number; leave it out"),
                ));
            }
        }
    }
}

/// The digits of the shortest card numbers.
const SHORTEST_CARD: usize = 13;

/// Whether a text has single spaces between its words, and no control characters.
fn is_plain(cell: &str) -> bool {
    if !cell.is_ascii() {
        return cell.trim() == cell && !cell.contains("  ") && !cell.contains(char::is_control);
    }
    let mut before = b' ';
    let is_plain = cell.bytes().all(|byte| {
        let is_right = !byte.is_ascii_control() && (byte != b' ' || before != b' ');
        before = byte;
        is_right
    });
    is_plain && before != b' '
}

/// Whether a row of any table says that its value is the number of a test card, which anybody may read.
fn is_test_card(row: &Row) -> bool {
    !row.optional("environment").is_empty() && row.optional("kind") == "card"
}

/// Thirteen to nineteen digits, spaces and hyphens aside, with a right check digit.
fn has_card_number(text: &str) -> bool {
    let mut digits: Vec<u32> = Vec::new();
    text.chars().any(|letter| {
        match letter.to_digit(10) {
            Some(digit) => digits.push(digit),
            None if !matches!(letter, ' ' | '-') => digits.clear(),
            None => {}
        }
        (SHORTEST_CARD..=19.min(digits.len())).any(|length| luhn(&digits[digits.len() - length..]))
    })
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    sum.is_multiple_of(10)
}
