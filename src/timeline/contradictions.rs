//! Finds what cannot be reconciled.

use alloc::vec::Vec;

use super::conflict::{Conflict, ConflictKind, path};
use super::event::{Act, Event};
use super::fold::Known;
use super::operations::{Resolved, Status};
use super::reference;
use crate::payload::amount::Amount;
use crate::vocabulary::Outcome;

/// All contradictions between the events of a payment, in the order of their kinds.
pub fn find(known: &Known<'_>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let mut add = |kind, paths| conflicts.push(Conflict { kind, paths });
    if let Some((event, paths)) = own(known) {
        add(ConflictKind::Codes, paths.clone().map(|path| alloc::format!("{}#{path}", event.reference)));
    }
    let counted = || known.operations.iter().filter(|operation| known.counts(operation));
    // What was captured had been authorised, whatever is told of it afterwards.
    let is_captured = known.made().any(|operation| operation.act == Act::Capture);
    for operation in counted() {
        let is_proven = operation.act == Act::Reserve && is_captured && !operation.has_amounts;
        if !is_proven && (operation.is_contradicted || operation.has_amounts) {
            let kind =
                if operation.is_contradicted { ConflictKind::Operation } else { ConflictKind::Amounts };
            add(kind, told_apart(known, operation));
        }
    }
    if let Some(paths) = currencies(known) {
        add(ConflictKind::Currencies, paths);
    }
    let of = |place: usize| path(&known.events[place], None);
    if let Some(decisive) = &known.decisive {
        if let Some([one, other]) = decisive.contradicted {
            add(ConflictKind::Snapshots, [of(one), of(other)]);
        }
        if let Some(denied) = decisive.denied {
            add(ConflictKind::Denied, [of(denied), of(decisive.place)]);
        }
        if known.is_told && decisive.denied.is_none() {
            let sums = (&known.before, decisive.captured, decisive.refunded);
            let is_less = |before: super::ledger::Sum, now: Option<Amount>| {
                let is_nothing = now == Some(Amount::ZERO) && before.any && !before.is_zero();
                is_nothing || before.known.zip(now).is_some_and(|(before, now)| before > now)
            };
            let denies_taken = is_less(sums.0.taken, sums.1);
            if denies_taken || is_less(sums.0.returned, sums.2) {
                let acts: fn(Act) -> bool = if denies_taken { Act::takes } else { Act::gives };
                let mut proven = known.made().filter(|operation| acts(known.effect(operation)));
                let proven = proven
                    .find(|operation| !known.is_listed(operation))
                    .map(|operation| place(known, operation));
                add(ConflictKind::Denied, [proven.unwrap_or_else(|| of(decisive.place)), of(decisive.place)]);
            }
        }
    }
    if let Some(paths) = released(known) {
        add(ConflictKind::Released, paths);
    }
    if let Some([one, other]) = reference::unlinked(known) {
        add(ConflictKind::Unlinked, [of(one), of(other)]);
    }
    conflicts
}

/// More went back than was taken.
pub fn returned(known: &Known<'_>) -> Conflict {
    let find = |acts: fn(Act) -> bool| {
        let operation = known.made().find(|operation| acts(known.effect(operation)));
        operation.map(|operation| place(known, operation))
    };
    let whole = || known.decisive.as_ref().map(|decisive| path(decisive.event, None)).unwrap_or_default();
    let paths = [find(Act::takes).unwrap_or_else(whole), find(Act::gives).unwrap_or_else(whole)];
    Conflict { kind: ConflictKind::Returned, paths }
}

/// The first document that contradicts itself and is not known to be superseded.
fn own<'k, 'a>(known: &'k Known<'a>) -> Option<(&'k Event, [alloc::boxed::Box<str>; 2])> {
    let newest = known.decisive.as_ref().filter(|_| known.is_told);
    let newest = newest.filter(|newest| newest.event.contradiction.is_none()).and_then(|newest| newest.at());
    let is_over = |place: usize, event: &Event| {
        let is_older = |newest| event.at.is_some_and(|at| at < newest);
        if event.snapshot().is_some() {
            return newest.is_some_and(is_older);
        }
        // An operation that a newer document tells without a contradiction.
        let same = known.operations.iter().find(|operation| operation.events.contains(&place));
        same.is_some_and(|same| {
            same.events.iter().map(|other| &known.events[*other]).any(|other| {
                other.contradiction.is_none() && other.snapshot().is_none() && other.at.is_some_and(is_older)
            })
        })
    };
    let mut all = known.events.iter().enumerate();
    let (_, event) = all.find(|(place, event)| event.contradiction.is_some() && !is_over(*place, event))?;
    Some((event, *event.contradiction.clone()?))
}

/// Where an operation is told.
fn place(known: &Known<'_>, operation: &Resolved<'_>) -> alloc::string::String {
    let event = operation.events.first().map(|place| &known.events[*place]);
    event.map_or_else(Default::default, |event| path(event, of(event, operation)))
}

fn of<'e>(event: &'e Event, operation: &Resolved<'_>) -> Option<&'e super::event::Operation> {
    let is_it = |own: &&super::event::Operation| {
        [&own.id, &own.number].into_iter().flatten().any(|id| Some(id) == operation.id)
    };
    event.operations().iter().find(is_it).or_else(|| event.operations().first())
}

/// The first two places that tell an operation in different ways.
fn told_apart(known: &Known<'_>, operation: &Resolved<'_>) -> [alloc::string::String; 2] {
    let mut paths: Vec<_> = operation
        .events
        .iter()
        .map(|place| {
            let event = &known.events[*place];
            path(event, of(event, operation))
        })
        .collect();
    let last = paths.pop().unwrap_or_default();
    let first = paths.into_iter().find(|path| *path != last).unwrap_or_else(|| last.clone());
    [first, last]
}

fn currencies(known: &Known<'_>) -> Option<[alloc::string::String; 2]> {
    let first = known.events.iter().find(|event| event.currency.is_some())?;
    let other =
        known.events.iter().find(|event| event.currency.is_some() && event.currency != first.currency)?;
    let path_of =
        |event: &Event| path(event, event.operations().first().filter(|_| event.snapshot().is_none()));
    Some([path_of(first), path_of(other)])
}

/// Money that was taken although it had been released.
fn released(known: &Known<'_>) -> Option<[alloc::string::String; 2]> {
    let ledger = &known.ledger;
    let find = |acts: fn(Act) -> bool| known.made().find(|operation| acts(known.effect(operation)));
    let taken = find(Act::takes);
    let cancelled = known.decisive.as_ref().filter(|decisive| {
        known.is_told && decisive.snapshot.spoken.outcome() == Outcome::Cancelled && known.later.taken.any
    });
    if let Some((cancelled, taken)) = cancelled.zip(taken) {
        return Some([path(cancelled.event, None), place(known, taken)]);
    }
    if !(ledger.released.any && ledger.taken.any) {
        return None;
    }
    let limit = ledger.reserved.known.filter(|_| ledger.reserved.any).or(known.asked);
    let used = ledger.released.known.zip(ledger.taken.known).and_then(|(one, other)| one.checked_add(other));
    let is_over = used.zip(limit).is_some_and(|(used, limit)| used > limit);
    // Where an amount is missing, all of it was released.
    let is_all = used.is_none()
        && known.operations.iter().any(|operation| {
            known.effect(operation) == Act::Release
                && operation.status == Status::Done
                && operation.amount.is_none()
        });
    let release = find(|act| act == Act::Release)?;
    let told = || known.decisive.as_ref().map(|decisive| path(decisive.event, None));
    let taken = taken.map(|taken| place(known, taken)).or_else(told)?;
    (is_over || is_all).then(|| [place(known, release), taken])
}
