//! The documents of many payments, sorted by payment.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::currency::Currency;
use super::document::Document;
use super::error::TimelineError;
use super::event::Event;
use super::reference::{Link, links};
use super::sets::Sets;
use super::state::State;
use super::{Added, Timeline};
use crate::payload::PayloadSystem;
use crate::payload::amount::Amount;

/// The timelines of any number of payments, from documents in any order.
///
/// Documents are joined by what they name ([`Timeline`] says what that is for each system); nothing is joined by
/// guess. It keeps events, not documents.
///
/// ```
/// use payverdict::payload::Options;
/// use payverdict::timeline::{self, Timelines};
///
/// let mut payments = Timelines::new();
/// let text = br#"{"orderId": "A1", "purchaseId": 17, "status": 0, "amount": 500}
///                {"orderId": "A2", "purchaseId": 18, "status": 4, "amount": 70}
///                {"orderId": "A1", "purchaseId": 17, "status": 1, "amount": 500}"#;
/// for document in timeline::read(text, Options::default()) {
///     payments.add(&document?)?;
/// }
/// let states: Vec<_> = payments.states().collect();
/// assert_eq!(states[0].reference(), Some("A1"));
/// assert!(states[0].is_paid());
/// assert_eq!(states[1].outcome(), payverdict::Outcome::Cancelled);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Timelines {
    /// The payment that each number stands for; those that were joined to others are empty.
    payments: Vec<(Timeline, usize)>,
    sets: Sets,
    known: Known,
}

/// What links documents to payments, kept: looking a link up makes no text.
#[derive(Clone, Debug, Default)]
struct Known {
    ids: BTreeMap<PayloadSystem, BTreeMap<Box<str>, usize>>,
    merchants: BTreeMap<Box<str>, Vec<(Amount, Currency, usize)>>,
}

impl Known {
    fn find(&self, system: PayloadSystem, link: &Link<'_>) -> Option<usize> {
        match link {
            Link::Id(id) => self.ids.get(&system)?.get(*id).copied(),
            Link::Merchant(merchant, amount, currency) => {
                let mut all = self.merchants.get(*merchant)?.iter();
                all.find(|known| (known.0, known.1) == (*amount, *currency)).map(|known| known.2)
            }
        }
    }

    fn add(&mut self, system: PayloadSystem, link: Link<'_>, place: usize) {
        match link {
            Link::Id(id) => {
                self.ids.entry(system).or_default().insert(id.into(), place);
            }
            Link::Merchant(merchant, amount, currency) => {
                self.merchants.entry(merchant.into()).or_default().push((amount, currency, place));
            }
        }
    }
}

impl Default for Timelines {
    fn default() -> Self {
        Self::new()
    }
}

impl Timelines {
    /// No payments yet.
    pub fn new() -> Self {
        Self { payments: Vec::new(), sets: Sets::new(0), known: Known::default() }
    }

    /// Adds what a document tells to the payment that it names.
    ///
    /// # Errors
    ///
    /// [`TimelineError::NoReference`] for a document that names none, [`TimelineError::Full`] once a payment has more
    /// events than are kept.
    pub fn add(&mut self, document: &Document) -> Result<Added, TimelineError> {
        let answer = &document.answer;
        if document.events.is_empty() {
            return Err(TimelineError::NoReference { system: answer.system(), kind: answer.kind() });
        }
        let (mut added, mut full, mut last) = (Added::Known, None, 0);
        for event in &document.events {
            let place = self.place(event);
            last = place;
            let (timeline, _) = &mut self.payments[place];
            if timeline.insert(event.clone()) {
                added = Added::New;
            }
            if timeline.full.is_some() {
                full = Some(TimelineError::Full { reference: (*event.reference).into() });
            }
        }
        if added == Added::Known {
            self.payments[last].1 += 1;
        }
        full.map_or(Ok(added), Err)
    }

    /// The place of the payment of an event; payments that it links become one.
    fn place(&mut self, event: &Event) -> usize {
        let mut place = None;
        for link in links(event) {
            match (self.known.find(event.system, &link), place) {
                (Some(known), None) => place = Some(self.sets.first(known)),
                (Some(known), Some(own)) => place = Some(self.join(known, own)),
                (None, Some(own)) => self.known.add(event.system, link, own),
                (None, None) => {
                    let own = self.sets.add();
                    self.payments.push((Timeline::new(), 0));
                    self.known.add(event.system, link, own);
                    place = Some(own);
                }
            }
        }
        place.unwrap_or_default()
    }

    fn join(&mut self, one: usize, other: usize) -> usize {
        let Some((kept, gone)) = self.sets.join(one, other) else { return self.sets.first(one) };
        let (timeline, duplicates) = core::mem::take(&mut self.payments[gone]);
        // Both are of one system, so that nothing is refused; with too many events, the state says so.
        let _ = self.payments[kept].0.merge(&timeline);
        self.payments[kept].1 += duplicates;
        kept
    }

    /// How many payments there are.
    pub fn len(&self) -> usize {
        self.sets.count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.payments.is_empty()
    }

    /// The timelines, in the order in which their payments were first told of.
    pub fn iter(&self) -> impl Iterator<Item = &Timeline> {
        self.payments.iter().map(|(timeline, _)| timeline).filter(|timeline| !timeline.is_empty())
    }

    /// The states of all payments, with the number of documents of each that told nothing new.
    pub fn states(&self) -> impl Iterator<Item = State> {
        let told = self.payments.iter().filter(|(timeline, _)| !timeline.is_empty());
        told.map(|(timeline, duplicates)| timeline.state().with_duplicates(*duplicates))
    }
}
