//! Texts of JSON with their escapes undone.

use alloc::vec::Vec;

/// The text up to the quotation mark that ends it, without its escapes; and how long it was with them.
pub fn text(text: &[u8]) -> (Vec<u8>, usize) {
    let mut plain = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => break,
            b'\\' => {
                let (length, escape) = (2, text.get(at + 1).copied().unwrap_or_default());
                at += length;
                match escape {
                    b'n' => plain.push(b'\n'),
                    b'r' => plain.push(b'\r'),
                    b't' => plain.push(b'\t'),
                    b'b' | b'f' => plain.push(b' '),
                    b'u' => at += push_unit(&mut plain, text, at),
                    other => plain.push(other),
                }
            }
            _ => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    (plain, at.min(text.len()))
}

/// Adds the character of four hexadecimal digits; how many bytes they took. Half a pair is of no use to anybody
/// who looks for codes, so it becomes a question mark.
fn push_unit(plain: &mut Vec<u8>, text: &[u8], at: usize) -> usize {
    let digits = text.get(at..at + 4).and_then(|digits| core::str::from_utf8(digits).ok());
    let Some(unit) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else { return 0 };
    let character = char::from_u32(unit).unwrap_or('?');
    plain.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    4
}
