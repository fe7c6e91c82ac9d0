//! From a written code to its verdict.

use crate::code_set::CodeSet;
use crate::error::DecodeError;
use crate::index;
use crate::syntax::fold::Folded;
use crate::syntax::{self, Syntax, Triple};
use crate::verdict::{Entry, Verdict};

/// Decodes a code of one set.
///
/// The code is taken in its canonical form; words and problem types ignore case, `_`, `-` and
/// spaces. A well-formed code that is not listed is not an error: its verdict is that of its group, or
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
#[inline(never)]
fn decode_others(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    match set.syntax() {
        Syntax::Number => decode_number(set, code),
        Syntax::Response => decode_response(set, code),
        Syntax::Word => decode_folded(set, syntax::fold_word(code)),
        // Triples do not come here.
        Syntax::Problem | Syntax::Triple => decode_folded(set, syntax::fold_problem(code)),
    }
}

#[inline(always)]
fn decode_triple(set: CodeSet, triple: Triple) -> Verdict {
    Verdict::from_bits(index::triple(set, triple))
}

#[inline(never)]
fn decode_number(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    match syntax::pack_number(code) {
        Some(code) => Ok(Verdict::from_bits(index::packed(set, code))),
        None => Err(DecodeError::malformed(set)),
    }
}

#[inline(never)]
fn decode_response(set: CodeSet, code: &[u8]) -> Result<Verdict, DecodeError> {
    match syntax::pack_suffixed(code) {
        Some((code, 0)) => Ok(Verdict::from_bits(index::packed(set, code))),
        Some((code, letter)) if set.info().suffix => {
            Ok(Verdict::from_bits(index::packed(set, code)).with_suffix(letter))
        }
        _ => Err(DecodeError::malformed(set)),
    }
}

#[inline(never)]
fn decode_folded(set: CodeSet, folded: Option<Folded>) -> Result<Verdict, DecodeError> {
    match folded {
        Some(mut folded) => Ok(Verdict::of_word(set, index::word(set, &mut folded))),
        None => Err(DecodeError::malformed(set)),
    }
}

impl From<Entry> for Verdict {
    /// The verdict of the row's own code in the set that lists it.
    ///
    /// ```
    /// use payverdict::{CodeSet, Verdict, decode};
    ///
    /// let row = CodeSet::VisaResponse.entries().next().expect("a row");
    /// assert_eq!(Verdict::from(row), decode(CodeSet::VisaResponse, row.code())?);
    /// # Ok::<(), payverdict::DecodeError>(())
    /// ```
    fn from(entry: Entry) -> Self {
        let set = entry.set();
        #[cfg(feature = "compact")]
        if set.syntax() == Syntax::Triple {
            return decode_packed(set, index::triple_of(entry.number()));
        }
        decode(set, entry.code()).unwrap_or_else(|_| Self::of_row(set, entry.number(), 0))
    }
}

/// The verdict of a code that was packed elsewhere, as the tables do, and could be any number.
#[cfg(feature = "compact")]
#[inline]
pub fn decode_packed(set: CodeSet, code: u32) -> Verdict {
    if set.syntax() == Syntax::Triple {
        return match Triple::from_packed(code) {
            Some(triple) => decode_triple(set, triple),
            None => Verdict::of_word(set, None),
        };
    }
    Verdict::from_bits(index::packed(set, code))
}
