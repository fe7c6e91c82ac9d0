//! PayFunc / CardFunc: orders with what was done to them, and single events, which name the payment by its reference.

use super::{
    Act, Answer, At, Body, Event, Funds, Key, Marks, Operation, Spoken, amount, amount_of, id, snapshot,
    spoken, start, time,
};
use crate::code_set::CodeSet;
use crate::payload::Kind;
use crate::payload::amount::Amount;
use crate::told::Told;
use crate::vocabulary::{Outcome, Reason};

/// The ways to pay whose charge takes the money at once.
const AT_ONCE: [&str; 5] = ["card", "account", "customer", "swish", "mobile"];

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    match answer.kind() {
        Kind::Event => {
            let reference = id(document.get(Key::Reference)).or_else(|| id(document.get(Key::Id)))?;
            let is_fail = document.get(Key::Type).is_some_and(|kind| kind.is("fail"));
            let mut operation = read(document);
            if !is_fail {
                operation.spoken = Spoken::of(answer);
            }
            Some(start(answer, reference, Body::Operation(operation)))
        }
        Kind::Payment if !document.has(Key::Authorization) => {
            // Its status says nothing.
            let reference = answer.reference()?;
            let mut event = start(answer, reference.into(), Body::Notice);
            event.other = id(document.get(Key::Id)).filter(|other| *other != event.reference);
            Some(event)
        }
        _ => order(answer, document),
    }
}

fn order(answer: &Answer, document: At<'_>) -> Option<Event> {
    let is_wrapped = !document.has(Key::Status);
    let body = document.get(Key::Authorization).filter(|at| at.is_object() && is_wrapped).unwrap_or(document);
    let payment = body.get(Key::Payment);
    let reference = answer.reference()?;
    let mut whole = snapshot(answer, amount_of(answer));
    if let Some((captured, refunded)) = by_status(body) {
        (whole.captured, whole.refunded) = (Some(captured), Some(refunded));
    } else if answer.funds() == Funds::Returned {
        (whole.captured, whole.refunded) = (whole.asked, whole.asked);
    }
    if let Some(events) = body.get(Key::Event) {
        whole.operations = events.items().iter().map(read).collect();
        whole.operations.sort();
        whole.operations.dedup();
    }
    let mut event = start(answer, reference.into(), Body::Snapshot(whole.into()));
    event.other = id(payment.and_then(|payment| payment.get(Key::Reference)));
    event.other = event.other.filter(|other| *other != event.reference);
    let kind = payment.and_then(|payment| payment.get(Key::Type));
    let is_card = kind.is_some_and(|kind| AT_ONCE.iter().any(|name| kind.is(name)));
    event.marks.set(Marks::AT_ONCE, is_card);
    Some(event)
}

/// What a map from word to amount says that was taken, and that went back.
fn by_status(body: At<'_>) -> Option<(Amount, Amount)> {
    let status = body.get(Key::Status).filter(|status| status.is_object())?;
    let (mut kept, mut returned) = (Amount::ZERO, Amount::ZERO);
    for (key, at) in status.entries() {
        let side = match key {
            Key::Charged | Key::Paid | Key::Captured => &mut kept,
            Key::Refunded => &mut returned,
            _ => continue,
        };
        *side = side.checked_add(amount(Some(at))?)?;
    }
    Some((kept.checked_add(returned)?, returned)).filter(|_| !status.has_other_names())
}

/// An event of an order. One that failed is an operation that was refused.
fn read(at: At<'_>) -> Operation {
    let kind = at.get(Key::Type);
    let is_fail = kind.is_some_and(|kind| kind.is("fail"));
    let mut said = spoken(kind, CodeSet::PayfuncEvent);
    let mut name = kind;
    if is_fail {
        name = at.get(Key::Original);
        let error = at.get(Key::Error);
        let own =
            error.and_then(|error| error.get(Key::Error).or_else(|| error.get(Key::Type)).or(Some(error)));
        let why = spoken(own, CodeSet::PayfuncError);
        // What failed left everything as it was, whatever the reason.
        let told = Told { outcome: Outcome::Failed, reason: Some(Reason::Unspecified), ..said.told };
        let is_why =
            why.verdict.is_some_and(|verdict| verdict.entry().is_some()) && why.told.outcome.is_refused();
        said = if is_why { why } else { said.with(told) };
    }
    Operation {
        act: act(name),
        at: time(at.get(Key::Date)),
        id: None,
        number: None,
        amount: at.get(Key::Items).and_then(|items| amount(Some(items))),
        spoken: said,
    }
}

fn act(kind: Option<At<'_>>) -> Act {
    let acts = [
        ("order", Act::Reserve),
        ("charge", Act::Capture),
        ("pay", Act::Sale),
        ("refund", Act::Refund),
        ("cancel", Act::Release),
        ("deny", Act::Reserve),
    ];
    kind.and_then(|kind| acts.into_iter().find(|(name, _)| kind.is(name))).map_or(Act::Other, |(_, act)| act)
}
