//! Adyen: every notice is about one operation, with a reference of its own, and names the payment by its first one.

use super::{Act, Answer, At, Body, Event, Key, Marks, Operation, amount, id, of_one, restored, start};
use crate::payload::Kind;
use crate::payload::adyen::notice::{reversal, unwrapped};
use crate::payload::amount::Amount;
use crate::vocabulary::Operation as Asked;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference().filter(|_| answer.kind() != Kind::Webhook)?;
    let item = document.get(Key::NotificationItems).and_then(|items| items.items().first());
    let body = unwrapped(item.unwrap_or(document));
    let own = id(body.get(Key::PspReference));
    let Some(name) = body.get(Key::EventCode) else {
        let is_request = document.has(Key::PaymentPspReference);
        let act = match answer.operation() {
            // Its notice tells what was asked for.
            _ if is_request => Act::Other,
            Asked::Verification => Act::Check,
            _ => Act::Reserve,
        };
        return Some(of_one(answer, reference.into(), told(answer, act, own, sum(body))));
    };
    let Some(act) = act(name, body, answer) else {
        // It says nothing of the money, but may speak against shipping.
        return Some(start(answer, reference.into(), Body::Notice));
    };
    // The notices of one dispute have one reference. What is taken again, or comes back, is an operation of its own.
    let is_again = ["SECOND_CHARGEBACK", "PREARBITRATION_LOST", "SCHEME_ARBITRATION_LOST"];
    let is_apart = act == Act::Restore || is_again.iter().any(|again| name.is(again));
    let mut operation = told(answer, act, own.filter(|_| !is_apart), sum(body));
    let comes_back = ["CHARGEBACK_REVERSED", "REFUNDED_REVERSED"].iter().any(|event| name.is(event));
    if comes_back && answer.contradiction().is_none() {
        operation.spoken = restored(answer);
    }
    let mut event = of_one(answer, reference.into(), operation);
    event.marks.set(Marks::UNDONE, ["CAPTURE_FAILED", "REFUND_FAILED"].iter().any(|failed| name.is(failed)));
    Some(event)
}

fn told(answer: &Answer, act: Act, id: Option<super::Id>, amount: Option<Amount>) -> Operation {
    Operation { amount, ..super::operation(answer, act, id) }
}

/// The amount in a notice or response; none where it is nothing.
fn sum(body: At<'_>) -> Option<Amount> {
    let holder = body.get(Key::Amount).filter(|amount| amount.is_object()).unwrap_or(body);
    amount(holder.get(Key::Value)).filter(|amount| *amount > Amount::ZERO)
}

/// What an event does with the money; nothing where it is a letter about a dispute, an order or stored details.
fn act(name: At<'_>, body: At<'_>, answer: &Answer) -> Option<Act> {
    const ACTS: [(&str, Act); 21] = [
        ("AUTHORISATION_ADJUSTMENT", Act::Reserve),
        ("CANCELLATION", Act::Release),
        ("CAPTURE", Act::Capture),
        ("CAPTURE_FAILED", Act::Capture),
        ("CHARGEBACK", Act::Chargeback),
        ("CHARGEBACK_REVERSED", Act::Restore),
        ("DISPUTE_DEFENSE_PERIOD_ENDED", Act::Chargeback),
        ("EXPIRE", Act::Release),
        ("NOTIFICATION_OF_CHARGEBACK", Act::Chargeback),
        ("OFFER_CLOSED", Act::Reserve),
        ("PAYOUT_THIRDPARTY", Act::Other),
        ("POSTPONED_REFUND", Act::Refund),
        ("PREARBITRATION_LOST", Act::Chargeback),
        ("REFUND", Act::Refund),
        ("REFUNDED_REVERSED", Act::Restore),
        ("REFUND_FAILED", Act::Refund),
        ("REFUND_WITH_DATA", Act::Other),
        ("SCHEME_ARBITRATION_LOST", Act::Chargeback),
        ("SECOND_CHARGEBACK", Act::Chargeback),
        ("TECHNICAL_CANCEL", Act::Release),
        ("VOID_PENDING_REFUND", Act::Restore),
    ];
    if name.is("AUTHORISATION") {
        let is_check = answer.operation() == Asked::Verification;
        return Some(if is_check { Act::Check } else { Act::Reserve });
    }
    if name.is("CANCEL_OR_REFUND") {
        return Some(match reversal(body) {
            Asked::Refund => Act::Refund,
            Asked::Cancellation => Act::Release,
            _ => Act::Other,
        });
    }
    ACTS.iter().find(|(known, _)| name.is(known)).map(|(_, act)| *act)
}
