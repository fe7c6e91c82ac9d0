//! Áskell: payments with their transactions. Only the payment has a time.

use super::{
    Act, Answer, At, Body, Event, Funds, Key, Operation, amount, amount_of, id, snapshot, spoken, start, sum,
};
use crate::code_set::CodeSet;
use crate::payload::Kind;
use crate::vocabulary::Outcome;

pub fn event(answer: &Answer, document: At<'_>) -> Option<Event> {
    let reference = answer.reference()?;
    if !matches!(answer.kind(), Kind::Payment | Kind::Run) {
        return None;
    }
    let body = document.get(Key::Data).filter(|_| document.has(Key::Event)).unwrap_or(document);
    let mut whole = snapshot(answer, amount_of(answer));
    for list in [Key::Transactions, Key::Attempts].into_iter().filter_map(|key| body.get(key)) {
        whole.operations.extend(list.items().iter().map(read));
    }
    whole.operations.sort();
    whole.operations.dedup();
    let is = |outcome| move |operation: &&Operation| operation.spoken.outcome() == outcome;
    let settled = || whole.operations.iter().filter(is(Outcome::Approved));
    let returned = || whole.operations.iter().filter(is(Outcome::Reversed));
    match answer.funds() {
        Funds::Captured | Funds::Returned if settled().chain(returned()).next().is_some() => {
            whole.captured = sum(settled().chain(returned()));
            whole.refunded = sum(returned());
            // Whatever its transactions say: all of it went back.
            if answer.funds() == Funds::Returned {
                whole.refunded = whole.captured;
            }
        }
        Funds::Returned => (whole.captured, whole.refunded) = (whole.asked, whole.asked),
        _ => {}
    }
    Some(start(answer, reference.into(), Body::Snapshot(whole.into())))
}

fn read(at: At<'_>) -> Operation {
    Operation {
        act: Act::Sale,
        at: None,
        id: id(at.get(Key::Uuid)),
        number: None,
        amount: amount(at.get(Key::Amount)),
        spoken: spoken(at.get(Key::State), CodeSet::AskellTransaction),
    }
}
