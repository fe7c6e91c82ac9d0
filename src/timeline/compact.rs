//! States for the npm package, by their numbers, as `payload::compact` passes answers.

use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::conflict::field;
use super::document::read;
use super::error::TimelineError;
use super::spoken::written;
use super::state::{Attempt, State};
use super::{Timeline, Timelines};
use crate::payload::compact::Item;
use crate::payload::{Options, PayloadError};
use crate::said::numbers;

/// Why something was not added.
#[derive(Debug)]
pub enum Refused {
    /// A document could not be read.
    Document(PayloadError),
    /// It is not of the payment, or names none.
    Payment(TimelineError),
}

impl Serialize for Refused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Document(error) => Item::Error(error).serialize(serializer),
            Self::Payment(error) => error.serialize(serializer),
        }
    }
}

/// What was refused of some texts, in order, and then the states of the payments that the rest is about.
pub fn states<'a>(texts: impl Iterator<Item = &'a str>, options: Options) -> impl Serialize {
    let (mut refused, mut payments) = (Vec::new(), Timelines::new());
    for document in texts.flat_map(|text| read(text.as_bytes(), options)) {
        match document.map(|document| payments.add(&document)) {
            // The state of the payment says that there is too much.
            Ok(Ok(_) | Err(TimelineError::Full { .. })) => {}
            Ok(Err(error)) => refused.push(Refused::Payment(error)),
            Err(error) => refused.push(Refused::Document(error)),
        }
    }
    States { refused, payments }
}

struct States {
    refused: Vec<Refused>,
    payments: Timelines,
}

impl Serialize for States {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(None)?;
        self.refused.iter().try_for_each(|refused| items.serialize_element(refused))?;
        self.payments.states().try_for_each(|state| items.serialize_element(&Numbered(&state)))?;
        items.end()
    }
}

/// Adds the documents of a text: all of them, or with an error none. A timeline that has become full by it is no
/// error: it must be kept, as it will never again say that the payment is paid.
///
/// # Errors
///
/// The first document that cannot be read, or is not of the payment.
pub fn add(timeline: &mut Timeline, text: &str, options: Options) -> Result<(), Refused> {
    let mut whole = timeline.clone();
    for document in read(text.as_bytes(), options) {
        match whole.add(&document.map_err(Refused::Document)?) {
            Ok(_) | Err(TimelineError::Full { .. }) => {}
            Err(error) => return Err(Refused::Payment(error)),
        }
    }
    *timeline = whole;
    Ok(())
}

/// Adds all events of another timeline, in the same way.
///
/// # Errors
///
/// The other is that of another payment.
pub fn merge(timeline: &mut Timeline, other: &Timeline) -> Result<(), Refused> {
    match timeline.merge(other) {
        Ok(()) | Err(TimelineError::Full { .. }) => Ok(()),
        Err(error) => Err(Refused::Payment(error)),
    }
}

/// The state of a timeline.
pub fn state(timeline: &Timeline) -> impl Serialize {
    Owned(timeline.state())
}

struct Owned(State);

impl Serialize for Owned {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Numbered(&self.0).serialize(serializer)
    }
}

/// By their numbers: system, the code that the state follows from, and what is said. As they are: everything else.
struct Numbered<'a>(&'a State);

impl Serialize for Numbered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(state) = self;
        let found = state
            .verdict()
            .map(|verdict| (verdict.set().number(), verdict.answer_number(), written(verdict)));
        (
            state.system().map(|system| system as u32),
            state.reference(),
            state.events() as u32,
            state.duplicates() as u32,
            found,
            numbers(state.spoken.told, state.said()),
            state.funds().as_str(),
            state.captured(),
            state.refunded(),
            state.currency(),
            state.is_paid(),
            state.partial(),
            Conflicts(state),
            Attempts(state.attempts()),
            state.next(),
        )
            .serialize(serializer)
    }
}

/// Of each: its kind, both paths, and the sentence.
struct Conflicts<'a>(&'a State);

impl Serialize for Conflicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.conflicts().iter().map(|conflict| {
            let [first, second] = conflict.paths();
            (conflict.kind().as_str(), first, second, conflict.sentence())
        }))
    }
}

/// Of each: time; operation, outcome, and reason plus one by their numbers; id, amount, currency; the field, the set
/// by its number, and the code.
struct Attempts<'a>(&'a [Attempt]);

impl Serialize for Attempts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|attempt| {
            (
                attempt.at(),
                attempt.operation() as u32,
                attempt.outcome() as u32,
                attempt.reason().map_or(0, |reason| reason as u32 + 1),
                attempt.id(),
                attempt.amount(),
                attempt.currency(),
                attempt
                    .verdict()
                    .map(|verdict| (field(verdict.set()), verdict.set().number(), written(verdict))),
            )
        }))
    }
}
