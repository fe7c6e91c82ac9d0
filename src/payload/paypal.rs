//! PayPal: orders with their payments, captures, authorisations and refunds by themselves, webhooks about them, and
//! errors.

mod error;
mod event;
pub(crate) mod links;
pub(crate) mod operation;
pub(crate) mod order;
pub(crate) mod resource;

use alloc::boxed::Box;

use super::error::PayloadError;
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::tree::At;
use crate::vocabulary::Operation;
use resource::{Resource, body};

pub fn kind(document: At<'_>) -> Kind {
    match Resource::of(document) {
        // Nothing was paid through it yet.
        Resource::Order if order::is_open(body(document)) => Kind::Checkout,
        Resource::Order => Kind::Order,
        Resource::Capture | Resource::Authorization | Resource::Refund | Resource::Dispute => {
            Kind::Transaction
        }
        Resource::Error => Kind::Error,
        Resource::Other => Kind::Callback,
    }
}

pub fn read(document: At<'_>, _: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let at = body(document);
    links::look(document, reading);
    if !at.is_root() {
        links::look(at, reading);
    }
    let own = [at.get(Key::UpdateTime), at.get(Key::CreateTime), document.get(Key::CreateTime)];
    // What PayPal took back is news, though the capture may be told as it was before.
    let times = if event::is_reversed(document) { [own[2], own[0], own[1]] } else { own };
    match Resource::of(document) {
        Resource::Error => error::read(document, reading),
        Resource::Order => {
            reading.dated(times);
            order::read(at, reading)?;
        }
        Resource::Dispute => {
            reading.asked_for(Operation::Chargeback);
            let first = at.get(Key::DisputedTransactions).and_then(|list| list.items().first());
            reading.identify([first.and_then(|first| first.get(Key::SellerTransactionId))]);
            reading.dated(times);
            reading.refunded = true;
        }
        resource @ (Resource::Capture | Resource::Authorization | Resource::Refund) => {
            reading.dated(times);
            operation::read_alone(at, resource, reading)?;
        }
        Resource::Other => reading.identify([at.get(Key::Id).filter(|_| at.is_root())]),
    }
    event::weigh(document, reading);
    reading.against_payment(document, &[]);
    if !at.is_root() {
        reading.against_payment(at, &[]);
    }
    Ok(())
}
