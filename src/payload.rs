//! Whole responses and webhooks, read into one answer.
//!
//! ```
//! use payverdict::payload::{self, Funds, Options};
//!
//! let response = br#"{
//!     "paymentType": "DB",
//!     "amount": "92.00",
//!     "result": { "code": "000.000.000", "description": "free text is never looked at" }
//! }"#;
//! let answer = payload::read(response, Options::default()).next().expect("one document")?;
//! assert_eq!(answer.funds(), Funds::Captured);
//! assert!(answer.is_paid());
//! # Ok::<(), payverdict::payload::PayloadError>(())
//! ```
//!
//! # The promise
//!
//! **[`Answer::is_paid`] is true only if the document shows that the money was captured in full and
//! kept.** A code that contradicts another, an amount that is not there, a refund of any size, a
//! list that could not be read: each makes it false.
//!
//! # What is kept
//!
//! Only fields with known names are read. An answer keeps codes and their paths, and the payment's id, amount,
//! currency and time: no card number, name, address or token. Errors hold a path at most.

pub(crate) mod adyen;
pub(crate) mod amount;
mod answer;
mod askell;
pub(crate) mod braintree;
pub(crate) mod checkout;
mod codes;
#[cfg(feature = "compact")]
pub(crate) mod compact;
mod conflict;
mod counted;
mod documents;
pub(crate) mod echo;
mod error;
mod evidence;
pub(crate) mod find;
pub(crate) mod finding;
mod form;
mod funds;
mod json;
pub(crate) mod keys;
mod kind;
pub(crate) mod klarna;
mod looks;
mod marks;
mod mollie;
pub(crate) mod nexi;
pub(crate) mod next;
mod number;
mod opp;
mod options;
mod overall;
pub(crate) mod payex;
mod payfunc;
pub(crate) mod paypal;
mod pei;
pub(crate) mod quickpay;
mod readers;
mod reading;
mod recognize;
pub(crate) mod reepay;
#[cfg(feature = "schemars")]
mod schema;
mod serialize;
pub(crate) mod stripe;
pub(crate) mod sums;
mod swish;
mod system;
mod text;
pub(crate) mod tree;
pub(crate) mod vipps;

pub use answer::Answer;
pub use codes::CertainCode;
pub use conflict::{Conflict, ConflictKind};
pub use error::PayloadError;
pub use find::{LocalizedPiece, Piece, Pieces, find};
pub use finding::Finding;
pub use funds::Funds;
pub(crate) use funds::refused as refused_funds;
pub use kind::Kind;
pub use options::Options;
pub use serialize::Localized;
pub use system::PayloadSystem;

use alloc::vec::Vec;

use documents::Texts;
use reading::Reading;
use tree::{At, Node, Places, Tree};

use crate::own::Own;

/// Reads the documents of a text: one, an array of them, or one a line; JSON or forms. Each gets its
/// answer, in order, when it is asked for.
///
/// # Errors
///
/// Each document that cannot be read gives a [`PayloadError`] in its place. After a broken one
/// reading goes on only if the next line begins a document of its own.
///
/// ```
/// use payverdict::payload::{self, Options};
///
/// let text = b"{\"orderId\": \"A1\", \"purchaseId\": 17, \"status\": 1}\n{\"orderId\": \"A2\" \"status\": 4}\n";
/// let answers: Vec<_> = payload::read(text, Options::default()).collect();
/// assert_eq!(answers[0].as_ref().unwrap().kind().as_str(), "postback");
/// let error = answers[1].as_ref().unwrap_err();
/// assert_eq!(error.position(), Some((2, 18)));
/// assert_eq!(error.expected(), Some("`,` or `}`"));
/// ```
///
/// A document is refused if it is not known who sent it, however clearly a word in it seems to speak:
///
/// ```
/// use payverdict::payload::{self, Options, PayloadSystem};
///
/// let text = br#"{"orderId": "A1", "status": 1, "amount": 500}"#;
/// let error = payload::read(text, Options::default()).next().unwrap().unwrap_err();
/// assert_eq!(error.kind(), "unrecognized");
/// assert_eq!(error.nearest(), Some(PayloadSystem::Pei));
/// assert_eq!(error.missing()[0], "purchaseId");
/// ```
pub fn read(text: &[u8], options: Options) -> Answers<'_> {
    Answers { texts: Texts::new(text), options }
}

/// Reads the one document of a text.
///
/// # Errors
///
/// A [`PayloadError`] if it cannot be read, if there is none ([`PayloadError::Empty`]) or if a second one
/// begins ([`PayloadError::Several`]), which is not read.
///
/// ```
/// use payverdict::payload::{self, Options, PayloadError};
///
/// assert_eq!(payload::read_one(b"[{}, {}]", Options::default()), Err(PayloadError::Several));
/// ```
pub fn read_one(text: &[u8], options: Options) -> Result<Answer, PayloadError> {
    answer(Texts::new(text).only()?, options, Own::NONE)
}

/// The answers to the documents of a text.
#[derive(Clone, Debug)]
#[must_use = "documents are read when their answers are asked for"]
pub struct Answers<'a> {
    texts: Texts<'a>,
    options: Options,
}

impl Iterator for Answers<'_> {
    type Item = Result<Answer, PayloadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.texts.next().map(|document| answer(document?, self.options, Own::NONE))
    }
}

impl core::iter::FusedIterator for Answers<'_> {}

/// The answers to the documents of a text, read with tables of one's own.
#[cfg(feature = "overlay")]
pub(crate) fn read_with<'a>(
    text: &'a [u8],
    options: Options,
    own: Own<'a>,
) -> impl Iterator<Item = Result<Answer, PayloadError>> + 'a {
    Texts::new(text).map(move |document| answer(document?, options, own))
}

/// The answer to the one document of a text, read with tables of one's own.
#[cfg(feature = "overlay")]
pub(crate) fn read_one_with(text: &[u8], options: Options, own: Own<'_>) -> Result<Answer, PayloadError> {
    answer(Texts::new(text).only()?, options, own)
}

fn answer((document, text): (Tree, &[u8]), options: Options, own: Own<'_>) -> Result<Answer, PayloadError> {
    let Tree { root, places } = document;
    let system = recognize::recognize(&root, text, options.system)?;
    read_as(system, &root, places, options, own)
}

fn read_as(
    system: PayloadSystem,
    root: At<'_>,
    places: Places,
    options: Options,
    own: Own<'_>,
) -> Result<Answer, PayloadError> {
    let kind = readers::kind(system, root);
    let mut reading = Reading::new(options, places, own);
    readers::read(system, root, kind, &mut reading).map_err(|error| *error)?;
    Ok(Answer::new(system, kind, reading))
}

/// A document with its answer: what a timeline needs of it stands in its values.
pub(crate) struct Whole {
    pub answer: Answer,
    pub root: Node,
    /// The answers to the payments that a search found, or to the notices of a wrapper, each by itself.
    pub found: Vec<Answer>,
}

/// Reads the documents of a text, and keeps their values.
pub(crate) fn wholes<'a>(
    text: &'a [u8],
    options: Options,
    own: Own<'a>,
) -> impl Iterator<Item = Result<Whole, PayloadError>> + 'a {
    Texts::new(text).map(move |document| {
        let (Tree { root, places }, text) = document?;
        let system = recognize::recognize(&root, text, options.system)?;
        let found = found(system, &root).iter().map(|one| read_as(system, one, places.clone(), options, own));
        let mut found = found.collect::<Result<Vec<_>, _>>()?;
        let answer = read_as(system, &root, places, options, own)?;
        if answer.is_test() {
            found.iter_mut().for_each(Answer::of_test);
        }
        Ok(Whole { answer, root, found })
    })
}

/// The payments that a search found, or the notices of a wrapper that has several.
pub(crate) fn found(system: PayloadSystem, root: At<'_>) -> &[Node] {
    let list = match system {
        PayloadSystem::Opp if !root.has(keys::Key::Payload) => root.get(keys::Key::Payments),
        PayloadSystem::Adyen => {
            root.get(keys::Key::NotificationItems).filter(|items| items.items().len() > 1)
        }
        PayloadSystem::Stripe => return stripe::listed(root),
        _ => None,
    };
    list.map_or(&[], |list| list.items())
}
