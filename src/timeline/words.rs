//! Where the money is after all, and in which words that is said.

use super::decisive::Decisive;
use super::event::{Act, Body, Marks};
use super::fold::{Known, has_mark};
use super::moment::Moment;
use super::operations::{Resolved, Status};
use super::spoken::Spoken;
use crate::payload::amount::Amount;
use crate::payload::finding::Turned;
use crate::payload::{Funds, PayloadSystem};
use crate::told::Told;
use crate::vocabulary::{Operation, Outcome};

fn told<'k, 'a>(known: &'k Known<'a>) -> Option<&'k Decisive<'a>> {
    known.decisive.as_ref().filter(|_| known.is_told)
}

/// Whether the sums say how much was taken: something that moves money was told, or that nothing was.
pub fn knows_taken(known: &Known<'_>) -> bool {
    if known.is_unclear && !known.ledger.taken.any {
        return false;
    }
    let is_refusal = |operation: &Resolved<'_>| operation.status == Status::Refused && operation.act.begins();
    let refuses = || known.operations.iter().any(is_refusal);
    known.is_told || known.made().next().is_some() || (refuses() && !has_open(known))
}

fn has_open(known: &Known<'_>) -> bool {
    // A state that may change, or that leaves the money open.
    let of_snapshot = known
        .decisive
        .as_ref()
        .is_some_and(|decisive| decisive.snapshot.spoken.outcome() != Outcome::Informational);
    of_snapshot || known.operations.iter().any(|operation| operation.status.is_open())
}

/// Where the money is.
pub fn funds(known: &Known<'_>) -> Funds {
    if let Some(decisive) = told(known)
        && !known.is_moved_later()
    {
        return decisive.snapshot.funds;
    }
    let ledger = &known.ledger;
    if known.is_unclear {
        return Funds::Unknown;
    }
    match (ledger.taken.known, ledger.kept()) {
        (Some(taken), Some(kept)) if taken > Amount::ZERO => match kept.cmp(&Amount::ZERO) {
            core::cmp::Ordering::Greater => Funds::Captured,
            core::cmp::Ordering::Equal => Funds::Returned,
            core::cmp::Ordering::Less => Funds::Unknown,
        },
        // How much is not known, but that it was.
        _ if ledger.taken.any => {
            if !ledger.returned.is_zero() {
                Funds::Unknown
            } else {
                Funds::Captured
            }
        }
        // What went back had been taken, by a document that is missing.
        _ if !ledger.returned.is_zero() => match (ledger.returned.known, known.asked) {
            (Some(returned), Some(asked)) if returned < asked => Funds::Unknown,
            (None, Some(_)) => Funds::Unknown,
            _ => Funds::Returned,
        },
        _ if ledger.reserved.any => {
            let held =
                ledger.reserved.known.zip(ledger.released.known).map(|(held, released)| held - released);
            match held {
                Some(held) if held > Amount::ZERO => Funds::Authorized,
                Some(_) => Funds::None,
                None if ledger.released.any => Funds::Unknown,
                None => Funds::Authorized,
            }
        }
        // What was released had been reserved.
        _ if ledger.released.any => Funds::None,
        _ if made_check(known) => Funds::None,
        _ => never_moved(known),
    }
}

fn made_check(known: &Known<'_>) -> bool {
    let mut made = known.made().peekable();
    made.peek().is_some() && made.all(|operation| operation.act == Act::Check)
}

/// Nothing moved if every attempt was refused for good.
fn never_moved(known: &Known<'_>) -> Funds {
    if let Some(decisive) = known.decisive.as_ref().filter(|_| known.made().next().is_none()) {
        return decisive.snapshot.funds;
    }
    let mut attempts =
        known.operations.iter().filter(|operation| operation.status != Status::Nothing).peekable();
    let is_refused = |operation: &Resolved<'_>| {
        let verdict = operation.spoken.verdict.filter(|_| operation.status == Status::Refused);
        let is_none = |verdict| crate::payload::refused_funds(verdict) == Funds::None;
        operation.act.begins()
            && verdict.is_some_and(|verdict| operation.spoken.is_not_done() || is_none(verdict))
    };
    let any = attempts.peek().is_some();
    if any && attempts.all(is_refused) { Funds::None } else { Funds::Unknown }
}

/// What is said, and of what.
pub fn spoken(known: &Known<'_>, funds: Funds) -> (Spoken, Operation) {
    let payment = |spoken| (spoken, Operation::Payment);
    let decisive = told(known);
    if let Some(decisive) = decisive {
        let outcome = decisive.snapshot.spoken.outcome();
        if matches!(outcome, Outcome::Review | Outcome::Unknown) {
            return payment(decisive.snapshot.spoken);
        }
    }
    let uncovered = || {
        known
            .operations
            .iter()
            .filter(|operation| known.counts(operation) && known.is_covered(operation) != Some(true))
    };
    // What may have happened, or has to be looked at, comes before what did.
    for status in [Status::Unknown, Status::Review] {
        if let Some(open) = newest(uncovered().filter(|operation| operation.status == status)) {
            return payment(open.spoken);
        }
    }
    let pends = |acts: fn(Act) -> bool| {
        newest(
            uncovered().filter(move |operation| operation.status == Status::Pending && acts(operation.act)),
        )
    };
    if funds == Funds::Captured
        && let Some(refund) = pends(|act| act.gives() || act == Act::Void)
    {
        return (refund.spoken, Operation::Refund);
    }
    if funds == Funds::Authorized
        && let Some(capture) = pends(Act::takes)
    {
        return payment(capture.spoken);
    }
    let is_later = known.is_moved_later();
    if let Some(decisive) = decisive.filter(|_| !is_later) {
        let spoken = decisive.snapshot.spoken;
        // What went through without any money is the check of a card.
        let is_check = funds == Funds::None && spoken.outcome() == Outcome::Approved;
        return (spoken, if is_check { Operation::Verification } else { Operation::Payment });
    }
    let made =
        |acts: &dyn Fn(Act) -> bool| newest(known.made().filter(|operation| acts(known.effect(operation))));
    match funds {
        Funds::Returned => {
            let banks = made(&|act| act == Act::Chargeback);
            let back = banks.or_else(|| made(&|act| act.gives())).or_else(|| made(&|act| act.takes()));
            let turned = if banks.is_some() { Turned::ChargedBack } else { Turned::Refunded };
            payment(said(back, Outcome::Reversed, turned))
        }
        Funds::Captured => payment(or_nothing(made(&|act| act.takes()), decisive)),
        Funds::Authorized => payment(or_nothing(made(&|act| act == Act::Reserve), decisive)),
        Funds::None if made(&|act| act == Act::Release).is_some() => {
            payment(said(made(&|act| act == Act::Release), Outcome::Cancelled, Turned::Released))
        }
        _ => undecided(known),
    }
}

/// Where no money is known to be: a state that may change, the newest attempt, or nothing.
fn undecided(known: &Known<'_>) -> (Spoken, Operation) {
    let of = |acts: fn(&Resolved<'_>) -> bool| {
        newest(known.operations.iter().filter(move |operation| acts(operation)))
    };
    if !known.ledger.returned.is_zero() {
        let back = newest(known.made().filter(|operation| known.effect(operation).gives()));
        return (said(back, Outcome::Reversed, Turned::Refunded), Operation::Payment);
    }
    if let Some(made) = newest(known.made()) {
        return (made.spoken, operation(made.act));
    }
    if let Some(pending) = of(|operation| operation.status == Status::Pending && operation.act.begins()) {
        return (pending.spoken, Operation::Payment);
    }
    let refused = of(|operation| operation.status == Status::Refused && operation.act.begins());
    // Stripe tells of a failed try as the state of its intent, which had waited for that try.
    let is_state = |at: Option<Moment>| {
        known.system == PayloadSystem::Stripe
            && refused.is_some_and(|refused| at.is_some() && refused.at > at)
    };
    if let Some(decisive) = known.decisive.as_ref().filter(|decisive| {
        decisive.snapshot.spoken.outcome() != Outcome::Informational && !is_state(decisive.at())
    }) {
        return (decisive.snapshot.spoken, Operation::Payment);
    }
    if let Some(attempt) = refused {
        return (attempt.spoken, Operation::Payment);
    }
    if let Some(other) = of(|operation| operation.status != Status::Nothing) {
        let told = other.spoken.told;
        // A card that could not be checked is the shopper's, and no other card helps a refund.
        let told = if other.act == Act::Check { told } else { told.of_back_office() };
        return (other.spoken.with(told), operation(other.act));
    }
    let nothing = known.decisive.as_ref().map_or(Spoken::NOTHING, |decisive| decisive.snapshot.spoken);
    (nothing, Operation::Payment)
}

/// What an operation says, in the words that go with what it did.
fn said(operation: Option<&Resolved<'_>>, outcome: Outcome, turned: Turned) -> Spoken {
    let spoken = operation.map_or(Spoken::NOTHING, |operation| operation.spoken);
    if spoken.outcome() == outcome {
        return spoken;
    }
    spoken.with(turned.twin().map_or(Told::UNKNOWN, Told::from))
}

fn or_nothing(operation: Option<&Resolved<'_>>, decisive: Option<&Decisive<'_>>) -> Spoken {
    let of_snapshot = decisive.map(|decisive| decisive.snapshot.spoken);
    let of_snapshot = of_snapshot.filter(|spoken| spoken.outcome() == Outcome::Approved);
    let approved = operation.map(|operation| operation.spoken);
    approved
        .filter(|spoken| spoken.outcome() == Outcome::Approved)
        .or(of_snapshot)
        .or(approved)
        .unwrap_or(Spoken::NOTHING)
}

/// The newest of some operations; of equals always the same.
fn newest<'k, 'a>(operations: impl Iterator<Item = &'k Resolved<'a>>) -> Option<&'k Resolved<'a>>
where
    'a: 'k,
{
    operations.max_by(|one, other| one.at.cmp(&other.at).then_with(|| one.id.cmp(&other.id)))
}

/// What an operation asks for.
pub fn operation(act: Act) -> Operation {
    match act {
        Act::Reserve => Operation::Authorization,
        Act::Sale | Act::Bill => Operation::Payment,
        Act::Capture => Operation::Capture,
        Act::Void | Act::Restore => Operation::Reversal,
        Act::Release => Operation::Cancellation,
        Act::Refund => Operation::Refund,
        Act::Chargeback => Operation::Chargeback,
        Act::Check => Operation::Verification,
        Act::Other => Operation::Unknown,
    }
}

/// Whether less is held than was asked for.
pub fn partial(known: &Known<'_>, funds: Funds, spoken: &Spoken) -> Option<bool> {
    let is_part = || known.made().any(|operation| operation.spoken.is_partial());
    if !matches!(funds, Funds::Unknown) && (spoken.is_partial() || is_part()) {
        return Some(true);
    }
    if let Some(decisive) = told(known).filter(|_| !known.is_moved_later()) {
        return decisive.snapshot.partial;
    }
    let compared = |held: Option<Amount>| {
        let (held, asked) = held.zip(known.asked)?;
        if held > asked { None } else { Some(held < asked) }
    };
    match funds {
        // Of what is not known, a part went back.
        Funds::Captured if known.ledger.kept().zip(known.asked).is_none() => {
            (!known.ledger.returned.is_zero() && !known.ledger.restored.any).then_some(true)
        }
        Funds::Captured => compared(known.ledger.kept()),
        Funds::Authorized => {
            let (held, released) = (known.ledger.reserved.known, known.ledger.released.known);
            compared(held.zip(released).map(|(held, released)| held - released))
        }
        Funds::Returned | Funds::None => Some(false),
        Funds::Unknown => None,
    }
}

/// Whether something beside the sums keeps it from being paid.
pub fn is_doubted(known: &Known<'_>) -> bool {
    let gives = |act: Act| act.gives() || matches!(act, Act::Void | Act::Release | Act::Other);
    let is_open = |operation: &Resolved<'_>| match operation.status {
        Status::Unknown | Status::Review => true,
        Status::Pending => gives(operation.act),
        _ => false,
    };
    // A state of Stripe's counts what is given back, but none says how a refund or a dispute that is open will end.
    let stays_open = |act: Act| known.system == PayloadSystem::Stripe && (gives(act) || act == Act::Restore);
    let open = known.operations.iter().any(|operation| {
        let is_covered = known.is_covered(operation) == Some(true) && !stays_open(operation.act);
        known.counts(operation) && is_open(operation) && !is_covered
    });
    // At PayEx it is the same payment of which somebody tried to take more, and could not.
    let last =
        known.made().filter(|operation| operation.act.takes()).filter_map(|operation| operation.at).max();
    let is_try = |operation: &Resolved<'_>| {
        operation.status == Status::Refused
            && (operation.act.takes() || operation.act.begins())
            && operation.at.is_some_and(|at| last.is_some_and(|last| at >= last))
    };
    let tried = known.system == PayloadSystem::Payex && known.operations.iter().any(is_try);
    // A refund that came to nothing was one all the same, and so was what an issuer or a reviewer said.
    let is_undone = known.operations.iter().any(|operation| operation.is_undone && operation.act.gives());
    let is_warned = matches!(known.system, PayloadSystem::Adyen | PayloadSystem::Klarna)
        && known
            .events
            .iter()
            .any(|event| matches!(event.body, Body::Notice) && event.marks.has(Marks::DOUBTED));
    open || tried
        || is_undone
        || is_warned
        || known.is_unclear
        || known.made().any(|operation| operation.is_doubted)
        || known.decisive.as_ref().is_some_and(|decisive| decisive.is_doubted)
}

/// Whether the money was captured in full and kept, and nothing speaks against it.
pub fn is_paid(known: &Known<'_>, funds: Funds, spoken: &Spoken, partial: Option<bool>) -> bool {
    let ledger = &known.ledger;
    let is_kept = ledger.returned.is_zero() && !ledger.charged_back.any && !ledger.restored.any;
    let is_whole = known.asked.is_some() && ledger.kept() == known.asked;
    // By the snapshot alone, it has to say so itself.
    let says_so = match told(known) {
        Some(_) if !known.is_moved_later() => has_mark(known, Marks::PAID),
        _ => known.made().any(|operation| operation.act.takes()),
    };
    let is_purchase = !known.events.iter().any(|event| event.marks.has(Marks::NO_PURCHASE));
    spoken.outcome() == Outcome::Approved
        && funds == Funds::Captured
        && partial == Some(false)
        && is_kept
        && is_whole
        && says_so
        && is_purchase
        && !spoken.is_test()
        && !is_doubted(known)
}

/// Whether more is held than was asked for.
pub fn is_paid_twice(known: &Known<'_>) -> bool {
    known.ledger.kept().zip(known.asked).is_some_and(|(kept, asked)| kept > asked)
}

/// What was refused after the payment was made, if it was to give money back.
pub fn refused_later(known: &Known<'_>) -> Option<Operation> {
    let gives = |operation: &&Resolved<'_>| {
        operation.status == Status::Refused
            && (operation.act.gives() || matches!(operation.act, Act::Void | Act::Release))
    };
    newest(known.operations.iter().filter(gives)).map(|refused| operation(refused.act))
}
