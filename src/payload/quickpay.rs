//! Quickpay: payments, and callbacks, which are the payment as it is. What happened is in its operations.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::amount::Amount;
use super::error::PayloadError;
use super::evidence::news;
use super::finding::Turned;
use super::funds::{Funds, Ledger, Side, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::{Reading, listed};
use super::sums;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::{Match, Verdict};
use crate::vocabulary::{Operation, Outcome};

pub fn kind(document: At<'_>) -> Kind {
    let is = |name| document.get(Key::Type).is_some_and(|own| own.is(name));
    if is("Subscription") || is("Card") { Kind::Registration } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let is = |name| document.get(Key::Type).is_some_and(|own| own.is(name));
    reading.asked_for(match kind {
        Kind::Registration => Operation::Mandate,
        _ if is("Payout") => Operation::Payout,
        _ => Operation::Payment,
    });
    reading.identify([document.get(Key::Id)]);
    reading.dated([document.get(Key::UpdatedAt), document.get(Key::CreatedAt)]);
    match document.get(Key::TestMode) {
        Some(mode) if mode.is_true() => reading.test = true,
        Some(mode) => reading.unclear |= !mode.is_false(),
        None => {}
    }
    let list = document.get(Key::Operations);
    reading.unclear |= list.is_some_and(|list| !list.is_list());
    let operations = list.map_or(&[][..], |list| list.items());
    let asked = operations.iter().find(|operation| asked(operation) == Operation::Authorization);
    reading.sum([asked.and_then(|asked| asked.get(Key::Amount))], document.get(Key::Currency));
    let mut read = Read::default();
    for (place, operation) in operations.iter().enumerate() {
        read_operation(operation, place, &mut read, reading)?;
    }
    settle(&mut read, reading);
    let ledger = read.ledger;
    reading.funds = match read.refused {
        // A card that is stored is not charged.
        _ if kind == Kind::Registration && ledger.funds() == Funds::Authorized => Funds::None,
        Some(funds) if !ledger.moved && !ledger.unclear => funds,
        _ => ledger.funds(),
    };
    let held = asked.and_then(|asked| sums::amount(asked.get(Key::Amount)));
    reading.partial = ledger.is_partial(held.filter(|_| reading.funds != Funds::Unknown));
    // Of two reservations one is still open.
    reading.doubted |= held.is_some_and(|held| ledger.reserved > held);
    // A payment is accepted once its authorisation was approved.
    if let Some(accepted) = document.get(Key::Accepted).filter(|accepted| !accepted.is_true()) {
        if ledger.moved {
            reading.against(accepted);
        }
    } else {
        reading.doubted |= !document.has(Key::Accepted);
    }
    // What is said of the payment as a whole has to fit: nothing is under way any more, and the balance is what is kept.
    let state = document.get(Key::State);
    reading.doubted |= state.is_some_and(|state| !(state.is("processed") || state.is("new")));
    let balance = document.get(Key::Balance);
    reading.unclear |= balance.is_some_and(|balance| balance.amount() != Some(ledger.kept()));
    // Money that is paid out, or a card that is stored, pays for nothing.
    reading.doubted |= !is("Payment") && document.has(Key::Type);
    // What is not taken yet is not paid anyhow, and may be so later.
    reading.doubted &= reading.funds == Funds::Captured;
    reading.against_payment(document, &[]);
    Ok(())
}

/// What was read of the operations.
#[derive(Default)]
struct Read {
    ledger: Ledger,
    /// Where the money is of an authorisation that was refused.
    refused: Option<Funds>,
    /// The findings of authorisations and captures that were refused, with the place of their operation.
    refusals: Vec<(Operation, usize, usize)>,
    /// The places of the last authorisation and of the last capture that went through.
    made: [Option<usize>; 2],
}

/// A try that was refused before one that went through is history; a capture that was refused after it, or without
/// any, is one that a person should look at.
fn settle(read: &mut Read, reading: &mut Reading) {
    for (asked, place, finding) in &read.refusals {
        let is_capture = *asked == Operation::Capture;
        let is_over = read.made[usize::from(is_capture)].is_some_and(|made| made > *place);
        if let Some(found) = reading.findings.get_mut(*finding).filter(|_| is_over) {
            found.superseded = true;
        }
        reading.doubted |= is_capture && !is_over;
    }
}

/// What an operation asks for.
pub fn asked(operation: At<'_>) -> Operation {
    let known = [
        ("authorize", Operation::Authorization),
        ("recurring", Operation::Authorization),
        ("capture", Operation::Capture),
        ("refund", Operation::Refund),
        ("cancel", Operation::Cancellation),
        ("credit", Operation::Payout),
    ];
    let name = operation.get(Key::Type);
    let known = known.into_iter().find(|(known, _)| name.is_some_and(|name| name.is(known)));
    known.map_or(Operation::Unknown, |(_, asked)| asked)
}

/// Whether an operation is of a kind that moves no money: it opens a session, or reports a fraud.
fn is_beside(operation: At<'_>) -> bool {
    operation.get(Key::Type).is_some_and(|name| name.is("session"))
}

fn read_operation(
    at: At<'_>,
    place: usize,
    read: &mut Read,
    reading: &mut Reading,
) -> Result<(), Box<PayloadError>> {
    let asked = asked(at);
    reading.next_operation(asked);
    let first = reading.findings.len();
    let pending = at.get(Key::Pending);
    reading.unclear |= pending.is_some_and(|pending| pending.truth().is_none());
    let is_pending = pending.is_some_and(|pending| !pending.is_false());
    let code = at.get(Key::QpStatusCode);
    let verdict = code.map(|code| reading.code(code, CodeSet::QuickpayStatus)).transpose()?;
    let is_done = verdict.is_some_and(is_done) && !is_pending;
    if let Some(found) = reading.findings.get_mut(first) {
        found.turned = match asked {
            Operation::Refund => Some(Turned::Refunded),
            Operation::Cancellation => Some(Turned::Released),
            _ => None,
        };
        // Nothing is decided while it is under way.
        found.superseded = is_pending;
    }
    let amount = sums::amount(at.get(Key::Amount));
    match (asked, is_done) {
        (Operation::Authorization, true) => read.ledger.book(Side::Reserved, amount),
        (Operation::Capture, true) => read.ledger.book(Side::Taken, amount),
        (Operation::Refund, true) => {
            read.ledger.book(Side::Returned, amount);
            reading.refunded = true;
        }
        // A cancellation releases all that is still held.
        (Operation::Cancellation, true) => {
            let open = read.ledger.reserved - read.ledger.released - read.ledger.taken;
            read.ledger.book(Side::Released, Some(open.max(Amount::ZERO)));
        }
        (Operation::Authorization, false) if !is_pending => {
            let funds = verdict.map_or(Funds::Unknown, refused);
            read.refused =
                Some(read.refused.map_or(funds, |known| if known == funds { known } else { Funds::Unknown }));
        }
        (Operation::Refund, false) => {
            // One that did not go through leaves the payment as it was.
            reading.refunded |= is_pending || !verdict.is_some_and(|verdict| verdict.outcome().says_no());
        }
        _ if is_beside(at) => {}
        (Operation::Unknown | Operation::Payout, _) => read.ledger.unclear = true,
        // A capture or cancellation under way may go through yet.
        _ => reading.doubted |= is_pending || !verdict.is_some_and(|verdict| verdict.outcome().says_no()),
    }
    let is_try = matches!(asked, Operation::Authorization | Operation::Capture);
    if is_try && is_done {
        read.made[usize::from(asked == Operation::Capture)] = Some(place);
    } else if is_try && !is_pending && verdict.is_some_and(|verdict| verdict.outcome().says_no()) {
        read.refusals.push((asked, place, first));
    }
    if let Some(message) = at.get(Key::QpStatusMsg) {
        reading.text(message);
    }
    reading.against_operation(at, first);
    // What the acquirer adds.
    if let Some(data) = reading.object(at.get(Key::Data)) {
        news(data, &[]).for_each(|field| reading.against(field));
    }
    Ok(())
}

/// Whether an operation went through.
pub fn is_made(operation: At<'_>) -> bool {
    let is_pending = operation.get(Key::Pending).is_some_and(|pending| !pending.is_false());
    let code = operation.get(Key::QpStatusCode).and_then(|code| code.code());
    let verdict = code.and_then(|code| listed(CodeSet::QuickpayStatus, code));
    verdict.is_some_and(is_done) && !is_pending
}

/// Whether a code says that an operation went through.
fn is_done(verdict: Verdict) -> bool {
    verdict.matched() == Match::Exact && verdict.outcome() == Outcome::Approved
}
