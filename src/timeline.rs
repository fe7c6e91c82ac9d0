//! A payment's whole life: one safe answer from many documents, in any order.
//!
//! ```
//! use payverdict::payload::{Funds, Options};
//! use payverdict::timeline::{self, Timeline};
//!
//! let told = br#"
//!     {"id": "8ac7a4a2", "paymentType": "DB", "amount": "25.00", "currency": "EUR", "merchantTransactionId": "A-17",
//!      "result": {"code": "000.000.000"}, "timestamp": "2026-05-04 10:12:40+0000", "ndc": "n"}
//!     {"id": "8ac7a4a1", "paymentType": "DB", "amount": "25.00", "currency": "EUR", "merchantTransactionId": "A-17",
//!      "result": {"code": "800.100.155"}, "timestamp": "2026-05-04 10:11:12+0000", "ndc": "n"}"#;
//! let mut payment = Timeline::new();
//! for document in timeline::read(told, Options::default()) {
//!     payment.add(&document?)?;
//! }
//! // A first try was refused and is told late: the payment stays paid.
//! assert!(payment.state().is_paid());
//! assert_eq!(payment.state().funds(), Funds::Captured);
//! assert_eq!(payment.state().captured().as_deref(), Some("25.00"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The promise
//!
//! The state depends on what was told, not on the order in which it came or how often: a [`Timeline`] is a set of
//! events, and [`Timeline::merge`] is the union of two. **[`State::is_paid`] is true only if the events together
//! show that the money was captured in full and kept.** A refund of any size, a chargeback, a contradiction, a test:
//! each makes it false, whichever came last.
//!
//! # What is stored
//!
//! A timeline can be kept in a database, in any format of serde. It holds ids, amounts, currencies, times and codes,
//! as an answer does, and the merchant's number for the payment (`merchantTransactionId`) if it has the form of an id; no
//! card number, name, address or token. Whoever can write what is stored can make up events, just as whoever can
//! send documents can. What is read back is checked: it can say nothing that documents could not, and verdicts and
//! states are made anew from the codes.

mod attempts;
#[cfg(feature = "compact")]
pub(crate) mod compact;
mod conflict;
mod contradictions;
mod currency;
mod decisive;
mod document;
mod error;
mod event;
mod fold;
mod ledger;
mod many;
mod moment;
mod next;
mod operations;
mod reference;
#[cfg(feature = "schemars")]
mod schema;
mod serialize;
mod sets;
mod spoken;
mod state;
mod stored;
mod systems;
mod words;

pub use conflict::{Conflict, ConflictKind};
#[cfg(feature = "overlay")]
pub(crate) use document::read_with;
pub use document::{Document, read};
pub use error::TimelineError;
pub use many::Timelines;
pub use serialize::Localized;
pub use state::{Attempt, State};

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::payload::PayloadSystem;
use event::{Body, Event, Id};

/// The most events that a timeline keeps, with the transactions that they list.
///
/// With more, it keeps none, and its state is `unknown` for good: what is not known of a payment must not make it
/// paid.
pub const EVENTS_MAX: usize = 16_384;

/// What was told of one payment: a set of events.
///
/// Two are equal if they hold the same events, whatever the order in which they were told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// In order, each once.
    events: Vec<Event>,
    weight: usize,
    /// There were too many events: the system, and the first of the ids.
    full: Option<(PayloadSystem, Id)>,
}

/// Whether a document told anything new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Added {
    /// It did.
    New,
    /// All of it was known.
    Known,
}

impl Timeline {
    /// A payment of which nothing was told yet.
    pub const fn new() -> Self {
        Self { events: Vec::new(), weight: 0, full: None }
    }

    /// Whether nothing was told yet.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.full.is_none()
    }

    /// Adds what a document tells of the payment; says whether any of it is new.
    ///
    /// # Errors
    ///
    /// [`TimelineError::NoReference`] for a document that names no payment, [`TimelineError::Foreign`] for one of
    /// another payment or of several; then nothing is added. [`TimelineError::Full`] if there are more than
    /// [`EVENTS_MAX`].
    ///
    /// ```
    /// use payverdict::payload::Options;
    /// use payverdict::timeline::{self, Added, Timeline};
    ///
    /// let mut payment = Timeline::new();
    /// let text = br#"{"orderId": "A1", "purchaseId": 17, "status": 1, "amount": 500}
    ///                {"orderId": "A1", "purchaseId": 17, "status": 1, "amount": 500}
    ///                {"orderId": "A2", "purchaseId": 18, "status": 1, "amount": 500}"#;
    /// let mut documents = timeline::read(text, Options::default()).map(Result::unwrap);
    /// assert_eq!(payment.add(&documents.next().unwrap()), Ok(Added::New));
    /// assert_eq!(payment.add(&documents.next().unwrap()), Ok(Added::Known));
    /// let error = payment.add(&documents.next().unwrap()).unwrap_err();
    /// assert_eq!(error.to_string(), "document of another payment: expected one of A1, found one of A2");
    /// ```
    pub fn add(&mut self, document: &Document) -> Result<Added, TimelineError> {
        let answer = &document.answer;
        let Some(first) = document.events.first() else {
            return Err(TimelineError::NoReference { system: answer.system(), kind: answer.kind() });
        };
        if let Some(foreign) = document.events.iter().find(|event| !self.takes(event, &document.events)) {
            return Err(self.foreign(foreign, first));
        }
        let mut added = Added::Known;
        for event in &document.events {
            if self.insert(event.clone()) {
                added = Added::New;
            }
        }
        if self.full.is_some() {
            Err(TimelineError::Full { reference: (*first.reference).into() })
        } else {
            Ok(added)
        }
    }

    /// Adds all events of another timeline of the payment: the union of both.
    ///
    /// # Errors
    ///
    /// [`TimelineError::Foreign`] if the other is certainly that of another payment; then nothing is added. Where it
    /// is not certain (OPP, PayFunc, PayPal and Stripe link documents by way of others) both are joined, and the state is `unknown`
    /// until something links them. [`TimelineError::Full`] if there are more events than [`EVENTS_MAX`].
    pub fn merge(&mut self, other: &Self) -> Result<(), TimelineError> {
        if let (Some((system, id)), Some((other_system, other_id))) = (self.named(), other.named()) {
            let is_other = system != other_system || (has_one_name(system) && id != other_id);
            if is_other {
                return Err(TimelineError::Foreign { reference: other_id.into(), expected: id.into() });
            }
        }
        if let Some((_, id)) = &other.full {
            let id = self.smallest(id);
            self.fill(id, other.full.as_ref().map_or(PayloadSystem::Opp, |(system, _)| *system));
        }
        for event in &other.events {
            self.insert(event.clone());
        }
        match &self.full {
            Some((_, reference)) => Err(TimelineError::Full { reference: (**reference).into() }),
            None => Ok(()),
        }
    }

    /// What all of it together says.
    pub fn state(&self) -> State {
        if let Some((system, reference)) = &self.full {
            return fold::full(*system, reference);
        }
        fold::state(&self.events).unwrap_or(State::NOTHING)
    }

    /// Adds an event, unless it is known; says whether it was not.
    fn insert(&mut self, event: Event) -> bool {
        if self.full.is_some() {
            let id = self.smallest(&event.reference);
            self.fill(id, event.system);
            return false;
        }
        let Err(place) = self.events.binary_search(&event) else { return false };
        self.weight += event.weight();
        self.events.insert(place, event);
        if self.weight > EVENTS_MAX {
            let (system, first) = (self.events[0].system, self.events[0].reference.clone());
            let id = self.smallest(&first);
            self.fill(id, system);
        }
        true
    }

    /// Keeps nothing but that there was too much.
    fn fill(&mut self, id: Id, system: PayloadSystem) {
        *self = Self { events: Vec::new(), weight: 0, full: Some((system, id)) };
    }

    /// The first of all ids, in their own order.
    fn smallest(&self, id: &Id) -> Id {
        let own = self.events.iter().map(|event| &event.reference);
        let full = self.full.as_ref().map(|(_, id)| id);
        own.chain(full).chain([id]).min().unwrap_or(id).clone()
    }

    fn named(&self) -> Option<(PayloadSystem, &str)> {
        let full = self.full.as_ref().map(|(system, id)| (*system, &**id));
        full.or_else(|| self.events.first().map(|event| (event.system, &*event.reference)))
    }

    /// Whether an event is of this payment, or of the one that the events of its document are of.
    fn takes(&self, event: &Event, all: &[Event]) -> bool {
        // What a payment begins with is of one payment as well.
        let first = || all.first().map(|event| (event.system, &*event.reference));
        let Some((system, id)) = self.named().or_else(first) else { return true };
        if event.system != system {
            return false;
        }
        if has_one_name(system) || self.full.is_some() {
            return *event.reference == *id || self.full.is_some() && !has_one_name(system);
        }
        if self.events.is_empty() {
            return true;
        }
        let is_linked = |event: &Event| self.events.iter().any(|known| reference::are_linked(known, event));
        // A refund may be told before the capture that it refers to; by the merchant's number it is of this payment.
        let is_merchants = |event: &Event| {
            let refers = event.other.is_some() && matches!(event.body, Body::Operation(_));
            refers
                && event.merchant.is_some()
                && self.events.iter().any(|known| known.merchant == event.merchant)
        };
        is_merchants(event) || all.iter().any(is_linked)
    }

    /// Why an event is not taken of which the document began with another.
    fn foreign(&self, event: &Event, first: &Event) -> TimelineError {
        let expected = self.named().map_or(&*first.reference, |(_, id)| id).into();
        TimelineError::Foreign { reference: (*event.reference).into(), expected }
    }
}

/// Whether all documents of a payment name it by the same id.
fn has_one_name(system: PayloadSystem) -> bool {
    !matches!(
        system,
        PayloadSystem::Opp
            | PayloadSystem::Payfunc
            | PayloadSystem::Paypal
            | PayloadSystem::Stripe
            | PayloadSystem::Swish
    )
}

impl serde::Serialize for Timeline {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let full = self.full.as_ref().map(|(system, id)| (*system, &**id));
        (full, &self.events).serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Timeline {
    /// Reads what was stored, and refuses what no documents could have told.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        let (full, events) = <(Option<(PayloadSystem, String)>, Vec<Event>)>::deserialize(deserializer)?;
        let mut timeline = Self::new();
        if let Some((system, id)) = full {
            if !crate::payload::echo::is_id(&id) {
                return Err(D::Error::custom("expected the id of a payment"));
            }
            timeline.full = Some((system, Box::from(id)));
        }
        for event in events {
            let is_other = timeline.named().is_some_and(|(system, id)| {
                system != event.system || has_one_name(system) && *id != *event.reference
            });
            if is_other {
                return Err(D::Error::custom("expected events of one payment"));
            }
            timeline.insert(event);
        }
        Ok(timeline)
    }
}
