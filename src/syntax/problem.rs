//! Problem types: a URI, or its last one or two segments.

use super::fold::Folded;

/// The longest URI of a problem type, in bytes.
pub const PROBLEM_MAX: usize = 256;

/// Folds a problem type, the instrument and the type, or the type alone; `None` where the text is not one.
#[inline]
pub fn fold_problem(text: &[u8]) -> Option<Folded> {
    if text.len() > PROBLEM_MAX {
        return None;
    }
    let mut folded = Folded::new();
    let rest = folded.push(problem_path(text)?, false)?;
    let (slash, mut rest) = after_slash(rest);
    if slash && !ends_path(rest) {
        folded.push_slash()?;
        (_, rest) = after_slash(folded.push(rest, false)?);
    }
    // One slash may follow the path, and a query or a fragment. What is in them is not read.
    (ends_path(rest) && rest.iter().all(|&byte| is_uri(byte))).then_some(folded)
}

/// Whether a slash is here, and what follows it.
fn after_slash(text: &[u8]) -> (bool, &[u8]) {
    text.strip_prefix(b"/").map_or((false, text), |rest| (true, rest))
}

/// Whether a path is over here.
fn ends_path(text: &[u8]) -> bool {
    matches!(text, [] | [b'?' | b'#', ..])
}

/// Whether a byte may be in a URI.
const fn is_uri(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

/// Where a host ends: before its path, and at what may not be in a URI.
const HOST_ENDS: [bool; 256] = {
    let mut ends = [true; 256];
    let mut byte = 0;
    while byte < 128 {
        ends[byte as usize] = matches!(byte, b'/' | b'?' | b'#') || !is_uri(byte);
        byte += 1;
    }
    ends
};

/// What tells the problem in its URI: what follows `/psp/errordetail/` or `/psp/`.
fn problem_path(text: &[u8]) -> Option<&[u8]> {
    let mut path = text;
    if let Some(rest) = strip(text, b"https://").or_else(|| strip(text, b"http://")) {
        let host = rest.iter().position(|&byte| HOST_ENDS[byte as usize])?;
        path = rest.get(host..).filter(|path| path.starts_with(b"/"))?;
    }
    if let Some(rest) = strip(path, b"/") {
        path = strip(rest, b"psp/")?;
    } else {
        path = strip(path, b"psp/").unwrap_or(path);
    }
    Some(strip(path, b"errordetail/").unwrap_or(path))
}

/// What follows a prefix in letters of either case.
#[inline(always)]
fn strip<'a, const N: usize>(text: &'a [u8], prefix: &[u8; N]) -> Option<&'a [u8]> {
    let (head, rest) = text.split_first_chunk::<N>()?;
    // All bytes at once: the compiler makes a few wide comparisons of it.
    let differing = head.iter().zip(prefix).fold(0, |differing, (byte, expected)| {
        differing | (byte | if expected.is_ascii_lowercase() { 0x20 } else { 0 }) ^ expected
    });
    (differing == 0).then_some(rest)
}
