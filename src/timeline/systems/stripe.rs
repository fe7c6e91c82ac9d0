//! Stripe: payment intents and charges, of which only events say when they were so, and refunds and disputes, which are
//! operations.

use super::{
    Act, Amount, Answer, Asked, At, Body, Event, Funds, Id, Key, Moment, Operation, amount, amount_of, id,
    moment, snapshot, start,
};
use crate::payload::echo;
use crate::payload::stripe::{id_of, object};
use crate::told::Told;
use crate::vocabulary::{Actor, Outcome, Retry};

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let within = object(document);
    let object = within.unwrap_or(document);
    let reference: Id = answer.reference()?.into();
    let is = |name| object.get(Key::Object).is_some_and(|object| object.is(name));
    // An object by itself says when it was made, not when it was so.
    let at = moment(answer.at()).filter(|_| within.is_some());
    let charge = id(id_of(object.get(Key::Charge)));
    let (body, other) = match () {
        () if is("payment_intent") => (intent(answer, object, at), None),
        () if is("charge") => (charge_of(answer, object, at), id(object.get(Key::Id))),
        () if is("refund") => (Body::Operation(operation(answer, object, at, Act::Refund)), charge),
        () if is("dispute") => (dispute(answer, object, at), charge),
        () => (error(answer, document), None),
    };
    let other = other.filter(|other| *other != reference);
    Some(Event { at, other, ..start(answer, reference, body) })
}

/// An intent. One that waits for another try is no end of the payment: only the try was refused.
fn intent(answer: &Answer, intent: At<'_>, at: Option<Moment>) -> Body {
    let status = |name| intent.get(Key::Status).is_some_and(|status| status.is(name));
    if status("requires_payment_method") && answer.outcome() != Outcome::ActionRequired {
        let error = intent.get(Key::LastPaymentError);
        let failed = error.and_then(|error| id_of(error.get(Key::Charge)));
        let failed = failed.or_else(|| id_of(intent.get(Key::LatestCharge)));
        return attempt(answer, at, id(failed));
    }
    let mut whole = snapshot(answer, amount_of(answer));
    match answer.funds() {
        Funds::Captured => {
            whole.captured = amount(intent.get(Key::AmountReceived));
            let latest = intent.get(Key::LatestCharge).filter(|latest| latest.is_object());
            let returned = latest.map(returned);
            whole.refunded = returned.unwrap_or(whole.refunded.or(Some(Amount::ZERO)));
        }
        Funds::Returned => (whole.captured, whole.refunded) = (whole.asked, whole.asked),
        _ => {}
    }
    Body::Snapshot(whole.into())
}

/// A charge. One that failed is a try; of the payment it says nothing.
fn charge_of(answer: &Answer, charge: At<'_>, at: Option<Moment>) -> Body {
    let status = |name| charge.get(Key::Status).is_some_and(|status| status.is(name));
    if status("failed") || status("pending") {
        return attempt(answer, at, id(charge.get(Key::Id)));
    }
    let mut whole = snapshot(answer, amount_of(answer));
    match answer.funds() {
        Funds::Captured => {
            whole.captured = amount(charge.get(Key::AmountCaptured)).or(whole.asked);
            whole.refunded = returned(charge);
        }
        Funds::Returned => (whole.captured, whole.refunded) = (whole.asked, whole.asked),
        _ => {}
    }
    Body::Snapshot(whole.into())
}

/// What of a charge went back; nothing is known of one that is disputed.
fn returned(charge: At<'_>) -> Option<Amount> {
    let is_disputed = charge.get(Key::Disputed).is_some_and(|disputed| disputed.truth().is_none_or(|is| is));
    let returned =
        charge.get(Key::AmountRefunded).map_or(Some(Amount::ZERO), |returned| amount(Some(returned)));
    returned.filter(|_| !is_disputed)
}

/// An error of the API: a try that was refused, or nothing about the payment.
fn error(answer: &Answer, document: At<'_>) -> Body {
    let error = document.get(Key::Error);
    let is_try = answer.operation() == Asked::Payment && answer.outcome().is_refused();
    match error.filter(|_| is_try) {
        Some(error) => attempt(answer, None, id(id_of(error.get(Key::Charge)))),
        None => Body::Notice,
    }
}

/// A try to charge.
fn attempt(answer: &Answer, at: Option<Moment>, id: Option<Id>) -> Body {
    Body::Operation(Operation { at, ..super::operation(answer, Act::Sale, id) })
}

/// A refund or a dispute, which says when it was made.
fn operation(answer: &Answer, object: At<'_>, at: Option<Moment>, act: Act) -> Operation {
    let made = object.get(Key::Created).and_then(echo::seconds);
    let at = moment(made.as_deref()).or(at);
    Operation { at, ..super::operation(answer, act, id(object.get(Key::Id))) }
}

/// A dispute. While it is only asked about, money may be taken back yet; once it is won, the merchant has it again, and
/// a person has to look.
fn dispute(answer: &Answer, dispute: At<'_>, at: Option<Moment>) -> Body {
    let is = |name| dispute.get(Key::Status).is_some_and(|status| status.is(name));
    let own = operation(answer, dispute, at, Act::Chargeback);
    let says = |outcome, retry, actor| Told { outcome, retry, actor, reason: None, ..own.spoken.told };
    Body::Operation(match () {
        () if is("won") => {
            let told = says(Outcome::Review, Retry::CheckFirst, Actor::Merchant);
            let spoken = own.spoken.with(told);
            // What was taken back stays told: that it came again is another operation.
            Operation {
                act: Act::Restore,
                number: own.id.clone(),
                id: None,
                at: at.or(own.at),
                spoken,
                ..own
            }
        }
        () if is("warning_needs_response") || is("warning_under_review") => {
            let spoken = own.spoken.with(says(Outcome::Pending, Retry::Wait, Actor::Nobody));
            Operation { spoken, ..own }
        }
        () => own,
    })
}
