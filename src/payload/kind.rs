//! What a document is about.

use crate::vocabulary::words;

/// What a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// A payment, or a webhook about one.
    Payment,
    /// A checkout or session in which a payment may happen.
    Checkout,
    /// A card or account that is stored.
    Registration,
    /// A plan of payments.
    Schedule,
    /// The result of a risk check.
    Risk,
    /// A webhook that tries out the connection.
    Test,
    /// An order: what is bought, and how its payment stands.
    Order,
    /// A short notice about an order, with its status.
    Postback,
    /// One operation of a payment.
    Transaction,
    /// What was done to an order.
    Event,
    /// One round of billing.
    Run,
    /// A notice that something changed, without a status.
    Callback,
    /// A webhook that is not about a payment.
    Webhook,
    /// An error as a problem document (`application/problem+json`).
    Problem,
    /// What the API answers in place of a payment when a request is wrong.
    Error,
}

words! { Kind, "kind of document" {
    Payment => "payment",
    Checkout => "checkout",
    Registration => "registration",
    Schedule => "schedule",
    Risk => "risk",
    Test => "test",
    Order => "order",
    Postback => "postback",
    Transaction => "transaction",
    Event => "event",
    Run => "run",
    Callback => "callback",
    Webhook => "webhook",
    Problem => "problem",
    Error => "error",
} }
