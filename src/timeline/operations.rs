//! The operations of a payment: everything that was told of each, put together.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::event::{Act, Event, Id, Marks, Operation};
use super::moment::Moment;
use super::sets::Sets;
use super::spoken::Spoken;
use crate::payload::amount::Amount;
use crate::vocabulary::Outcome;

/// What came of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It says nothing.
    Nothing,
    /// Not decided yet.
    Pending,
    /// It may have gone through.
    Unknown,
    /// It went through, and a person should look.
    Review,
    /// It did not go through.
    Refused,
    /// It went through.
    Done,
    /// It went through, and the money went back.
    Returned,
}

impl Status {
    fn of(act: Act, outcome: Outcome) -> Self {
        let pays = matches!(act, Act::Reserve | Act::Sale | Act::Capture);
        match outcome {
            Outcome::Approved => Self::Done,
            Outcome::Reversed if pays => Self::Returned,
            Outcome::Reversed => Self::Done,
            Outcome::Cancelled if matches!(act, Act::Release | Act::Void) => Self::Done,
            Outcome::Cancelled | Outcome::Declined | Outcome::Failed => Self::Refused,
            Outcome::Review => Self::Review,
            Outcome::Pending | Outcome::ActionRequired => Self::Pending,
            Outcome::Informational => Self::Nothing,
            Outcome::Unknown => Self::Unknown,
        }
    }

    /// Whether it went through, or most likely did.
    pub fn is_made(self) -> bool {
        matches!(self, Self::Done | Self::Returned | Self::Review)
    }

    /// Whether it may have gone through, or may do so yet.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Unknown | Self::Review)
    }
}

/// An operation, with what all documents told of it.
#[derive(Clone, Debug)]
pub struct Resolved<'a> {
    pub act: Act,
    pub status: Status,
    /// When it was made, or was first told.
    pub at: Option<Moment>,
    /// When it was first told that its money went back.
    pub gone_at: Option<Moment>,
    pub amount: Option<Amount>,
    pub spoken: Spoken,
    /// The events that tell of it.
    pub events: Vec<usize>,
    pub id: Option<&'a Id>,
    pub is_doubted: bool,
    /// It had gone through, and came to nothing afterwards.
    pub is_undone: bool,
    /// The operation that it refers to.
    pub parent: Option<usize>,
    pub refers_to: Option<&'a Id>,
    /// What was told of it cannot all be true.
    pub is_contradicted: bool,
    /// It was told with different amounts.
    pub has_amounts: bool,
}

/// One telling of an operation.
struct Told<'a> {
    place: usize,
    event: &'a Event,
    operation: &'a Operation,
}

impl Told<'_> {
    fn status(&self) -> Status {
        Status::of(self.operation.act, self.operation.spoken.outcome())
    }

    /// When it was so.
    fn seen(&self) -> Option<Moment> {
        self.event.at.or(self.operation.at)
    }
}

/// What makes two tellings of an operation without an id one.
type Alike = (Act, Option<Moment>, Option<Amount>, bool);

/// Puts together what the events tell of each operation.
pub fn resolve(events: &[Event]) -> Vec<Resolved<'_>> {
    let tellings: Vec<Told<'_>> = events
        .iter()
        .enumerate()
        .flat_map(|(place, event)| {
            event.operations().iter().map(move |operation| Told { place, event, operation })
        })
        .collect();
    let mut sets = Sets::new(tellings.len());
    let mut ids: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    let mut alike: BTreeMap<Alike, usize> = BTreeMap::new();
    for (number, told) in tellings.iter().enumerate() {
        let operation = told.operation;
        if operation.id.is_none() && operation.number.is_none() {
            let is_refused = told.status() == Status::Refused;
            let same = (operation.act, operation.at, operation.amount, is_refused);
            sets.join(number, *alike.entry(same).or_insert(number));
        }
        for (is_number, id) in [(false, &operation.id), (true, &operation.number)] {
            if let Some(id) = id {
                sets.join(number, *ids.entry((is_number, id)).or_insert(number));
            }
        }
    }
    let mut place_of: Vec<Option<usize>> = vec![None; tellings.len()];
    let mut groups: Vec<Vec<&Told<'_>>> = Vec::new();
    for (number, told) in tellings.iter().enumerate() {
        let first = sets.first(number);
        let place = *place_of[first].get_or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push(told);
    }
    let mut resolved: Vec<Resolved<'_>> = groups.iter().map(|tellings| one(tellings)).collect();
    for (place, one) in resolved.iter_mut().enumerate() {
        let parent = one.refers_to.and_then(|id| ids.get(&(false, &**id)));
        one.parent =
            parent.and_then(|number| place_of[sets.first(*number)]).filter(|parent| *parent != place);
    }
    resolved
}

fn one<'a>(tellings: &[&Told<'a>]) -> Resolved<'a> {
    let with = |status: Status| tellings.iter().filter(move |told| told.status() == status);
    let has = |status| with(status).next().is_some();
    let is_done = has(Status::Done) || has(Status::Returned);
    let done = || tellings.iter().filter(|told| matches!(told.status(), Status::Done | Status::Returned));
    let mut is_contradicted = false;
    // A notice that it came to nothing after all ends it, unless it went through again.
    let undone = || with(Status::Refused).filter(|told| told.event.marks.has(Marks::UNDONE));
    let is_undone =
        is_done && undone().any(|undone| done().all(|done| is_before(done.seen(), undone.seen())));
    let status = if is_undone {
        Status::Refused
    } else if is_done {
        // A refusal told before is history; one told later, or at a time that is not known, denies what is proven.
        // What came to nothing may have been done again.
        is_contradicted = with(Status::Refused).any(|refused| {
            let is_over = |done: &&Told<'_>| is_before(refused.seen(), done.seen());
            let is_undone = refused.event.marks.has(Marks::UNDONE);
            !if is_undone { done().any(&is_over) } else { done().all(is_over) }
        });
        let is_asked_again =
            with(Status::Review).any(|review| !done().any(|done| is_before(review.seen(), done.seen())));
        match () {
            () if has(Status::Returned) => Status::Returned,
            () if is_asked_again => Status::Review,
            () => Status::Done,
        }
    } else if has(Status::Refused) {
        let is_over = with(Status::Review)
            .all(|review| with(Status::Refused).any(|no| is_before(review.seen(), no.seen())));
        if is_over { Status::Refused } else { Status::Review }
    } else {
        let newest = tellings.iter().max_by_key(|told| (told.seen(), told.status()));
        newest.map_or(Status::Nothing, |told| told.status())
    };
    // Which of them says it: the newest, and of equals always the same.
    let says = with(status).max_by(|one, other| {
        let by_time = one.seen().cmp(&other.seen());
        by_time.then_with(|| one.operation.cmp(other.operation))
    });
    let says = says.or(tellings.first());
    let mut amounts = with(status).filter_map(|told| told.operation.amount);
    let amount = amounts.next();
    let has_amounts = amount.is_some_and(|amount| amounts.any(|other| other != amount));
    let acts = || tellings.iter().map(|told| told.operation.act).filter(|act| *act != Act::Other);
    let act = acts().next().unwrap_or(Act::Other);
    is_contradicted |= acts().any(|other| other != act);
    let refers = |told: &&Told<'a>| told.event.other.as_ref().filter(|_| told.event.snapshot().is_none());
    let mut events: Vec<usize> = tellings.iter().map(|told| told.place).collect();
    events.dedup();
    let made = tellings.iter().filter_map(|told| told.operation.at).min();
    let seen = tellings.iter().filter_map(|told| told.seen()).min();
    Resolved {
        act,
        status,
        at: made.or(seen),
        gone_at: with(Status::Returned).filter_map(|told| told.seen()).min(),
        amount: amount.or_else(|| tellings.iter().find_map(|told| told.operation.amount)),
        spoken: says.map_or(Spoken::NOTHING, |told| told.operation.spoken),
        events,
        id: tellings.iter().find_map(|told| told.operation.id.as_ref().or(told.operation.number.as_ref())),
        is_doubted: with(status)
            .any(|told| told.event.snapshot().is_none() && told.event.marks.has(Marks::DOUBTED)),
        is_undone,
        parent: None,
        refers_to: tellings.iter().find_map(refers),
        is_contradicted,
        has_amounts,
    }
}

/// Whether one time is known to be before the other.
fn is_before(one: Option<Moment>, other: Option<Moment>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.cmp(&other) == Ordering::Less)
}
