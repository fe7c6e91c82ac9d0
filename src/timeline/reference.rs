//! How a payment is named, and what links its events.

use alloc::collections::BTreeMap;

use super::currency::Currency;
use super::event::{Body, Event, Id, Operation};
use super::fold::Known;
use super::operations::{Resolved, Status};
use super::sets::Sets;
use crate::payload::PayloadSystem;
use crate::payload::amount::Amount;

/// What links an event to others: an id, or what attempts at one payment have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link<'a> {
    Id(&'a str),
    /// The merchant's own number, with amount and currency.
    Merchant(&'a str, Amount, Currency),
}

/// The links of an event.
pub fn links(event: &Event) -> impl Iterator<Item = Link<'_>> {
    let ids = [Some(&event.reference), event.other.as_ref()].into_iter().flatten();
    ids.map(|id| Link::Id(id)).chain(attempt(event)).chain(parts(event).map(|id| Link::Id(id)))
}

/// The ids of what belongs to a payment of PayPal: an order names its captures, and a refund its capture alone.
fn parts(event: &Event) -> impl Iterator<Item = &Id> {
    let operations = if event.system == PayloadSystem::Paypal { event.operations() } else { &[] };
    operations.iter().filter_map(|operation| operation.id.as_ref())
}

/// Whether two events of one system have a link in common.
pub fn are_linked(one: &Event, other: &Event) -> bool {
    links(one).any(|link| links(other).any(|known| known == link))
}

/// What the attempts at one payment of OPP have in common.
fn attempt(event: &Event) -> Option<Link<'_>> {
    let Body::Operation(Operation { act, amount, .. }) = &event.body else { return None };
    let is_attempt = event.system == PayloadSystem::Opp && act.begins();
    let merchant = event.merchant.as_deref().filter(|_| is_attempt)?;
    Some(Link::Merchant(merchant, (*amount)?, event.currency?))
}

/// Two events that nothing links, if there are any.
pub fn unlinked(known: &Known<'_>) -> Option<[usize; 2]> {
    let events = known.events;
    let [first, ..] = events else { return None };
    if events.iter().all(|event| event.reference == first.reference) {
        return None;
    }
    let mut sets = Sets::new(events.len());
    let mut known: BTreeMap<Link<'_>, usize> = BTreeMap::new();
    for (number, event) in events.iter().enumerate() {
        for link in links(event) {
            sets.join(number, *known.entry(link).or_insert(number));
        }
    }
    let other = (0..events.len()).find(|number| sets.first(*number) != 0)?;
    Some([0, other])
}

/// The payment's id: at OPP that of the attempt that went furthest, elsewhere that of the payment or order.
pub fn of<'k>(known: &'k Known<'_>) -> &'k str {
    let first = |events: &mut dyn Iterator<Item = &'k Event>| events.map(|event| &*event.reference).min();
    if known.system != PayloadSystem::Opp {
        let mut whole = known.events.iter().filter(|event| event.snapshot().is_some());
        // What was taken names the payment better than what was given back.
        let takes = |event: &&Event| {
            event.operations().iter().any(|operation| operation.act.takes() || operation.act.begins())
        };
        let found = first(&mut whole).or_else(|| first(&mut known.events.iter().filter(takes)));
        return found.or_else(|| first(&mut known.events.iter())).unwrap_or_default();
    }
    let rank = |operation: &Resolved<'_>| match operation.status {
        Status::Done | Status::Returned => 0,
        Status::Review => 1,
        Status::Pending | Status::Unknown => 2,
        _ => 3,
    };
    let begun = known.operations.iter().filter(|operation| operation.act.begins());
    let begun = begun.min_by_key(|operation| (rank(operation), operation.at, operation.id));
    // Without the attempt itself, what the others refer to.
    let missing = || {
        let missing = known.operations.iter().filter(|operation| operation.parent.is_none());
        missing.min_by_key(|operation| {
            (operation.refers_to.is_none(), operation.at, operation.refers_to, operation.id)
        })
    };
    let id = begun.and_then(|operation| operation.id);
    let id = id.or_else(|| missing().and_then(|operation| operation.refers_to.or(operation.id)));
    id.map_or_else(|| known.events.first().map_or("", |event| &*event.reference), |id| &**id)
}
