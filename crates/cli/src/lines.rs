//! Standard input, line by line, in bounded memory.

use std::io::{self, BufRead};

/// The longest line that is kept whole; a longer one is not a code, and its rest is passed over.
/// White space counts, so that nothing after it goes unseen.
const LINE_MAX: usize = 4096;

/// Calls `each` with every line, without its end: a line feed, perhaps with a carriage return before it. What else
/// stands there is part of the code, as it is for the library. `idle` is called before input is waited for, so that
/// what was answered so far can be shown.
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
            return if kept.is_empty() { Ok(()) } else { each(without_return(&kept)) };
        }
        let length = buffer.len();
        let mut rest = buffer;
        while let Some(end) = memchr::memchr(b'\n', rest) {
            if kept.is_empty() && end <= LINE_MAX {
                each(without_return(&rest[..end]))?;
            } else {
                keep(&mut kept, &rest[..end]);
                each(without_return(&kept))?;
                kept.clear();
            }
            rest = &rest[end + 1..];
        }
        keep(&mut kept, rest);
        input.consume(length);
    }
}

fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn keep(kept: &mut Vec<u8>, part: &[u8]) {
    let room = LINE_MAX.saturating_sub(kept.len());
    kept.extend_from_slice(&part[..part.len().min(room)]);
    if part.len() > room && kept.len() == LINE_MAX {
        // No code ends like this, so the part that is kept is never taken for the whole.
        kept.extend_from_slice("…".as_bytes());
    }
}
