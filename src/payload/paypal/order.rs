//! Orders: what was agreed to, and the captures, authorisations and refunds of each of their parts.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::evidence::news;
use super::super::funds::{Funds, Ledger, Side, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::links;
use super::operation::{amount, is_same_currency, read as read_operation};
use super::resource::Resource;
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

/// The lists of a part of an order.
pub const LISTS: [(Key, Resource); 3] = [
    (Key::Authorizations, Resource::Authorization),
    (Key::Captures, Resource::Capture),
    (Key::Refunds, Resource::Refund),
];

/// The states in which nothing is taken yet.
const OPEN: [&str; 4] = ["CREATED", "SAVED", "APPROVED", "PAYER_ACTION_REQUIRED"];

/// The parts of an order.
pub fn units<'a>(order: At<'a>) -> &'a [super::super::tree::Node] {
    order.get(Key::PurchaseUnits).map_or(&[], |units| units.items())
}

/// Whether the order shows that nothing was paid through it yet: its parts are there, and no payments in them.
pub fn is_open(order: At<'_>) -> bool {
    let status = |word: &str| order.get(Key::Status).is_some_and(|status| status.is(word));
    let is_before = OPEN.into_iter().chain(["VOIDED"]).any(status);
    is_before && !units(order).is_empty() && !has_payments(order)
}

fn has_payments(order: At<'_>) -> bool {
    let fills = |payments: At<'_>| {
        LISTS.iter().any(|(key, _)| payments.get(*key).is_some_and(|list| !list.is_nothing()))
    };
    units(order).iter().filter_map(|unit| unit.get(Key::Payments)).any(fills)
}

/// What was read of an order's payments.
#[derive(Default)]
struct Read {
    ledger: Ledger,
    refunds: Amount,
    gone: Amount,
    /// Where the money of those is that did not go through.
    refused: Vec<Funds>,
    taken: Vec<alloc::string::String>,
}

pub fn read(order: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    reading.asked_for(Operation::Payment);
    reading.identify([order.get(Key::Id)]);
    echo(order, reading);
    let status = order.get(Key::Status);
    let verdict = status.map(|status| reading.code(status, CodeSet::PaypalOrder)).transpose()?;
    reading.unclear |= order.get(Key::PurchaseUnits).is_some_and(|units| !units.is_list());
    let mut read = Read::default();
    for unit in units(order) {
        reading.unclear |= !unit.is_object();
        news(unit, &[]).for_each(|field| reading.against(field));
        if let Some(payments) = reading.object(unit.get(Key::Payments)) {
            news(payments, &[Key::Refunds]).for_each(|field| reading.against(field));
            read_payments(payments, unit, &mut read, reading)?;
        }
    }
    let mut ledger = read.ledger;
    if read.gone.max(read.refunds) > Amount::ZERO {
        ledger.book(Side::Returned, Some(read.gone.max(read.refunds)));
        reading.refunded = true;
    }
    let is = |word: &str| status.is_some_and(|status| status.is(word));
    reading.funds = if ledger.moved || ledger.unclear {
        ledger.funds()
    } else if let Some(first) = read.refused.first() {
        read.refused.iter().find(|funds| **funds != Funds::None).copied().unwrap_or(*first)
    } else {
        match verdict {
            _ if OPEN.into_iter().any(is) => Funds::None,
            Some(verdict) => refused(verdict),
            None => Funds::Unknown,
        }
    };
    // Once money moved, that it was waited for is over.
    if ledger.moved
        && OPEN.into_iter().any(is)
        && let Some(status) = reading.findings.first_mut()
    {
        status.superseded = true;
    }
    let is_completed = is("COMPLETED");
    reading.partial = match asked(order) {
        Some(asked) => ledger.is_partial(Some(asked)),
        None if is_completed && is_captured_at_once(order) => Some(ledger.kept() < ledger.taken),
        None => None,
    };
    // Until the order is completed, more may follow.
    reading.doubted |= !is_completed || !read.refused.is_empty();
    if is("VOIDED")
        && let Some((status, taken)) = status.zip(read.taken.first())
    {
        reading.contradict([reading.path(status), taken.clone()]);
    }
    Ok(())
}

/// The amount of an order of one part; that of its one capture where the answer to a capture leaves it out.
fn echo(order: At<'_>, reading: &mut Reading) {
    let [unit] = units(order) else { return };
    let captures = unit.get(Key::Payments).and_then(|payments| payments.get(Key::Captures));
    let captured = match captures.map(|captures| captures.items()) {
        Some([capture]) => capture.get(Key::Amount),
        _ => None,
    };
    let Some(amount) = unit.get(Key::Amount).or(captured) else { return };
    reading.sum([amount.get(Key::Value)], amount.get(Key::CurrencyCode));
}

fn read_payments(
    payments: At<'_>,
    unit: At<'_>,
    read: &mut Read,
    reading: &mut Reading,
) -> Result<(), Box<PayloadError>> {
    let is_listed = |key| payments.get(key).is_some_and(|list| !list.is_nothing());
    let is_reserved = is_listed(Key::Authorizations);
    for (key, resource) in LISTS {
        let Some(list) = payments.get(key).filter(|list| !list.is_nothing()) else { continue };
        reading.unclear |= !list.is_list();
        for item in list.items() {
            reading.next_operation(match resource {
                Resource::Authorization => Operation::Authorization,
                Resource::Refund => Operation::Refund,
                _ if is_reserved => Operation::Capture,
                _ => Operation::Payment,
            });
            links::look(item, reading);
            reading.unclear |= !is_same_currency(item, unit);
            let first = reading.findings.len();
            let Some((_, outcome)) = read_operation(item, resource, reading)? else {
                read.ledger.unclear = true;
                continue;
            };
            let amount = amount(item);
            let is = |word: &str| item.get(Key::Status).is_some_and(|status| status.is(word));
            match (resource, outcome) {
                (Resource::Refund, Outcome::Reversed) => add(&mut read.refunds, amount, &mut read.ledger),
                // A refund that did not go through leaves the payment as it was.
                (Resource::Refund, outcome) => reading.refunded |= !outcome.says_no(),
                (Resource::Capture, Outcome::Approved | Outcome::Reversed) => {
                    read.ledger.book(Side::Taken, amount);
                    read.taken.push(reading.findings[first].path.clone());
                    // How much of it went back, it does not say: that it was a part, its code does.
                    if outcome == Outcome::Reversed && !is("PARTIALLY_REFUNDED") {
                        add(&mut read.gone, amount, &mut read.ledger);
                    }
                }
                (Resource::Authorization, Outcome::Approved) => read.ledger.book(Side::Reserved, amount),
                (Resource::Authorization, Outcome::Informational) if is_listed(Key::Captures) => {}
                (_, outcome) if outcome.says_no() => {
                    let current = reading.findings[first..].iter().filter(|found| !found.superseded);
                    let funds = current.map(|found| refused(found.verdict));
                    let open = funds.clone().find(|funds| *funds != Funds::None);
                    // A refused capture leaves the authorisation as it was.
                    let is_left = resource == Resource::Capture && is_reserved;
                    read.refused.push(if is_left { Funds::Unknown } else { open.unwrap_or(Funds::None) });
                }
                _ => read.ledger.unclear = true,
            }
        }
    }
    Ok(())
}

fn add(sum: &mut Amount, amount: Option<Amount>, ledger: &mut Ledger) {
    match amount.and_then(|amount| sum.checked_add(amount)) {
        Some(added) => *sum = added,
        None => ledger.unclear = true,
    }
}

/// How much the whole order is; `None` where a part does not say so, or in another currency.
pub fn asked(order: At<'_>) -> Option<Amount> {
    let [first, ..] = units(order) else { return None };
    let amounts = units(order)
        .iter()
        .map(|unit| amount(unit).filter(|amount| *amount > Amount::ZERO && is_same_currency(first, unit)));
    amounts.into_iter().try_fold(Amount::ZERO, |sum, amount| sum.checked_add(amount?))
}

/// Whether every part was captured by the one capture that such an order allows. The answer to it leaves out how much
/// the order is.
fn is_captured_at_once(order: At<'_>) -> bool {
    let is_captured = |unit: &super::super::tree::Node| {
        let Some(payments) = unit.get(Key::Payments) else { return false };
        let Some([capture]) = payments.get(Key::Captures).map(|captures| captures.items()) else {
            return false;
        };
        let is_whole = capture.get(Key::FinalCapture).is_some_and(|last| last.is_true())
            && amount(capture).is_some_and(|amount| amount > Amount::ZERO);
        is_whole
            && !unit.has(Key::Amount)
            && payments.get(Key::Authorizations).is_none_or(|list| list.is_nothing())
    };
    let intends = order.get(Key::Intent).is_none_or(|intent| intent.is("CAPTURE"));
    intends && !units(order).is_empty() && units(order).iter().all(is_captured)
}
