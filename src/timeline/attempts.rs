//! The steps of a payment's life, in the order of their own times.

use alloc::string::String;
use alloc::vec::Vec;

use super::currency::Currency;
use super::fold::{Known, major};
use super::operations::Status;
use super::state::Attempt;
use super::words;
use crate::vocabulary::{Operation, Outcome};

/// All operations, and the states that the payment was told to be in.
pub fn all(known: &Known<'_>, currency: Option<Currency>) -> Vec<Attempt> {
    let amount = |amount: Option<_>| amount.and_then(|amount| major(known.system, currency, amount));
    let operations = known.operations.iter().map(|operation| Attempt {
        at: operation.at,
        operation: words::operation(operation.act),
        id: operation.id.map(|id| String::from(&**id)),
        outcome: match operation.status {
            // Which of the two holds is not known.
            _ if operation.is_contradicted => Outcome::Unknown,
            Status::Done => Outcome::Approved,
            _ => operation.spoken.outcome(),
        },
        amount: amount(operation.amount),
        currency,
        spoken: operation.spoken,
    });
    let states = known.events.iter().filter_map(|event| {
        let snapshot = event.snapshot()?;
        Some(Attempt {
            at: event.at,
            operation: Operation::Status,
            id: Some(String::from(&*event.reference)),
            outcome: snapshot.spoken.outcome(),
            amount: amount(snapshot.asked),
            currency,
            spoken: snapshot.spoken,
        })
    });
    let mut all: Vec<Attempt> = operations.chain(states).collect();
    all.sort();
    all.dedup();
    all
}
