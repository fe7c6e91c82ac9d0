//! Response codes: two digits or capital letters, perhaps with a hyphen and a letter.

/// Packs two digits or capital letters.
#[inline]
pub const fn pack_response(text: &[u8]) -> Option<u32> {
    match *text {
        [a, b] if is_response(a) && is_response(b) => Some((a as u32) << 8 | b as u32),
        _ => None,
    }
}

/// Packs a response code that may have a hyphen and a letter after it: the code, and the letter.
#[inline]
pub const fn pack_suffixed(text: &[u8]) -> Option<(u32, u8)> {
    match *text {
        [a, b, b'-', letter] if letter.is_ascii_uppercase() => match pack_response(&[a, b]) {
            Some(code) => Some((code, letter)),
            None => None,
        },
        _ => match pack_response(text) {
            Some(code) => Some((code, 0)),
            None => None,
        },
    }
}

const fn is_response(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_uppercase()
}
