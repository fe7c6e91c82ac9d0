//! Which system sent a document, and what kind of document it is.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::codes;
use super::error::PayloadError;
use super::keys::Key;
use super::marks::{Weight, missing, weigh};
use super::reading::Reading;
use super::tree::At;
use super::{askell, opp, payex, payfunc, pei};
use crate::source::System;
use crate::vocabulary::words;

/// A system whose documents can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PayloadSystem {
    /// Áskell: payments, webhooks, billing runs.
    Askell,
    /// Open Payment Platform (ACI, HyperPay, Peach): responses, decrypted webhooks, forms.
    Opp,
    /// PayEx / Swedbank Pay: payments, transactions, payment orders, problems, callbacks.
    Payex,
    /// PayFunc / CardFunc: payments, orders, events, errors.
    Payfunc,
    /// Pei: orders, postbacks, errors.
    Pei,
}

words! { PayloadSystem, "system" {
    Askell => "askell",
    Opp => "opp",
    Payex => "payex",
    Payfunc => "payfunc",
    Pei => "pei",
} }

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
    /// An order.
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
    /// A problem (problem+json).
    Problem,
    /// An error of the API.
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

impl PayloadSystem {
    /// The system with its name and page.
    pub fn system(self) -> System {
        System::all().find(|system| system.id() == self.as_str()).unwrap_or(System::from_index(0))
    }

    /// What a document of the system has.
    pub fn looked_for(self) -> &'static str {
        match self {
            Self::Askell => askell::LOOKED_FOR,
            Self::Opp => opp::LOOKED_FOR,
            Self::Payex => payex::LOOKED_FOR,
            Self::Payfunc => payfunc::LOOKED_FOR,
            Self::Pei => pei::LOOKED_FOR,
        }
    }

    /// What kind of document of this system it is.
    fn kind(self, document: At<'_>) -> Kind {
        match self {
            Self::Askell => askell::kind(document),
            Self::Opp => opp::kind(document),
            Self::Payex => payex::kind(document),
            Self::Payfunc => payfunc::kind(document),
            Self::Pei => pei::kind(document),
        }
    }

    /// Reads a document of the kind.
    pub(super) fn read(
        self,
        document: At<'_>,
        kind: Kind,
        reading: &mut Reading,
    ) -> Result<(), Box<PayloadError>> {
        match self {
            Self::Askell => askell::read(document, kind, reading),
            Self::Opp => opp::read(document, kind, reading),
            Self::Payex => payex::read(document, kind, reading),
            Self::Payfunc => payfunc::read(document, kind, reading),
            Self::Pei => pei::read(document, kind, reading),
        }
    }
}

/// The system and kind of a document, of which this is the text.
///
/// Two marks tell the sender, or one that nobody else has; with the system named by the caller, one of any
/// sort is enough. Where the marks are those of two systems, it is of neither.
pub fn recognize(
    document: At<'_>,
    text: &[u8],
    asked: Option<PayloadSystem>,
) -> Result<(PayloadSystem, Kind), PayloadError> {
    if document.has(Key::EncryptedBody) {
        return Err(PayloadError::Encrypted);
    }
    let weights = weigh(document);
    let weight = |system: PayloadSystem| weights[system as usize];
    let all = || PayloadSystem::ALL.iter().copied();
    let is_other = |system| asked.map_or(weight(system).marks > 0, |_| weight(system).is_certain());
    let is_of = |system| asked.map_or(weight(system).is_certain(), |_| weight(system).marks > 0);
    let found = all().find(|system| asked.is_none_or(|asked| asked == *system) && is_of(*system));
    let other = all().find(|system| asked.or(found) != Some(*system) && is_other(*system));
    match (found, other) {
        (Some(system), None) => Ok((system, system.kind(document))),
        (found, other) => {
            let nearest = asked.or_else(|| nearest(&weights));
            let others = found.or(asked).and_then(|system| Some([system, other?]));
            Err(PayloadError::Unrecognized {
                system: asked,
                others,
                nearest: nearest.filter(|_| others.is_none()),
                missing: nearest
                    .filter(|_| others.is_none())
                    .map_or(Vec::new(), |system| missing(document, system)),
                codes: codes::of_document(text),
            })
        }
    }
}

/// The system that most speaks for; none where nothing does, or as much for two.
fn nearest(weights: &[Weight]) -> Option<PayloadSystem> {
    let most = weights.iter().max().copied().filter(|most| *most != Weight::default())?;
    let mut nearest = PayloadSystem::ALL.iter().zip(weights).filter(|(_, weight)| **weight == most);
    nearest.next().map(|(system, _)| *system).filter(|_| nearest.next().is_none())
}
