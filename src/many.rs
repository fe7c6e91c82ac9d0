//! Many codes of one set, such as a column of a table.

use core::iter::FusedIterator;

use crate::code_set::CodeSet;
use crate::decode::decode_bytes;
use crate::error::DecodeError;
use crate::verdict::Verdict;

/// Decodes the codes of a column, each as [`decode_bytes`] does: a code that is malformed gives its
/// error, and the next one is decoded all the same. Nothing is allocated, and nothing is read ahead.
///
/// The codes may be anything that is made of bytes: `&str`, `String`, `&[u8]`, the cells of a table.
///
/// ```
/// use payverdict::{CodeSet, Outcome, decode_many};
///
/// let column = ["000.000.000", "800.100.153", "", "800.100.153"];
/// let declined = decode_many(CodeSet::OppResult, column)
///     .filter_map(Result::ok)
///     .filter(|verdict| verdict.outcome() == Outcome::Declined)
///     .count();
/// assert_eq!(declined, 2);
/// ```
///
/// What is malformed, and where it is:
///
/// ```
/// # use payverdict::{CodeSet, decode_many};
/// # let column = ["000.000.000", "800.100.153", "", "800.100.153"];
/// let malformed: Vec<_> = decode_many(CodeSet::OppResult, column)
///     .enumerate()
///     .filter_map(|(line, verdict)| verdict.err().map(|error| (line, error.kind())))
///     .collect();
/// assert_eq!(malformed, [(2, "malformed")]);
/// ```
///
/// All or the first error, as with any `Result`s:
///
/// ```
/// # use payverdict::{CodeSet, DecodeError, Verdict, decode_many};
/// let column = vec![String::from("51-I"), String::from("00")];
/// let verdicts: Vec<Verdict> = decode_many(CodeSet::PeiAcquirer, &column).collect::<Result<_, _>>()?;
/// assert_eq!(verdicts.len(), column.len());
/// # Ok::<(), DecodeError>(())
/// ```
#[inline]
pub fn decode_many<C>(set: CodeSet, codes: C) -> DecodeMany<C::IntoIter>
where
    C: IntoIterator<Item: AsRef<[u8]>>,
{
    DecodeMany { set, codes: codes.into_iter() }
}

/// The verdicts of [`decode_many`], in the order of the codes.
#[derive(Clone, Debug)]
#[must_use = "nothing is decoded until the verdicts are asked for"]
pub struct DecodeMany<I> {
    set: CodeSet,
    codes: I,
}

impl<I: Iterator<Item: AsRef<[u8]>>> Iterator for DecodeMany<I> {
    type Item = Result<Verdict, DecodeError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.codes.next().map(|code| decode_bytes(self.set, code.as_ref()))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.codes.size_hint()
    }

    /// `for_each`, `sum`, `collect` and others go this way, on which the set is not asked for its form
    /// with every code.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, first: B, mut add: F) -> B {
        let set = self.set;
        self.codes.fold(first, |before, code| add(before, decode_bytes(set, code.as_ref())))
    }
}

impl<I: DoubleEndedIterator<Item: AsRef<[u8]>>> DoubleEndedIterator for DecodeMany<I> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.codes.next_back().map(|code| decode_bytes(self.set, code.as_ref()))
    }
}

impl<I: ExactSizeIterator<Item: AsRef<[u8]>>> ExactSizeIterator for DecodeMany<I> {}
impl<I: FusedIterator<Item: AsRef<[u8]>>> FusedIterator for DecodeMany<I> {}
