//! What the documents of each system tell of a payment.

mod adyen;
mod askell;
mod braintree;
mod checkout;
mod klarna;
mod mollie;
mod nexi;
mod opp;
mod payex;
mod payfunc;
mod paypal;
mod pei;
mod quickpay;
mod reepay;
mod stripe;
mod swish;
mod vipps;

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::currency::Currency;
use super::document::Document;
use super::event::{Act, Body, Event, Id, Marks, Operation, Snapshot};
use super::moment::Moment;
use super::spoken::Spoken;
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::payload::amount::Amount;
use crate::payload::keys::Key;
use crate::payload::sums::Sums;
use crate::payload::tree::At;
use crate::payload::{self, Answer, Finding, Funds, PayloadSystem, Whole, echo};
use crate::told::Told;
use crate::vocabulary::{Operation as Asked, Outcome};

/// What reads the documents of a system; those of any other are whole payments by their answers.
type Read = fn(&Answer, At<'_>) -> Option<Event>;

const READ: &[(PayloadSystem, Read)] = &[
    (PayloadSystem::Adyen, adyen::event),
    (PayloadSystem::Askell, askell::event),
    (PayloadSystem::Braintree, braintree::event),
    (PayloadSystem::Checkout, checkout::event),
    (PayloadSystem::Klarna, klarna::event),
    (PayloadSystem::Mollie, mollie::event),
    (PayloadSystem::Nexi, nexi::event),
    (PayloadSystem::Opp, opp::event),
    (PayloadSystem::Payex, payex::event),
    (PayloadSystem::Payfunc, payfunc::event),
    (PayloadSystem::Paypal, paypal::event),
    (PayloadSystem::Pei, pei::event),
    (PayloadSystem::Quickpay, quickpay::event),
    (PayloadSystem::Reepay, reepay::event),
    (PayloadSystem::Stripe, stripe::event),
    (PayloadSystem::Swish, swish::event),
    (PayloadSystem::Vipps, vipps::event),
];

/// A document with what it tells.
pub fn document(whole: Whole) -> Document {
    let Whole { answer, root, found } = whole;
    let read =
        READ.iter().find(|(system, _)| *system == answer.system()).map_or(other as Read, |(_, read)| *read);
    let mut events: Vec<Event> = if found.is_empty() {
        read(&answer, &root).into_iter().collect()
    } else {
        let each = found.iter().zip(payload::found(answer.system(), &root));
        each.filter_map(|(answer, at)| read(answer, at)).collect()
    };
    // What a search finds that says that it failed is no proof.
    let is_doubted = !found.is_empty() && answer.contradiction().is_some();
    for event in &mut events {
        #[cfg(feature = "overlay")]
        for operation in event.operations_mut() {
            operation.spoken.take_own(&answer);
        }
        if is_doubted {
            event.marks.set(Marks::DOUBTED, true);
            event.marks.clear(Marks::PAID);
        }
        if answer.is_test() {
            event.set_test();
        }
        debug_assert!(event.is_possible(), "{event:?}");
    }
    Document { answer, events }
}

/// A whole payment, as its answer tells it.
fn other(answer: &Answer, _: At<'_>) -> Option<Event> {
    let whole = snapshot(answer, amount_of(answer));
    Some(start(answer, answer.reference()?.into(), Body::Snapshot(whole.into())))
}

/// What every event has, from the answer.
fn start(answer: &Answer, reference: Id, body: Body) -> Event {
    let mut marks = Marks::default();
    let takes = !matches!(answer.operation(), Asked::Payout | Asked::Verification);
    let is_paid = answer.is_paid() && takes && !matches!(body, Body::Notice);
    marks.set(Marks::PAID, is_paid);
    marks.set(Marks::DOUBTED, answer.is_doubted());
    let goes_back =
        |finding: &Finding| !finding.is_superseded() && finding.plain().outcome == Outcome::Reversed;
    marks.set(Marks::REFUNDED, answer.is_refunded() || (!is_paid && answer.verdicts().iter().any(goes_back)));
    marks.set(Marks::NO_PURCHASE, !takes);
    let paths = answer.contradiction().map(|conflict| conflict.paths());
    Event {
        at: moment(answer.at()),
        system: answer.system(),
        reference,
        other: None,
        merchant: None,
        currency: answer.currency().and_then(Currency::parse),
        marks,
        body,
        contradiction: paths.map(|paths| Box::new(paths.map(unwrapped))),
    }
}

/// The event of one operation. All of what was reserved is released, unless an amount says otherwise.
fn of_one(answer: &Answer, reference: Id, operation: Operation) -> Event {
    let other = (operation.act == Act::Release).then(|| reference.clone());
    Event { other, ..start(answer, reference, Body::Operation(operation)) }
}

/// One operation as the answer tells it, with its time and amount.
fn operation(answer: &Answer, act: Act, id: Option<Id>) -> Operation {
    let (at, amount, spoken) = (moment(answer.at()), amount_of(answer), Spoken::of(answer));
    Operation { act, at, id, number: None, amount, spoken }
}

/// A path without the wrapper of a webhook: a response and the webhook about it tell the same.
fn unwrapped(path: &str) -> Box<str> {
    let wrappers = [
        "payload.",
        "data.object.",
        "data.",
        "authorization.",
        "resource.",
        "subject.transaction.",
        "transaction.",
    ];
    wrappers.into_iter().find_map(|wrapper| path.strip_prefix(wrapper)).unwrap_or(path).into()
}

/// A snapshot from an answer, with what was taken and given back where funds alone tell it.
fn snapshot(answer: &Answer, asked: Option<Amount>) -> Snapshot {
    let asked = asked.filter(|asked| *asked > Amount::ZERO);
    let (captured, refunded) = match answer.funds() {
        Funds::Captured if answer.partial() == Some(false) && !answer.is_refunded() => {
            (asked, Some(Amount::ZERO))
        }
        Funds::Authorized | Funds::None => (Some(Amount::ZERO), Some(Amount::ZERO)),
        _ => (None, None),
    };
    Snapshot {
        spoken: Spoken::of(answer),
        funds: answer.funds(),
        partial: answer.partial(),
        asked,
        captured,
        refunded,
        operations: Vec::new(),
    }
}

/// A snapshot with what its own sums say was taken and given back.
fn by_sums(answer: &Answer, sums: &Sums) -> Snapshot {
    let mut whole = snapshot(answer, amount_of(answer));
    if matches!(answer.funds(), Funds::Captured | Funds::Returned) {
        (whole.captured, whole.refunded) = (sums.taken, sums.returned);
    }
    whole
}

fn moment(text: Option<&str>) -> Option<Moment> {
    text.and_then(Moment::parse)
}

fn time(at: Option<At<'_>>) -> Option<Moment> {
    moment(at.and_then(echo::time).as_deref())
}

fn id(at: Option<At<'_>>) -> Option<Id> {
    at.and_then(echo::id).map(|id| id.into_boxed_str())
}

/// The amount of an operation; a negative one is none.
fn amount(at: Option<At<'_>>) -> Option<Amount> {
    at.and_then(|at| at.amount()).filter(|amount| *amount >= Amount::ZERO)
}

fn amount_of(answer: &Answer) -> Option<Amount> {
    answer.amount().and_then(Amount::parse).filter(|amount| *amount >= Amount::ZERO)
}

/// What a code of a list says by itself.
fn spoken(at: Option<At<'_>>, set: CodeSet) -> Spoken {
    let verdict = at.and_then(|at| at.code()).and_then(|code| decode(set, code).ok());
    verdict.map_or(Spoken::NOTHING, Spoken::by)
}

/// What is said where money that had gone back came to the merchant again.
fn restored(answer: &Answer) -> Spoken {
    let back = decode(CodeSet::CheckoutStatus, "Refunded").map_or(Told::UNKNOWN, Told::from);
    Spoken::of(answer).with(back)
}

/// The sum of amounts, if all of them are known.
fn sum<'a>(mut operations: impl Iterator<Item = &'a Operation>) -> Option<Amount> {
    operations.try_fold(Amount::ZERO, |sum, operation| sum.checked_add(operation.amount?))
}
