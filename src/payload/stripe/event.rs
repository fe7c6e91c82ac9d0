//! Events: an object as it was when something happened to it, and what that was.

use super::super::amount::Amount;
use super::super::keys::Key;
use super::super::kind::Kind;
use super::super::reading::Reading;
use super::super::tree::At;

/// The object that an event is about.
pub fn object(document: At<'_>) -> Option<At<'_>> {
    document.get(Key::Data)?.get(Key::Object).filter(|object| object.is_object())
}

/// Objects that no money moves with. Behind any other there may be a payment, which has to be asked for.
const NO_PAYMENT: &[&str] = &[
    "account",
    "bank_account",
    "billing_portal.configuration",
    "billing_portal.session",
    "capability",
    "card",
    "coupon",
    "customer",
    "discount",
    "file",
    "payment_link",
    "payment_method",
    "person",
    "plan",
    "price",
    "product",
    "promotion_code",
    "tax_id",
    "tax_rate",
];

/// What an event about another object is.
pub fn kind(object: Option<At<'_>>) -> Kind {
    let is_none = object.is_some_and(|object| NO_PAYMENT.iter().any(|name| object.is(name)));
    if is_none { Kind::Webhook } else { Kind::Callback }
}

/// What happened, and what the object then has to be.
const HAPPENED: &[(&str, Then)] = &[
    ("charge.captured", Then::True(Key::Captured)),
    ("charge.expired", Then::Not(&["pending", "failed"])),
    ("charge.failed", Then::Status(&["failed"])),
    ("charge.pending", Then::Status(&["pending"])),
    ("charge.refunded", Then::Above(Key::AmountRefunded)),
    ("charge.succeeded", Then::Status(&["succeeded"])),
    ("charge.dispute.closed", Then::Not(&["needs_response", "warning_needs_response"])),
    ("charge.dispute.funds_reinstated", Then::Not(&["lost"])),
    ("payment_intent.amount_capturable_updated", Then::Status(&["requires_capture"])),
    ("payment_intent.canceled", Then::Status(&["canceled"])),
    ("payment_intent.payment_failed", Then::Not(&["succeeded", "requires_capture", "processing"])),
    ("payment_intent.processing", Then::Status(&["processing"])),
    ("payment_intent.requires_action", Then::Status(&["requires_action"])),
    ("payment_intent.succeeded", Then::Status(&["succeeded"])),
    ("refund.failed", Then::Status(&["failed", "canceled"])),
];

enum Then {
    /// Its status is one of these.
    Status(&'static [&'static str]),
    /// Its status is none of these.
    Not(&'static [&'static str]),
    /// The field is true.
    True(Key),
    /// The amount is not zero.
    Above(Key),
}

/// The objects that events are about, by how their names begin; the longest beginning counts.
const TOPICS: &[(&str, &str)] = &[
    ("charge.dispute.", "dispute"),
    ("charge.refund.", "refund"),
    ("charge.", "charge"),
    ("payment_intent.", "payment_intent"),
    ("refund.", "refund"),
];

/// Holds what happened against what the object says of itself.
pub fn compare(event: At<'_>, object: At<'_>, reading: &mut Reading) {
    let Some(kind) = event.get(Key::Type) else { return };
    let Some(happened) = kind.text() else {
        reading.unclear = true;
        return;
    };
    let topic = TOPICS.iter().find(|(beginning, _)| happened.starts_with(beginning)).map(|(_, name)| *name);
    let name = object.get(Key::Object);
    // An event about something else that carries such an object is none of Stripe's.
    let is_other = topic.is_none_or(|topic| !name.is_some_and(|name| name.is(topic)));
    let then = HAPPENED.iter().find(|(known, _)| *known == happened).map(|(_, then)| then);
    let field = match then {
        _ if is_other => name,
        Some(Then::Status(words)) => differs(object, |status| words.iter().any(|word| status.is(word))),
        Some(Then::Not(words)) => differs(object, |status| !words.iter().any(|word| status.is(word))),
        Some(Then::True(key)) => object.get(*key).filter(|field| !field.is_true()),
        Some(Then::Above(key)) => object.get(*key).filter(|field| field.amount() == Some(Amount::ZERO)),
        None => None,
    };
    if let Some(field) = field {
        reading.contradict([reading.path(kind), reading.path(field)]);
    }
}

/// The status, unless it is as it has to be.
fn differs<'a>(object: At<'a>, is_right: impl Fn(At<'a>) -> bool) -> Option<At<'a>> {
    object.get(Key::Status).filter(|status| !is_right(status))
}
