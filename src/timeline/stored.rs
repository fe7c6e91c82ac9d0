//! How events are written and read with serde: as plain tuples, for any format. What is read is checked, so that
//! it can say nothing that a document could not.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::currency::Currency;
use super::event::{Act, Body, Event, Id, Marks, Operation, Snapshot};
use super::moment::Moment;
use super::spoken::{self, Spoken};
use crate::payload::amount::Amount;
use crate::payload::{Funds, PayloadSystem};

/// The longest path of a code.
const PATH_MAX: usize = 512;

type StoredOperation = (u8, Option<i64>, Option<String>, Option<String>, Option<i64>, spoken::Stored);
type StoredSnapshot =
    (spoken::Stored, Funds, Option<bool>, (Option<i64>, Option<i64>, Option<i64>), Vec<StoredOperation>);
type StoredEvent = (
    PayloadSystem,
    Option<i64>,
    (String, Option<String>, Option<String>),
    Option<String>,
    u8,
    Option<StoredOperation>,
    Option<StoredSnapshot>,
    Option<(String, String)>,
);

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        store(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = StoredEvent::deserialize(deserializer)?;
        restore(stored).ok_or_else(|| D::Error::custom("expected an event as a timeline stores it"))
    }
}

fn text(id: &Option<Id>) -> Option<String> {
    id.as_deref().map(String::from)
}

fn millionths(amount: Option<Amount>) -> Option<i64> {
    amount.map(Amount::millionths)
}

fn store(event: &Event) -> StoredEvent {
    let (operation, snapshot) = match &event.body {
        Body::Operation(operation) => (Some(store_operation(operation)), None),
        Body::Snapshot(snapshot) => (None, Some(store_snapshot(snapshot))),
        Body::Notice => (None, None),
    };
    (
        event.system,
        event.at.map(|at| at.0),
        (event.reference.as_ref().into(), text(&event.other), text(&event.merchant)),
        event.currency.map(|currency| currency.as_str().into()),
        event.marks.0,
        operation,
        snapshot,
        event.contradiction.as_deref().map(|[one, other]| (one.as_ref().into(), other.as_ref().into())),
    )
}

fn store_operation(operation: &Operation) -> StoredOperation {
    let act = Act::ALL.iter().position(|act| *act == operation.act).unwrap_or_default();
    let at = operation.at.map(|at| at.0);
    let amount = millionths(operation.amount);
    (act as u8, at, text(&operation.id), text(&operation.number), amount, operation.spoken.store())
}

fn store_snapshot(snapshot: &Snapshot) -> StoredSnapshot {
    let Snapshot { spoken, funds, partial, asked, captured, refunded, operations } = snapshot;
    let amounts = (millionths(*asked), millionths(*captured), millionths(*refunded));
    (spoken.store(), *funds, *partial, amounts, operations.iter().map(store_operation).collect())
}

/// Nothing, or what the reading of it gives.
fn maybe<T, U>(stored: Option<T>, read: impl FnOnce(T) -> Option<U>) -> Option<Option<U>> {
    stored.map_or(Some(None), |stored| read(stored).map(Some))
}

fn restore(stored: StoredEvent) -> Option<Event> {
    let (system, at, (reference, other, merchant), currency, marks, operation, snapshot, contradiction) =
        stored;
    let event = Event {
        at: at.map(Moment),
        system,
        reference: reference.into(),
        other: other.map(Id::from),
        merchant: merchant.map(Id::from),
        currency: maybe(currency, |currency| Currency::parse(&currency))?,
        marks: Marks(marks),
        body: match (operation, snapshot) {
            (Some(operation), None) => Body::Operation(restore_operation(operation)?),
            (None, Some(snapshot)) => Body::Snapshot(Box::new(restore_snapshot(snapshot)?)),
            (None, None) => Body::Notice,
            (Some(_), Some(_)) => return None,
        },
        contradiction: maybe(contradiction, |(one, other)| Some(Box::new([path(one)?, path(other)?])))?,
    };
    event.is_possible().then_some(event)
}

fn restore_operation((act, at, own, number, amount, spoken): StoredOperation) -> Option<Operation> {
    Some(Operation {
        act: *Act::ALL.get(usize::from(act))?,
        at: at.map(Moment),
        id: own.map(Id::from),
        number: number.map(Id::from),
        amount: maybe(amount, Amount::from_millionths)?,
        spoken: Spoken::restore(spoken)?,
    })
}

fn restore_snapshot((spoken, funds, partial, amounts, operations): StoredSnapshot) -> Option<Snapshot> {
    let amount = |amount| maybe(amount, Amount::from_millionths);
    Some(Snapshot {
        spoken: Spoken::restore(spoken)?,
        funds,
        partial,
        asked: amount(amounts.0)?,
        captured: amount(amounts.1)?,
        refunded: amount(amounts.2)?,
        operations: operations.into_iter().map(restore_operation).collect::<Option<_>>()?,
    })
}

/// A path, which has no room for anything but names and places.
fn path(text: String) -> Option<Box<str>> {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.[]".contains(&byte);
    (text.len() <= PATH_MAX && text.bytes().all(is_allowed)).then(|| text.into_boxed_str())
}
