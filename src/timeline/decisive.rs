//! Which of the snapshots holds: the newest by its own time, unless it denies what an older one proves.

use alloc::vec::Vec;
use core::cmp::Reverse;

use super::event::{Event, Marks, Snapshot};
use super::moment::Moment;
use crate::payload::Funds;
use crate::payload::amount::Amount;
use crate::vocabulary::Outcome;

/// The snapshot that holds, and what contradicts it.
#[derive(Clone, Debug)]
pub struct Decisive<'a> {
    pub place: usize,
    pub event: &'a Event,
    pub snapshot: &'a Snapshot,
    /// The snapshots of the same time, or of none, which it stands for as well.
    pub peers: Vec<usize>,
    /// How much was taken, and went back: the most that any of these tells.
    pub captured: Option<Amount>,
    pub refunded: Option<Amount>,
    /// Two of the same time that cannot both be true.
    pub contradicted: Option<[usize; 2]>,
    /// An older one that proves what this one denies.
    pub denied: Option<usize>,
    /// Whether one of them says that something keeps the payment from being paid.
    pub is_doubted: bool,
}

impl Decisive<'_> {
    pub fn at(&self) -> Option<Moment> {
        self.event.at
    }
}

/// Where a snapshot sees the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Position {
    Unknown,
    Nothing,
    Reserved,
    Taken,
    Returned,
}

fn position(snapshot: &Snapshot) -> Position {
    match snapshot.funds {
        Funds::Unknown => Position::Unknown,
        Funds::None => Position::Nothing,
        Funds::Authorized => Position::Reserved,
        Funds::Captured => Position::Taken,
        Funds::Returned => Position::Returned,
    }
}

/// Whether the state may still change: it never contradicts one that may not.
fn is_open(snapshot: &Snapshot) -> bool {
    matches!(snapshot.spoken.outcome(), Outcome::Pending | Outcome::ActionRequired | Outcome::Informational)
}

/// Whether it says that something went through, but not what that did to the money.
pub fn is_silent(snapshot: &Snapshot) -> bool {
    snapshot.spoken.outcome() == Outcome::Approved && snapshot.funds == Funds::Unknown
}

/// Chooses the snapshot that holds; none if there is none.
pub fn decisive(events: &[Event]) -> Option<Decisive<'_>> {
    let all =
        || events.iter().enumerate().filter_map(|(place, event)| Some((place, event, event.snapshot()?)));
    let closed: Vec<_> = all().filter(|(.., snapshot)| !is_open(snapshot) && !is_silent(snapshot)).collect();
    let newest = closed.iter().filter_map(|(_, event, _)| event.at).max();
    // Of those that may change, one that tells anything comes before one that does not.
    let tells = |snapshot: &Snapshot| snapshot.spoken.outcome() != Outcome::Informational;
    let (place, event, snapshot) =
        all().max_by_key(|(place, event, snapshot)| (tells(snapshot), event.at, Reverse(*place)))?;
    // Who tries again by himself has opened the payment once more: only where all that was closed is a refusal.
    let is_refusal = |snapshot: &Snapshot| {
        position(snapshot) == Position::Nothing && snapshot.spoken.outcome().is_refused()
    };
    let is_reopened = || {
        tells(snapshot)
            && event.at > newest
            && closed.iter().all(|(_, event, snapshot)| event.at.is_some() && is_refusal(snapshot))
    };
    if closed.is_empty() || is_reopened() {
        return Some(chosen(place, event, snapshot));
    }
    let current: Vec<_> =
        closed.into_iter().filter(|(_, event, _)| event.at.is_none() || event.at == newest).collect();
    // What is not known counts before everything, then how far the money came.
    let weight = |event: &Event, snapshot: &Snapshot| {
        let is_unclear = matches!(snapshot.spoken.outcome(), Outcome::Unknown | Outcome::Review);
        let went_back = event.marks.has(Marks::REFUNDED);
        (is_unclear, position(snapshot), went_back, snapshot.refunded, snapshot.captured)
    };
    let (place, event, snapshot) =
        *current.iter().max_by_key(|(place, event, snapshot)| (weight(event, snapshot), Reverse(*place)))?;
    let mut decisive = chosen(place, event, snapshot);
    decisive.peers = current.iter().map(|(place, ..)| *place).filter(|peer| *peer != place).collect();
    for (other, peer, told) in current.iter().filter(|(other, ..)| *other != place) {
        if cannot_both_be(snapshot, told) {
            decisive.contradicted.get_or_insert([place, *other]);
        }
        decisive.captured = decisive.captured.max(told.captured);
        decisive.refunded = decisive.refunded.max(told.refunded);
        decisive.is_doubted |= doubts(peer);
    }
    // Nothing is not the most that went back, if one tells that something did, and not how much.
    let is_untold =
        |event: &Event, told: &Snapshot| event.marks.has(Marks::REFUNDED) && told.refunded.is_none();
    if decisive.refunded == Some(Amount::ZERO)
        && current.iter().any(|(_, event, told)| is_untold(event, told))
    {
        decisive.refunded = None;
    }
    // Whether its state could change or not: a refund that it tells of was made.
    let is_older = |event: &Event| event.at.zip(newest).is_some_and(|(at, newest)| at < newest);
    let denied = all().find(|(_, event, old)| is_older(event) && denies(&decisive, event, old));
    decisive.denied = denied.map(|(old, ..)| old);
    // One that may change, or that leaves the money open, tells of a refund all the same, unless the one that holds
    // is newer.
    let is_later = |event: &Event| event.at.zip(newest).is_none_or(|(at, newest)| at >= newest);
    let mut later = all().filter(|(_, event, _)| is_later(event));
    decisive.is_doubted |= later.any(|(_, event, told)| {
        event.marks.has(Marks::REFUNDED) || (is_silent(told) && event.marks.has(Marks::DOUBTED))
    });
    Some(decisive)
}

fn chosen<'a>(place: usize, event: &'a Event, snapshot: &'a Snapshot) -> Decisive<'a> {
    Decisive {
        place,
        event,
        snapshot,
        peers: Vec::new(),
        captured: snapshot.captured,
        refunded: snapshot.refunded,
        contradicted: None,
        denied: None,
        is_doubted: doubts(event),
    }
}

fn doubts(event: &Event) -> bool {
    event.marks.has(Marks::DOUBTED) || event.marks.has(Marks::REFUNDED)
}

/// Whether two snapshots of one time, or of none, leave open what happened: money was held, and was not.
fn cannot_both_be(one: &Snapshot, other: &Snapshot) -> bool {
    let (one_is, other_is) = (position(one), position(other));
    let (least, most) = (one_is.min(other_is), one_is.max(other_is));
    let is_other_sum = one.asked.zip(other.asked).is_some_and(|(one, other)| one != other);
    is_other_sum || (least == Position::Nothing && most > Position::Nothing)
}

/// Whether the snapshot that holds denies a capture or refund that an older one proves.
fn denies(decisive: &Decisive<'_>, older: &Event, old: &Snapshot) -> bool {
    let (was, now) = (position(old), position(decisive.snapshot));
    if now == Position::Unknown {
        return false;
    }
    let is_kept_whole = now == Position::Taken && decisive.refunded.is_none_or(|now| now == Amount::ZERO);
    let tells_refund = was == Position::Returned || older.marks.has(Marks::REFUNDED);
    if is_kept_whole && tells_refund {
        return true;
    }
    // What contradicted itself is over, but for a refund.
    if old.spoken.outcome() == Outcome::Unknown {
        return false;
    }
    let is_less = |old: Option<Amount>, now: Option<Amount>| old.zip(now).is_some_and(|(old, now)| old > now);
    (was >= Position::Taken && now < Position::Taken)
        || is_less(old.captured, decisive.captured)
        || is_less(old.refunded, decisive.refunded)
}
