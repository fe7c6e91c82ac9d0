//! Which system sent a document, and what kind of document it is.

use alloc::boxed::Box;
use alloc::string::String;

use super::error::{PayloadError, push_all};
use super::keys::Key;
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

/// The systems in the order in which their marks are looked for: from the plainest to the faintest.
const ORDER: [PayloadSystem; 5] = [
    PayloadSystem::Opp,
    PayloadSystem::Payex,
    PayloadSystem::Payfunc,
    PayloadSystem::Askell,
    PayloadSystem::Pei,
];

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

    /// The kind of the document, if it is one of this system. Whoever asked for the system is
    /// believed where marks are few.
    fn kind(self, document: At<'_>, asked: bool) -> Option<Kind> {
        match self {
            Self::Askell => askell::kind(document, asked),
            Self::Opp => opp::kind(document, asked),
            Self::Payex => payex::kind(document, asked),
            Self::Payfunc => payfunc::kind(document, asked),
            Self::Pei => pei::kind(document, asked),
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

/// The system and kind of a document.
pub fn recognize(
    document: At<'_>,
    system: Option<PayloadSystem>,
) -> Result<(PayloadSystem, Kind), PayloadError> {
    if document.has(Key::EncryptedBody) {
        return Err(PayloadError::Encrypted);
    }
    let found = match system {
        Some(system) => system.kind(document, true).map(|kind| (system, kind)),
        None => ORDER.into_iter().find_map(|system| system.kind(document, false).map(|kind| (system, kind))),
    };
    found.ok_or(PayloadError::Unrecognized { system })
}

/// Says what was looked for, in words.
pub fn push_looked_for(text: &mut String, asked: Option<PayloadSystem>) {
    text.push_str(if asked.is_some() { "" } else { "a known system" });
    let mut between = if asked.is_some() { "" } else { ": looked for " };
    for system in ORDER.into_iter().filter(|system| asked.is_none_or(|asked| asked == *system)) {
        let by = if asked.is_some() { ": looked for " } else { " by " };
        push_all(text, &[between, system.system().name(), by, system.looked_for()]);
        between = "; ";
    }
}
