//! From all events of a payment to its one state. The events come in their own order, whatever order they were told
//! in, so that the same events always give the same state.

use alloc::string::String;
use alloc::vec::Vec;

use super::attempts;
use super::conflict::{Conflict, ConflictKind};
use super::contradictions;
use super::currency::Currency;
use super::decisive::{Decisive, decisive, is_silent};
use super::event::{Act, Event, Marks};
use super::ledger::{Ledger, Sum, effect};
use super::operations::{Resolved, Status, resolve};
use super::reference;
use super::spoken::Spoken;
use super::state::State;
use super::words;
use crate::payload::amount::Amount;
use crate::payload::{Funds, PayloadSystem};
use crate::told::Told;
use crate::vocabulary::{Operation, Outcome};

/// What is known of a payment, before it is put into words.
pub struct Known<'a> {
    pub events: &'a [Event],
    pub system: PayloadSystem,
    pub operations: Vec<Resolved<'a>>,
    /// The snapshot that holds, if it tells anything that is final.
    pub decisive: Option<Decisive<'a>>,
    /// Whether that one tells of the money.
    pub is_told: bool,
    /// How much was asked for.
    pub asked: Option<Amount>,
    /// All that was done, in whatever unit the system uses.
    pub ledger: Ledger,
    /// What was done of that after the decisive snapshot, or beside it.
    pub later: Ledger,
    /// What was done before it by other documents, which it has to know of.
    pub before: Ledger,
    pub is_unclear: bool,
    /// Whether more was done than the decisive snapshot tells, by documents of which it is not known when.
    is_beside: bool,
}

impl<'a> Known<'a> {
    fn of(events: &'a [Event], system: PayloadSystem) -> Self {
        let operations = resolve(events);
        let decisive = decisive(events);
        let is_told = decisive.as_ref().is_some_and(|decisive| {
            let outcome = decisive.snapshot.spoken.outcome();
            let may_change =
                matches!(outcome, Outcome::Informational | Outcome::Pending | Outcome::ActionRequired);
            !may_change && !is_silent(decisive.snapshot)
        });
        let asked = asked(events, decisive.as_ref(), &operations, system);
        let asked = asked.filter(|asked| *asked > Amount::ZERO);
        let empty = Ledger::EMPTY;
        let mut known = Self {
            events,
            system,
            operations,
            decisive,
            is_told,
            asked,
            ledger: empty,
            later: empty,
            before: empty,
            is_unclear: false,
            is_beside: false,
        };
        known.book();
        known
    }

    /// Whether an operation moves money by itself; Áskell's transactions only explain the payment's own state.
    pub fn counts(&self, operation: &Resolved<'_>) -> bool {
        match self.system {
            PayloadSystem::Askell => false,
            // A charge only sends the bill that is paid later.
            PayloadSystem::Payfunc if operation.act == Act::Capture => {
                !self.operations.iter().any(|other| other.act == Act::Sale && other.status.is_made())
            }
            _ => true,
        }
    }

    /// Whether the decisive snapshot lists an operation.
    pub fn is_listed(&self, operation: &Resolved<'_>) -> bool {
        self.decisive.as_ref().is_some_and(|decisive| {
            operation.events.iter().any(|place| *place == decisive.place || decisive.peers.contains(place))
        })
    }

    /// Whether the decisive snapshot is of a time after an operation; `None` where that is not known.
    pub fn is_covered(&self, operation: &Resolved<'_>) -> Option<bool> {
        let decisive = self.decisive.as_ref().filter(|_| self.is_told);
        let Some(decisive) = decisive else { return Some(false) };
        if self.is_listed(operation) {
            return Some(true);
        }
        operation.at.zip(decisive.at()).map(|(at, of_snapshot)| at <= of_snapshot)
    }

    /// Whether the decisive snapshot is of a time after the money of an operation went back.
    fn is_gone_covered(&self, operation: &Resolved<'_>) -> Option<bool> {
        let Some(decisive) = self.decisive.as_ref().filter(|_| self.is_told) else { return Some(false) };
        operation.gone_at.zip(decisive.at()).map(|(at, of_snapshot)| at <= of_snapshot)
    }

    fn is_gone(&self, operation: &Resolved<'_>) -> bool {
        operation.status == Status::Returned && self.effect(operation).takes()
    }

    fn book(&mut self) {
        let (mut later, mut beside, mut before) = (Ledger::EMPTY, Ledger::EMPTY, Ledger::EMPTY);
        let mut rest = Ledger::EMPTY;
        // A charge sends a bill, unless the way to pay takes the money at once.
        let sends_bills = self.system == PayloadSystem::Payfunc
            && self.events.iter().any(|event| event.snapshot().is_some() && !event.marks.has(Marks::AT_ONCE));
        for operation in self.operations.iter().filter(|operation| self.counts(operation)) {
            let whole = self.asked.filter(|_| self.system == PayloadSystem::Payfunc);
            let side = match self.is_covered(operation) {
                Some(false) => &mut later,
                Some(true) if operation.status == Status::Review => &mut rest,
                Some(true) => &mut before,
                None => &mut beside,
            };
            side.book(&self.operations, operation, whole);
            if operation.act == Act::Capture && operation.status.is_made() && sends_bills {
                side.taken.add(None);
                side.is_unclear = true;
            }
            if self.is_gone(operation) {
                let refunded = self.decisive.as_ref().and_then(|decisive| decisive.refunded);
                match self.is_gone_covered(operation) {
                    // The snapshot tells it as well.
                    Some(true) if refunded != Some(Amount::ZERO) => {}
                    Some(true) => before.book_gone(&self.operations, operation),
                    Some(false) => later.book_gone(&self.operations, operation),
                    None => beside.book_gone(&self.operations, operation),
                }
            }
        }
        self.is_unclear = later.is_unclear || beside.is_unclear;
        let mut ledger = later;
        if let Some(decisive) = self.decisive.as_ref().filter(|_| self.is_told) {
            let snapshot = decisive.snapshot;
            let is_reserved = snapshot.funds == Funds::Authorized;
            let is_whole = snapshot.partial == Some(false);
            ledger.taken = Sum::of(decisive.captured).plus(later.taken).or_more(beside.taken);
            ledger.returned = Sum::of(decisive.refunded).plus(later.returned).or_more(beside.returned);
            ledger.reserved = match is_reserved {
                true => Sum::of(self.asked.filter(|_| is_whole)).plus(later.reserved),
                false => later.reserved,
            };
            ledger.released = later.released.plus(beside.released);
            ledger.charged_back = ledger.charged_back.plus(before.charged_back).plus(beside.charged_back);
            ledger.restored = later.restored.plus(beside.restored);
            // What is not known to be in the snapshot or beside it: no more than the snapshot says is in it.
            let is_within = |beside: Sum, told: Option<Amount>| {
                !beside.any || beside.known.zip(told).is_some_and(|(beside, told)| beside <= told)
            };
            let is_taken_before = is_within(beside.taken, decisive.captured);
            let is_returned_before = is_within(beside.returned, decisive.refunded);
            self.is_beside =
                !(is_taken_before && is_returned_before) || beside.released.any || beside.restored.any;
            // Of nothing that it tells, what is told beside it is no part.
            let is_first = decisive.refunded == Some(Amount::ZERO);
            self.is_unclear |= !(is_returned_before || is_first) || beside.restored.any;
            // Of what was taken, what was released is no part.
            self.is_unclear |= beside.released.any && snapshot.funds != Funds::Captured;
            self.is_unclear |= beside.taken.any && decisive.captured.is_none();
        }
        (self.ledger, self.later, self.before) = (ledger, later, before);
    }

    /// The operations that went through, or most likely did, and move money.
    pub fn made(&self) -> impl Iterator<Item = &Resolved<'a>> {
        self.operations.iter().filter(|operation| operation.status.is_made() && self.counts(operation))
    }

    /// Whether anything was done after the decisive snapshot.
    pub fn is_moved_later(&self) -> bool {
        self.made().filter(|operation| operation.act != Act::Check).any(|operation| {
            let is_gone_later = self.is_gone(operation) && self.is_gone_covered(operation) == Some(false);
            match self.is_covered(operation) {
                Some(is_covered) => !is_covered || is_gone_later,
                None => self.is_beside || is_gone_later,
            }
        })
    }

    /// What an operation does.
    pub fn effect(&self, operation: &Resolved<'_>) -> Act {
        effect(&self.operations, operation)
    }
}

/// How much was asked for: as the newest snapshot says, or else as much as the payment began with.
fn asked(
    events: &[Event],
    decisive: Option<&Decisive<'_>>,
    operations: &[Resolved<'_>],
    system: PayloadSystem,
) -> Option<Amount> {
    if let Some(asked) = decisive.and_then(|decisive| decisive.snapshot.asked) {
        return Some(asked);
    }
    let told = events.iter().filter_map(|event| Some((event.at, event.snapshot()?.asked?)));
    if let Some((_, asked)) = told.max() {
        return Some(asked);
    }
    let begun = || operations.iter().filter(|operation| operation.act.begins() && operation.status.is_made());
    let first = begun().next()?.amount?;
    let is_one = match system {
        // Attempts at one payment have one amount.
        PayloadSystem::Opp => begun().all(|operation| operation.amount == Some(first)),
        _ => begun().count() == 1,
    };
    is_one.then_some(first)
}

/// The state of a payment with these events, which are in order.
pub fn state(events: &[Event]) -> Option<State> {
    let first = events.first()?;
    let known = Known::of(events, first.system);
    let currency = currency(events);
    let mut conflicts = contradictions::find(&known);
    if !known.is_unclear
        && known.ledger.taken.any
        && known.ledger.kept().is_some_and(|kept| kept < Amount::ZERO)
    {
        conflicts.push(contradictions::returned(&known));
    }
    let funds = words::funds(&known);
    let (mut spoken, about) = words::spoken(&known, funds);
    // Whichever of the documents says so: no real money is in it.
    if events.iter().any(Event::is_test) {
        spoken.set_test();
    }
    let partial = words::partial(&known, funds, &spoken);
    let is_paid = conflicts.is_empty() && words::is_paid(&known, funds, &spoken, partial);
    let attempts = attempts::all(&known, currency);
    let in_conflict = !conflicts.is_empty();
    let amount = |amount: Option<Amount>| {
        amount.filter(|_| !in_conflict).and_then(|amount| major(first.system, currency, amount))
    };
    let is_returned_unseen = !known.ledger.taken.any && !known.ledger.returned.is_zero();
    Some(State {
        system: Some(first.system),
        reference: Some(reference::of(&known).into()),
        events: events.len(),
        duplicates: 0,
        spoken: if in_conflict { Spoken::NOTHING.with(Told::UNKNOWN) } else { spoken },
        about: if in_conflict { Operation::Payment } else { about },
        funds: if in_conflict { Funds::Unknown } else { funds },
        // What was given back had been taken, by a document that is missing.
        captured: amount(
            known.ledger.taken.known.filter(|_| words::knows_taken(&known) && !is_returned_unseen),
        ),
        refunded: amount(
            known.ledger.returned.known.filter(|_| words::knows_taken(&known) || is_returned_unseen),
        ),
        currency,
        partial: partial.filter(|_| !in_conflict),
        is_paid,
        is_paid_twice: words::is_paid_twice(&known),
        is_restored: known.ledger.restored.any,
        is_doubted: words::is_doubted(&known),
        refused: words::refused_later(&known),
        conflicts,
        attempts,
    })
}

/// What is left of a payment with more events than are kept.
pub fn full(system: PayloadSystem, reference: &str) -> State {
    let path = String::from(reference);
    State {
        system: Some(system),
        reference: Some(path.clone()),
        spoken: Spoken::NOTHING.with(Told::UNKNOWN),
        conflicts: Vec::from([Conflict { kind: ConflictKind::Full, paths: [path.clone(), path] }]),
        ..State::NOTHING
    }
}

/// The one currency of all events.
fn currency(events: &[Event]) -> Option<Currency> {
    let mut currencies = events.iter().filter_map(|event| event.currency);
    let first = currencies.next()?;
    currencies.all(|other| other == first).then_some(first)
}

/// An amount in major units. Some systems send the smallest ones, so that without a currency nothing can be said.
pub fn major(system: PayloadSystem, currency: Option<Currency>, amount: Amount) -> Option<Amount> {
    match system {
        PayloadSystem::Payex
        | PayloadSystem::Klarna
        | PayloadSystem::Nexi
        | PayloadSystem::Quickpay
        | PayloadSystem::Reepay
        | PayloadSystem::Vipps => amount.to_major(currency?.places()),
        PayloadSystem::Adyen => amount.to_major(currency?.places_at_adyen()),
        PayloadSystem::Checkout => amount.to_major(currency?.places_at_checkout()),
        PayloadSystem::Stripe => amount.to_major(currency?.places_at_stripe()),
        _ => Some(amount),
    }
}

/// Whether a mark is set on the decisive snapshot or one that it stands for.
pub fn has_mark(known: &Known<'_>, mark: Marks) -> bool {
    known.decisive.as_ref().is_some_and(|decisive| {
        decisive.event.marks.has(mark)
            || decisive.peers.iter().any(|peer| known.events[*peer].marks.has(mark))
    })
}
