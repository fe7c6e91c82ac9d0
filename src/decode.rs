//! From a written code to its verdict.

use crate::code_set::CodeSet;
use crate::error::DecodeError;
#[cfg(not(small))]
use crate::index;
#[cfg(small)]
use crate::small as index;
use crate::syntax::{self, Folded, Syntax, Triple};
#[cfg(not(small))]
use crate::tables::TRIES;
#[cfg(feature = "wasm")]
use crate::tables::UNLISTED;
use crate::tables::handed_down;
#[cfg(small)]
use crate::tables::{STRETCH_GROUPS, STRETCH_STARTS};
use crate::verdict::Verdict;

/// Decodes a code of one set.
///
/// The code is taken in its canonical form; words and problem types ignore case, `_`, `-` and
/// spaces. A well-formed code that is not listed is no error: its verdict is that of its group, or
/// `unknown`.
///
/// # Errors
///
/// [`DecodeError::Malformed`] if the text is not of the set's form.
///
/// ```
/// use payverdict::{CodeSet, Outcome, Reason, Retry, decode};
///
/// let verdict = decode(CodeSet::OppResult, "800.100.153")?;
/// assert_eq!(verdict.outcome(), Outcome::Declined);
/// assert_eq!(verdict.reason(), Some(Reason::IncorrectCvc));
/// assert_eq!(verdict.retry(), Retry::AfterDataFix);
/// # Ok::<(), payverdict::DecodeError>(())
/// ```
#[inline]
pub fn decode(set: CodeSet, code: &str) -> Result<Verdict, DecodeError> {
    decode_bytes(set, code.as_bytes())
}

/// [`decode`] for text that may not be UTF-8, such as a line of a log. Codes are ASCII, so anything
/// else is malformed.
///
/// # Errors
///
/// [`DecodeError::Malformed`] if the text is not of the set's form.
#[inline]
pub fn decode_bytes(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    // Triples alone are short enough to become part of the caller.
    if set.syntax() == Syntax::Triple {
        return match Triple::read(code) {
            Some(triple) => Ok(decode_triple(set, triple)),
            None => Err(DecodeError::malformed(set)),
        };
    }
    decode_others(set, code)
}

/// Hands the code on, so that short forms do not pay for what the long ones keep in memory.
#[cfg_attr(not(small), inline(never))]
fn decode_others(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    match set.syntax() {
        Syntax::Number => decode_number(set, code),
        Syntax::Response => decode_response(set, code),
        Syntax::Word => decode_word(set, code),
        // Triples do not come here.
        Syntax::Problem | Syntax::Triple => decode_problem(set, code),
    }
}

#[cfg(not(small))]
#[inline(always)]
fn decode_triple(set: CodeSet, triple: Triple) -> Verdict {
    Verdict::from_bits(index::triple(set as u8, TRIES[set as usize], triple))
}

#[cfg(small)]
fn decode_triple(set: CodeSet, triple: Triple) -> Verdict {
    decode_keyed(set, triple.packed())
}

#[cfg_attr(not(small), inline(never))]
fn decode_number(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    match syntax::pack_number(code) {
        Some(code) => Ok(decode_keyed(set, code)),
        None => Err(DecodeError::malformed(set)),
    }
}

#[cfg_attr(not(small), inline(never))]
fn decode_response(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    match syntax::pack_suffixed(code) {
        Some((code, 0)) => Ok(decode_keyed(set, code)),
        Some((code, letter)) if set.info().suffix => Ok(decode_keyed(set, code).with_suffix(letter)),
        _ => Err(DecodeError::malformed(set)),
    }
}

#[cfg_attr(not(small), inline(never))]
fn decode_word(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    let mut folded = Folded::new();
    match folded.add_word(code) {
        Some(()) => Ok(decode_folded(set, &folded)),
        None => Err(DecodeError::malformed(set)),
    }
}

#[cfg_attr(not(small), inline(never))]
fn decode_problem(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    let mut folded = Folded::new();
    match folded.add_problem(code) {
        Some(()) => Ok(decode_folded(set, &folded)),
        None => Err(DecodeError::malformed(set)),
    }
}

/// The verdict of a code that was packed elsewhere, and could be any number.
#[cfg(feature = "wasm")]
#[inline]
pub(crate) fn decode_packed(set: CodeSet, code: u32) -> Verdict {
    #[cfg(not(small))]
    if set.syntax() == Syntax::Triple {
        return match Triple::from_packed(code) {
            Some(triple) => decode_triple(set, triple),
            None => Verdict::of_row(set, UNLISTED as u16, 0),
        };
    }
    decode_keyed(set, code)
}

#[cfg(not(small))]
#[inline(always)]
fn decode_keyed(set: CodeSet, code: u32) -> Verdict {
    Verdict::from_bits(index::packed(set as u8, code))
}

#[cfg(small)]
#[inline(never)]
fn decode_keyed(set: CodeSet, code: u32) -> Verdict {
    let info = set.info();
    let row = info.chain.iter().find_map(|&asked| Some(in_set(set, asked, index::packed(asked, code)?)));
    let row = row.or_else(|| info.chain.iter().find_map(|&set| grouped(set, code)));
    Verdict::of_row(set, row.unwrap_or(UNLISTED as u16), syntax::keep(code))
}

/// The group of the longest listed prefix: the stretch of keys that the code lies in.
#[cfg(small)]
#[inline]
fn grouped(set: u8, code: u32) -> Option<u16> {
    let key = crate::hash::key(set, code);
    let stretch = STRETCH_STARTS.partition_point(|start| *start <= key).checked_sub(1)?;
    STRETCH_GROUPS.get(stretch).copied().filter(|group| *group != u16::MAX)
}

#[cfg_attr(not(small), inline)]
#[cfg_attr(small, inline(never))]
fn decode_folded(set: CodeSet, folded: &Folded) -> Verdict {
    let row = set.info().chain.iter().find_map(|&asked| Some((asked, worded(asked, folded)?)));
    Verdict::of_word(set, row.map(|(asked, row)| in_set(set, asked, row)))
}

/// The row of a set, as the set that was asked has it: what another one approves is a review in it.
fn in_set(set: CodeSet, asked: u8, row: u16) -> u16 {
    if asked == set as u8 { row } else { handed_down(row) }
}

/// The row of a word; of a problem type with its instrument, or else without.
#[cfg(not(small))]
fn worded(set: u8, folded: &Folded) -> Option<u16> {
    index::word(set, folded.blocks()).or_else(|| index::word(set, folded.kind_blocks()?))
}

#[cfg(small)]
fn worded(set: u8, folded: &Folded) -> Option<u16> {
    index::word(set, folded.whole()).or_else(|| folded.kind().and_then(|kind| index::word(set, kind)))
}
