//! Standard input, line by line, in bounded memory.

use std::io::{self, BufRead};

/// The longest line that is kept whole; a longer one is no code, and its rest is passed over.
/// White space counts, so that nothing behind it goes unseen.
const LINE_MAX: usize = 4096;

/// Calls `each` with every line, without its end and the white space around it. `idle` is called
/// before input is waited for, so that what was answered so far can be shown.
pub fn for_each<R: BufRead>(
    mut input: R,
    mut idle: impl FnMut() -> io::Result<()>,
    mut each: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut kept = Vec::new();
    loop {
        idle()?;
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return if kept.is_empty() { Ok(()) } else { each(kept.trim_ascii()) };
        }
        let length = buffer.len();
        let mut rest = buffer;
        while let Some(end) = line_end(rest) {
            if kept.is_empty() && end <= LINE_MAX {
                each(rest[..end].trim_ascii())?;
            } else {
                keep(&mut kept, &rest[..end]);
                each(kept.trim_ascii())?;
                kept.clear();
            }
            rest = &rest[end + 1..];
        }
        keep(&mut kept, rest);
        input.consume(length);
    }
}

/// Where the first line ends, looked for eight bytes at a time.
fn line_end(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (words, rest) = text.as_chunks();
    for (place, word) in words.iter().enumerate() {
        // Line ends become zeros; the lowest bit that is borrowed into a highest one is that of the first.
        let zeros = u64::from_le_bytes(*word) ^ (ONES * b'\n' as u64);
        let found = zeros.wrapping_sub(ONES) & !zeros & (ONES << 7);
        if found != 0 {
            return Some(place * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|&byte| byte == b'\n').map(|place| text.len() - rest.len() + place)
}

fn keep(kept: &mut Vec<u8>, part: &[u8]) {
    let room = LINE_MAX.saturating_sub(kept.len());
    kept.extend_from_slice(&part[..part.len().min(room)]);
    if part.len() > room && kept.len() == LINE_MAX {
        // No code ends like this, so the part that is kept is never taken for the whole.
        kept.extend_from_slice("…".as_bytes());
    }
}
