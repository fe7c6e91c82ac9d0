//! Documents, read for a timeline.

use alloc::vec::Vec;

use super::event::Event;
use super::systems;
use crate::own::Own;
use crate::payload::{self, Answer, Options, PayloadError};

/// A document: the answer to it, and what it tells of payments.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) answer: Answer,
    pub(super) events: Vec<Event>,
}

impl Document {
    /// The answer to the document by itself.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The ids of the payments that it is about, as a timeline names them; none where it names no payment.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.events.iter().map(|event| &*event.reference)
    }
}

/// Reads the documents of a text, as [`payload::read`] does, for a [`Timeline`](super::Timeline).
///
/// # Errors
///
/// Each document that cannot be read gives a [`PayloadError`] in its place.
///
/// ```
/// use payverdict::payload::Options;
/// use payverdict::timeline;
///
/// let text = br#"{"orderId": "A1", "purchaseId": 17, "status": 1, "amount": 500}"#;
/// let document = timeline::read(text, Options::default()).next().expect("one document")?;
/// assert_eq!(document.references().collect::<Vec<_>>(), ["A1"]);
/// # Ok::<(), payverdict::payload::PayloadError>(())
/// ```
pub fn read(text: &[u8], options: Options) -> impl Iterator<Item = Result<Document, PayloadError>> {
    read_with(text, options, Own::NONE)
}

/// The same with tables of one's own.
pub(crate) fn read_with<'a>(
    text: &'a [u8],
    options: Options,
    own: Own<'a>,
) -> impl Iterator<Item = Result<Document, PayloadError>> + 'a {
    payload::wholes(text, options, own).map(|whole| whole.map(systems::document))
}
