//! PayEx / Swedbank Pay: transactions by themselves, and payments and payment orders with their lists of them.

use super::{
    Act, Answer, At, Body, Event, Id, Key, Operation, Snapshot, Spoken, amount, id, snapshot, spoken, start,
    sum, time,
};
use crate::code_set::CodeSet;
use crate::payload::echo;
use crate::payload::payex::transactions::{LISTS, one};
use crate::payload::{Funds, Kind};
use crate::vocabulary::Outcome;
use alloc::vec::Vec;

/// The lists of an order; a payment has its own.
const OF_ORDER: [(Key, Key); 2] = [
    (Key::FinancialTransactions, Key::FinancialTransactionsList),
    (Key::FinancialTransactions, Key::FinancialTransactionList),
];

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let one = one(document);
    let reference =
        answer.reference().or_else(|| one.and_then(|one| one.get(Key::Id)).and_then(|at| at.text()));
    let reference = payment_of(reference?)?;
    let body = match answer.kind() {
        Kind::Callback => Body::Notice,
        // What the browser tells is no proof of anything.
        _ if document.has(Key::Event) => Body::Notice,
        Kind::Transaction => {
            let operation = read(one.unwrap_or(document), false);
            Body::Operation(Operation { spoken: Spoken::of(answer), ..operation })
        }
        _ => Body::Snapshot(whole(answer, document).into()),
    };
    Some(start(answer, reference, body))
}

/// The id of the payment or order, of which those of its resources begin with it. The host says nothing.
fn payment_of(text: &str) -> Option<Id> {
    let path = text.find("/psp/").and_then(|start| text.get(start..)).unwrap_or(text);
    let mut ends = path.match_indices('/').map(|(end, _)| end).skip(1);
    let is_order = path.starts_with("/psp/paymentorders/");
    // `/psp/paymentorders/ID`, `/psp/creditcard/payments/ID`.
    let end = ends.nth(if is_order { 2 } else { 3 }).unwrap_or(path.len());
    path.get(..end).filter(|path| echo::is_id(path)).map(Id::from)
}

fn act(at: Option<At<'_>>) -> Act {
    let acts = [
        ("Authorization", Act::Reserve),
        ("Sale", Act::Sale),
        ("Capture", Act::Capture),
        ("Cancellation", Act::Release),
        ("Cancel", Act::Release),
        ("Reversal", Act::Refund),
        ("Verification", Act::Check),
    ];
    at.and_then(|at| acts.into_iter().find(|(name, _)| at.is(name))).map_or(Act::Other, |(_, act)| act)
}

/// A transaction; those of an order have no state, as none is listed that did not go through.
fn read(at: At<'_>, is_financial: bool) -> Operation {
    let state = at.get(Key::State);
    let spoken = match state {
        None if is_financial => completed(),
        state => spoken(state, CodeSet::PayexTransaction),
    };
    let why = at.get(Key::FailedErrorCode).or_else(|| at.get(Key::FailedReason));
    let why =
        why.and_then(|why| why.text()).and_then(|why| crate::decode::decode(CodeSet::PayexFailure, why).ok());
    let why = why.filter(|why| why.entry().is_some() && spoken.told.outcome.is_refused());
    let told = why.map_or(spoken.told, |why| spoken.told.with(why.into()));
    let last = |text: Id| text.rsplit('/').next().filter(|last| echo::is_id(last)).map(Id::from);
    Operation {
        act: act(at.get(Key::Type)),
        at: time(at.get(Key::Created)).or_else(|| time(at.get(Key::Updated))),
        id: id(at.get(Key::Id)).and_then(last),
        number: id(at.get(Key::Number)),
        amount: amount(at.get(Key::Amount)),
        spoken: spoken.with(told),
    }
}

fn completed() -> Spoken {
    crate::decode::decode(CodeSet::PayexTransaction, "Completed").map_or(Spoken::NOTHING, Spoken::by)
}

/// A payment or an order.
fn whole(answer: &Answer, document: At<'_>) -> Snapshot {
    let holder = [Key::PaymentOrder, Key::Payment].into_iter().filter_map(|key| document.get(key));
    let body = holder.into_iter().find(|at| at.is_object()).unwrap_or(document);
    let asked = amount(body.get(Key::Amount));
    let mut whole = snapshot(answer, asked);
    let (operations, is_listed) = operations(body, document);
    let made = |of: fn(Act) -> bool| {
        let done = operations.iter().filter(|operation| operation.spoken.outcome() == Outcome::Approved);
        done.filter(move |operation| of(operation.act))
    };
    let is_moved = made(|act| act != Act::Check).next().is_some();
    if is_listed && is_moved {
        whole.captured = sum(made(Act::takes));
        whole.refunded = sum(made(Act::gives));
    } else if answer.funds() == Funds::Returned {
        let amount_in =
            |key| body.get(key).or_else(|| document.get(key)).and_then(|at| amount(at.get(Key::Amount)));
        let paid = body.get(Key::Paid).or_else(|| document.get(Key::Paid));
        let is_sale =
            paid.and_then(|paid| paid.get(Key::TransactionType)).is_some_and(|kind| kind.is("Sale"));
        let all = amount_in(Key::Reversed).or_else(|| amount_in(Key::Paid).filter(|_| is_sale));
        (whole.captured, whole.refunded) = (all, all);
    }
    whole.operations = operations;
    whole
}

/// The transactions of all lists, and whether there is any list.
fn operations(body: At<'_>, document: At<'_>) -> (Vec<Operation>, bool) {
    let mut operations: Vec<Operation> = Vec::new();
    let mut is_listed = false;
    let places = if body.is_root() { [Some(body), None] } else { [Some(body), Some(document)] };
    for place in places.into_iter().flatten() {
        for (resource, list) in LISTS.into_iter().chain(OF_ORDER) {
            let Some(list) = place.get(resource).and_then(|resource| resource.get(list)) else { continue };
            is_listed = true;
            for item in list.items() {
                let at = item.get(Key::Transaction).unwrap_or(item);
                operations.push(read(at, resource == Key::FinancialTransactions));
            }
        }
    }
    operations.sort();
    operations.dedup();
    (operations, is_listed)
}
