//! Input of any length in pieces that each hold whole documents, so that only a piece of it is in memory.

use std::io::{self, Read};

/// How much is read at once; a document that is longer is read whole.
const BLOCK: usize = 1 << 20;

/// Calls `each` with pieces of the input that end where a document does, and the number of lines before each. The last one
/// goes to the end of the input, so that what fits into a block is read as the library reads it.
pub fn for_each(
    mut input: impl Read,
    mut each: impl FnMut(&[u8], usize) -> io::Result<()>,
) -> io::Result<()> {
    let (mut kept, mut place, mut lines) = (Vec::new(), Place::default(), 0);
    loop {
        let start = kept.len();
        input.by_ref().take(BLOCK as u64).read_to_end(&mut kept)?;
        if kept.len() < start + BLOCK {
            return if kept.is_empty() { Ok(()) } else { each(&kept, lines) };
        }
        let Some(end) = place.last_end(&kept[start..]).map(|end| start + end) else { continue };
        each(&kept[..end], lines)?;
        lines += memchr::memchr_iter(b'\n', &kept[..end]).count();
        kept.drain(..end);
    }
}

/// Where the reading is: how deep within brackets, and whether in a text.
#[derive(Default)]
struct Place {
    depth: usize,
    in_text: bool,
    is_escaped: bool,
}

impl Place {
    /// The end of the last line that is within nothing.
    fn last_end(&mut self, text: &[u8]) -> Option<usize> {
        let mut last = None;
        for (at, byte) in text.iter().enumerate() {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.in_text => self.is_escaped = true,
                b'"' => self.in_text = !self.in_text,
                _ if self.in_text => {}
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                b'\n' if self.depth == 0 => last = Some(at + 1),
                _ => {}
            }
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::for_each;

    #[test]
    fn every_piece_ends_with_a_document() {
        let one = format!("{{\"a\": [\"}}\\\"\n\", {{\n}}],\n\"b\": \"{}\"}}\n", "x".repeat(3000));
        let text = one.repeat(1000);
        let (mut all, mut pieces) = (Vec::new(), 0);
        for_each(text.as_bytes(), |piece, lines| {
            assert_eq!(lines, all.iter().filter(|byte| **byte == b'\n').count());
            assert!(piece.starts_with(b"{\"a\"") && piece.ends_with(b"\"}\n"));
            pieces += 1;
            all.extend_from_slice(piece);
            Ok(())
        })
        .unwrap();
        assert!(pieces > 2 && all == text.as_bytes());
    }

    #[test]
    fn a_list_is_one_piece() {
        let text = format!("[{}{{}}]", "{},\n".repeat(600_000));
        let mut pieces = 0;
        for_each(text.as_bytes(), |piece, _| {
            pieces += 1;
            assert_eq!(piece.len(), text.len());
            Ok(())
        })
        .unwrap();
        assert_eq!(pieces, 1);
    }
}
