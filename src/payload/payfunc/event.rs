//! Events: what was done to an order, or failed.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::{Funds, Ledger, Side};
use super::super::keys::Key;
use super::super::reading::{Reading, listed};
use super::super::tree::At;
use super::error;
use crate::code_set::CodeSet;
use crate::vocabulary::Operation;

/// An event that was read.
struct Event<'a> {
    at: At<'a>,
    kind: At<'a>,
    /// What failed, of a `fail`.
    original: Option<&'a str>,
    /// Where its findings begin and end.
    first: usize,
    last: usize,
}

/// What an event asks for.
fn operation(kind: &str) -> Operation {
    let kinds = [
        ("order", Operation::Authorization),
        ("charge", Operation::Capture),
        ("pay", Operation::Payment),
        ("refund", Operation::Refund),
        ("cancel", Operation::Cancellation),
        ("deny", Operation::Payment),
        ("defer", Operation::Payment),
        ("pend", Operation::Payment),
    ];
    let known = kinds.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(kind));
    known.map_or(Operation::Unknown, |(_, operation)| operation)
}

impl<'a> Event<'a> {
    fn read(at: At<'a>, reading: &mut Reading) -> Result<Option<Self>, Box<PayloadError>> {
        let Some(kind) = at.get(Key::Type) else {
            reading.unclear = true;
            return Ok(None);
        };
        let items = at.get(Key::Items);
        let is_read = |items: At<'_>| match items.is_list() {
            true => items.items().iter().all(|item| item.is_object()),
            false => items.amount().is_some(),
        };
        reading.unclear |= !items.is_none_or(is_read);
        let original = at.get(Key::Original).and_then(|original| original.text());
        let asked = if kind.is("fail") { original } else { kind.text() };
        reading.next_operation(operation(asked.unwrap_or_default()));
        let first = reading.findings.len();
        reading.code(kind, CodeSet::PayfuncEvent)?;
        // What was taken says more than what is reserved.
        reading.findings[first].rank = u8::from(kind.is("charge") || kind.is("pay"));
        if let Some(error) = at.get(Key::Error) {
            match error.text() {
                Some(word) => {
                    reading.listed_code(error, word, CodeSet::PayfuncError);
                }
                None => {
                    error::read(error, reading);
                }
            }
        }
        // That something failed is explained by a refusal beside it.
        let is_refused = |found: &super::super::finding::Finding| found.says_no() && found.is_exact();
        if kind.is("fail") {
            let errors = &reading.findings[first + 1..];
            reading.findings[first].superseded = !errors.is_empty() && errors.iter().all(is_refused);
        } else {
            reading.against_operation(at, first);
        }
        let last = reading.findings.len();
        Ok(Some(Self { at, kind, original, first, last }))
    }

    fn is(&self, kind: &str) -> bool {
        self.kind.is(kind)
    }

    /// Where the money is after the event, if it moves any.
    fn funds(&self) -> Option<Funds> {
        let moves = [
            ("order", Funds::Authorized),
            ("charge", Funds::Captured),
            ("pay", Funds::Captured),
            ("refund", if self.at.has(Key::Items) { Funds::Unknown } else { Funds::Returned }),
            ("cancel", Funds::None),
            ("deny", Funds::None),
        ];
        let known = moves.into_iter().find(|(kind, _)| self.is(kind)).map(|(_, funds)| funds);
        if self.is("fail") { None } else { Some(known.unwrap_or(Funds::Unknown)) }
    }

    /// How much it is about: the whole order unless it says otherwise.
    fn amount(&self, asked: Option<Amount>) -> Option<Amount> {
        self.at.get(Key::Items).map_or(asked, |items| items.amount())
    }
}

/// Reads an event that is a document of its own.
pub fn read_alone(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let event = Event::read(document, reading)?;
    reading.dated([document.get(Key::Date)]);
    if let Some(event) = event {
        let asked = if event.is("fail") { event.original } else { event.kind.text() };
        reading.operation = operation(asked.unwrap_or_default());
        reading.funds = event.funds().unwrap_or(Funds::Unknown);
    }
    Ok(())
}

/// What the events of an order did with the money.
pub struct Done {
    /// Where it is after the last of them, as far as their kinds tell.
    pub funds: Option<Funds>,
    /// How much, if all of them say so.
    pub ledger: Ledger,
    /// Whether the last try to take money failed.
    pub failed_to_take: bool,
}

/// Reads the events of an order.
pub fn read_all(
    events: At<'_>,
    asked: Option<Amount>,
    reading: &mut Reading,
) -> Result<Done, Box<PayloadError>> {
    reading.unclear |= !events.is_list();
    let mut read = Vec::new();
    for event in events.items() {
        read.extend(Event::read(event, reading)?);
    }
    let mut failed_to_take = false;
    // From the last to the first: which kinds come later, and whether anything but a failure does. Only the
    // few that are listed are remembered.
    let mut later: Vec<At<'_>> = Vec::new();
    let mut is_last = true;
    for event in read.iter().rev() {
        let is_fail = event.is("fail");
        let is_over = if is_fail {
            event.original.is_some_and(|original| later.iter().any(|kind| kind.is(original)))
        } else {
            // A wait ends with the next step.
            (event.is("pend") || event.is("defer")) && !is_last
        };
        if is_over {
            reading.findings[event.first..event.last]
                .iter_mut()
                .for_each(|finding| finding.superseded = true);
        }
        if is_fail {
            let gives = event.original.is_some_and(|original| ["refund", "cancel"].contains(&original));
            failed_to_take |= !is_over && !gives;
            continue;
        }
        is_last = false;
        let is_listed = event.kind.text().is_some_and(|kind| listed(CodeSet::PayfuncEvent, kind).is_some());
        if is_listed && !later.iter().any(|kind| event.is(kind.text().unwrap_or_default())) {
            later.push(event.kind);
        }
    }
    reading.refunded |= read.iter().any(|event| event.is("refund"));
    let last = read.iter().rev().find_map(Event::funds);
    Ok(Done { funds: last, ledger: ledger(&read, asked), failed_to_take })
}

/// How much was taken and paid back. An invoice is paid after it was charged.
fn ledger(events: &[Event<'_>], asked: Option<Amount>) -> Ledger {
    let mut ledger = Ledger::default();
    let is_paid = events.iter().any(|event| event.is("pay"));
    for event in events {
        let side = match () {
            () if event.is(if is_paid { "pay" } else { "charge" }) => Side::Taken,
            () if event.is("refund") => Side::Returned,
            () => continue,
        };
        ledger.book(side, event.amount(asked));
    }
    ledger
}
