//! Events: what was done to an order, or failed.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::super::counted::Counted;
use super::super::error::PayloadError;
use super::super::funds::Funds;
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::error;
use crate::code_set::CodeSet;

/// An event that was read.
struct Event<'a> {
    kind: At<'a>,
    /// What failed, of a `fail`.
    original: Option<&'a str>,
    /// Where its findings begin and end.
    first: usize,
    last: usize,
    /// Whether it is about some items only.
    of_items: bool,
}

impl<'a> Event<'a> {
    fn read(at: At<'a>, reading: &mut Reading) -> Result<Option<Self>, Box<PayloadError>> {
        let Some(kind) = at.get(Key::Type) else {
            reading.unclear = true;
            return Ok(None);
        };
        reading.next_operation();
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
        let original = at.get(Key::Original).and_then(|original| original.text());
        let last = reading.findings.len();
        Ok(Some(Self { kind, original, first, last, of_items: at.has(Key::Items) }))
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
            ("refund", if self.of_items { Funds::Unknown } else { Funds::Returned }),
            ("cancel", Funds::None),
            ("deny", Funds::None),
        ];
        let known = moves.into_iter().find(|(kind, _)| self.is(kind)).map(|(_, funds)| funds);
        if self.is("fail") { None } else { Some(known.unwrap_or(Funds::Unknown)) }
    }
}

/// Reads an event that is a document of its own.
pub fn read_alone(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let event = Event::read(document, reading)?;
    reading.funds = event.and_then(|event| event.funds()).unwrap_or(Funds::Unknown);
    Ok(())
}

/// Reads the events of an order; says where the money is after the last one, as far as events can.
pub fn read_all(events: At<'_>, reading: &mut Reading) -> Result<Option<Funds>, Box<PayloadError>> {
    reading.unclear |= !events.is_list();
    let mut read = Vec::new();
    for event in events.items() {
        read.extend(Event::read(event, reading)?);
    }
    // From the last to the first: which kinds come later, and whether anything but a failure does.
    let mut later: BTreeSet<Counted<String>> = BTreeSet::new();
    for event in read.iter().rev() {
        let is_over = if event.is("fail") {
            event.original.is_some_and(|original| later.contains(&Counted(original.to_ascii_lowercase())))
        } else {
            // A wait ends with the next step.
            (event.is("pend") || event.is("defer")) && !later.is_empty()
        };
        for finding in &mut reading.findings[event.first..event.last] {
            finding.superseded = is_over;
        }
        if !event.is("fail") {
            later.extend(event.kind.text().map(|kind| Counted(kind.to_ascii_lowercase())));
        }
    }
    reading.refunded |= read.iter().any(|event| event.is("refund"));
    Ok(read.iter().rev().find_map(Event::funds))
}
