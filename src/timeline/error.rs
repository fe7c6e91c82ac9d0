//! Why a document could not be added.

use alloc::string::String;

use crate::payload::{Kind, PayloadSystem};

/// Why a document could not be added to a timeline. No error repeats anything of a document but ids.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimelineError {
    /// The document names no payment.
    #[error("document without reference: expected {}, found none (kind: {kind})", of_payment(*.system))]
    #[non_exhaustive]
    NoReference {
        /// The system that sent it.
        system: PayloadSystem,
        /// What it is.
        kind: Kind,
    },
    /// The document is of another payment, or nothing links it to this one.
    #[error("document of another payment: expected one of {expected}, found one of {reference}")]
    #[non_exhaustive]
    Foreign {
        /// The id that it names.
        reference: String,
        /// The id of this payment.
        expected: String,
    },
    /// There are more events than are kept; none is kept any more.
    #[error("too many events for {reference}: expected at most {} of one payment", super::EVENTS_MAX)]
    #[non_exhaustive]
    Full {
        /// The id of the payment.
        reference: String,
    },
}

impl TimelineError {
    /// The error in one word, as JSON has it: `no_reference`, `foreign` or `full`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::NoReference { .. } => "no_reference",
            Self::Foreign { .. } => "foreign",
            Self::Full { .. } => "full",
        }
    }
}

/// What names a payment in the documents of a system.
fn of_payment(system: PayloadSystem) -> &'static str {
    match system {
        PayloadSystem::Payex => "the `id` of a payment or payment order",
        PayloadSystem::Payfunc => "the `id` of an order, or the `reference` of its payment",
        PayloadSystem::Pei => "an `orderId`",
        PayloadSystem::Paypal => "the `id` of an order, capture or authorization",
        PayloadSystem::Klarna => "an `order_id`",
        PayloadSystem::Nexi => "a `paymentId`",
        PayloadSystem::Reepay => "the `handle` of a charge, or an `invoice`",
        PayloadSystem::Vipps => "the `reference` of a payment",
        PayloadSystem::Askell => "the `uuid` of a payment",
        PayloadSystem::Stripe => "the `id` of a payment intent, or of a charge",
        _ => "the `id` of a payment",
    }
}
