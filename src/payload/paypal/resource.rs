//! What a document is about.

use super::super::keys::Key;
use super::super::tree::At;
use super::links;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    Order,
    Capture,
    Authorization,
    Refund,
    Dispute,
    Error,
    /// Something else, or what is said of it does not fit together.
    Other,
}

/// The resource itself: what a webhook holds, or the document.
pub fn body<'a>(document: At<'a>) -> At<'a> {
    let within = document.get(Key::Resource).filter(|at| at.is_object() && document.has(Key::EventType));
    within.unwrap_or(document)
}

impl Resource {
    /// What a document is about, if all that it says of that is the same.
    pub fn of(document: At<'_>) -> Self {
        let at = body(document);
        if at.is_root() && document.has(Key::DebugId) && !document.has(Key::Status) {
            return Self::Error;
        }
        let claims = [
            at.has(Key::PurchaseUnits).then_some(Self::Order),
            links::of(at, "self").and_then(|(name, _)| Self::named(name)),
            document.get(Key::ResourceType).and_then(|name| name.text()).and_then(Self::named),
            Self::by_fields(at),
        ];
        let mut claims = claims.into_iter().flatten();
        let Some(first) = claims.next() else { return Self::by_event(document) };
        if claims.all(|other| other == first) { first } else { Self::Other }
    }

    fn named(name: &str) -> Option<Self> {
        let known = [
            ("orders", Self::Order),
            ("checkout-order", Self::Order),
            ("captures", Self::Capture),
            ("capture", Self::Capture),
            ("authorizations", Self::Authorization),
            ("authorization", Self::Authorization),
            ("refunds", Self::Refund),
            ("refund", Self::Refund),
            ("disputes", Self::Dispute),
            ("dispute", Self::Dispute),
        ];
        known.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, resource)| resource)
    }

    fn by_fields(at: At<'_>) -> Option<Self> {
        if at.has(Key::SellerPayableBreakdown) {
            Some(Self::Refund)
        } else if at.has_any(&[Key::FinalCapture, Key::SellerReceivableBreakdown]) {
            Some(Self::Capture)
        } else {
            at.has(Key::ExpirationTime).then_some(Self::Authorization)
        }
    }

    fn by_event(document: At<'_>) -> Self {
        let event = document.get(Key::EventType).and_then(|event| event.text()).unwrap_or_default();
        let known = [
            ("CHECKOUT.ORDER.", Self::Order),
            ("PAYMENT.AUTHORIZATION.", Self::Authorization),
            ("PAYMENT.REFUND.", Self::Refund),
            ("CUSTOMER.DISPUTE.", Self::Dispute),
        ];
        known
            .into_iter()
            .find(|(known, _)| event.starts_with(known))
            .map_or(Self::Other, |(_, resource)| resource)
    }
}
