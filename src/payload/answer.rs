//! The one answer to a document.

use alloc::string::String;
use alloc::vec::Vec;

use super::conflict::{Conflict, ConflictKind, between};
use super::finding::{Finding, Turned};
use super::funds::Funds;
use super::kind::Kind;
use super::next;
use super::overall::{Overall, overall};
use super::reading::{Echo, Reading};
use super::system::PayloadSystem;
use crate::limit::Limit;
use crate::said::{Message, Words};
use crate::told::Told;
use crate::vocabulary::{Actor, Flags, Locale, NextStep, Operation, Outcome, Reason, Retry};

/// What a document says of a payment.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub(super) system: PayloadSystem,
    pub(super) kind: Kind,
    pub(crate) findings: Vec<Finding>,
    /// The place of the finding that counts.
    pub(super) overall: Option<usize>,
    pub(super) told: Told,
    pub(super) operation: Operation,
    /// What was asked for where the code that counts is.
    pub(super) asked: Operation,
    /// What was refused after the payment, which stands all the same.
    pub(super) aside: Option<Operation>,
    pub(super) echo: Echo,
    pub(super) funds: Funds,
    pub(super) partial: Option<bool>,
    pub(super) is_paid: bool,
    pub(super) undecided: bool,
    /// Whether it is of a test.
    pub(super) test: bool,
    /// Whether something beside codes and amounts keeps it from being paid.
    pub(super) doubted: bool,
    pub(super) refunded: bool,
    pub(super) conflicts: Vec<Conflict>,
}

impl Answer {
    pub(super) fn new(system: PayloadSystem, kind: Kind, mut reading: Reading<'_>) -> Self {
        reading.settle();
        let Reading { mut findings, conflicts: reported, mut funds, partial, .. } = reading;
        let Reading { refunded, unclear, doubted, undecided, operation, echo, test, .. } = reading;
        let mut conflicts = between(&findings);
        conflicts.extend(reported);
        let Overall { place, mut told, operation: of_place, aside } = overall(&findings, funds);
        // What was paid and went back is not approved any more.
        if funds == Funds::Returned
            && told.outcome == Outcome::Approved
            && let Some(place) = place
        {
            findings[place].turned = Some(Turned::Refunded);
            told = findings[place].words();
        }
        let in_conflict = undecided || conflicts.iter().any(|conflict| conflict.is_open);
        let counts = place.map(|place| &findings[place]);
        let is_open = match told.outcome {
            Outcome::Unknown => true,
            // What is not decided about a refund or capture leaves the money where it is.
            Outcome::Pending => !of_place.is_back_office(),
            _ => false,
        };
        // Where the document does not say what was asked for, a code may that only answers to a refund, say.
        let of_code = counts.map(Finding::answers_plainly);
        let of_code = of_code.filter(|of_code| *of_code != Operation::Payment).unwrap_or(operation);
        let of_document = if operation == Operation::Unknown { of_code } else { operation };
        let asked = match told.outcome {
            // A success is one of what was asked for in the whole document, anything else of the operation
            // that it happened to.
            Outcome::Approved | Outcome::Informational => of_document,
            _ if of_place == Operation::Unknown => of_document,
            _ => of_place,
        };
        let operation = match of_document {
            // Neither is asked for by itself.
            Operation::Mandate | Operation::Check => operation,
            _ => of_document,
        };
        if asked.is_back_office() {
            told = told.of_back_office();
        }
        // Where the money is has to fit what happened.
        let fits = match told.outcome {
            _ if is_open => funds == Funds::Returned,
            Outcome::Reversed => !matches!(funds, Funds::None | Funds::Authorized),
            // What was refused after a payment leaves it where it was.
            outcome if outcome.is_refused() => match asked {
                Operation::Payout => funds != Funds::Returned,
                _ => funds != Funds::Returned && !(asked.is_back_office() && funds == Funds::None),
            },
            _ => true,
        };
        if in_conflict {
            told = Told::UNKNOWN;
        }
        if test {
            told.flags = told.flags | Flags::TEST;
        }
        if in_conflict || !fits {
            funds = Funds::Unknown;
        }
        let flagged = |flag| {
            let mut current = findings.iter().filter(|finding| !finding.superseded);
            current.any(|finding| finding.plain().flags.contains(flag))
        };
        // Also one that does not count any more: of a test is the whole document.
        let has_test_code = findings.iter().any(|finding| finding.plain().flags.contains(Flags::TEST));
        let partial = match funds {
            _ if flagged(Flags::PARTIAL) => Some(true),
            // What went back or could not be read may be a part of it.
            Funds::Captured | Funds::Authorized => {
                partial.filter(|partial| *partial || !(refunded || unclear))
            }
            Funds::Returned | Funds::None => Some(false),
            Funds::Unknown => None,
        };
        let is_approved = told.outcome == Outcome::Approved && counts.is_some_and(Finding::is_exact);
        let is_paid = is_approved
            && funds == Funds::Captured
            && partial == Some(false)
            && !(in_conflict || refunded || unclear || doubted || test || has_test_code);
        let overall = place;
        Self {
            system,
            kind,
            findings,
            overall,
            told,
            operation,
            asked,
            aside,
            echo,
            funds,
            partial,
            is_paid,
            undecided,
            test,
            doubted: doubted || unclear,
            refunded,
            conflicts,
        }
    }

    /// Takes note of a wrapper that says that no real money is in it.
    pub(super) fn of_test(&mut self) {
        self.told.flags = self.told.flags | Flags::TEST;
        self.is_paid = false;
    }

    /// Puts what the document is within before its paths.
    pub(super) fn place_within(&mut self, outer: &str) {
        for path in self.paths() {
            *path = [outer, ".", path.as_str()].concat();
        }
    }

    /// Puts other names in the place of paths.
    pub(super) fn rename(&mut self, names: &[(&str, &str)]) {
        for path in self.paths() {
            if let Some((_, name)) = names.iter().find(|(known, _)| known == path) {
                *path = (*name).into();
            }
        }
    }

    fn paths(&mut self) -> impl Iterator<Item = &mut String> {
        let findings = self.findings.iter_mut().map(|finding| &mut finding.path);
        findings.chain(self.conflicts.iter_mut().flat_map(|conflict| &mut conflict.paths))
    }

    /// Takes note of something outside of the document that says the payment went wrong. It leaves open what
    /// happened, where the document, which is at this place, says that money moved.
    pub(super) fn contradicted(&mut self, path: &str, place: &str) {
        if matches!(self.told.outcome, Outcome::Declined | Outcome::Failed | Outcome::Cancelled) {
            return;
        }
        let told = self.overall().map_or(place, |finding| &finding.path);
        let paths = [path.into(), told.into()];
        self.conflicts.push(Conflict { kind: ConflictKind::Text, paths, is_open: true });
        (self.told, self.funds, self.partial, self.is_paid) = (Told::UNKNOWN, Funds::Unknown, None, false);
    }

    /// The system that sent the document.
    pub fn system(&self) -> PayloadSystem {
        self.system
    }

    /// What the document is about.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What was asked for.
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// The payment's own id as it was sent: OPP's `id`, that of the payment or payment order at PayEx,
    /// Áskell's `uuid`, Pei's `orderId`, PayFunc's `id` or `payment.reference`, Adyen's `pspReference` of the payment,
    /// Checkout.com's payment id, PayPal's order or else the capture, Braintree's `id`, Mollie's `id` or `paymentId`, that of
    /// Stripe's payment intent or else of the charge, Vipps' `reference`, Swish's `id` or `originalPaymentReference`, Klarna's
    /// `order_id`, Nexi's `paymentId`, Quickpay's `id`, Reepay's `handle` or `invoice`. `None` where there is none, or
    /// where it could be something else: longer than 128 characters, of others than letters, digits and
    /// `._:/-`, or like a card number.
    pub fn reference(&self) -> Option<&str> {
        self.echo.reference.as_deref()
    }

    /// The amount as it was sent, in whatever unit the system uses.
    pub fn amount(&self) -> Option<&str> {
        self.echo.amount.as_deref()
    }

    /// The currency that the amount is in, as it was sent.
    pub fn currency(&self) -> Option<&str> {
        self.echo.currency.as_deref()
    }

    /// The time that the document gives for itself (RFC 3339), if it has one with an offset.
    pub fn at(&self) -> Option<&str> {
        self.echo.at.as_deref()
    }

    /// The codes of the document and their verdicts, in the order in which they were read.
    pub fn verdicts(&self) -> &[Finding] {
        &self.findings
    }

    /// The code that counts: of those that are not history the most cautious, and of several about one
    /// operation the one that says why. What the answer itself says (its outcome, reason, retry word and
    /// message) follows from all codes. `None` for a document in which none counts.
    pub fn overall(&self) -> Option<&Finding> {
        self.overall.map(|place| &self.findings[place])
    }

    /// What happened to the payment: what the overall verdict says, but `reversed` for a refund or
    /// chargeback that was carried out, `cancelled` for a reservation that was released, `unknown` where the
    /// document contradicts itself, and `informational` where no code counts.
    pub fn outcome(&self) -> Outcome {
        self.told.outcome
    }

    /// Why it was refused or is open, where that is known.
    pub fn reason(&self) -> Option<Reason> {
        self.told.reason
    }

    /// Whether the payment may be tried again: the strictest advice of all codes about the operation, and
    /// `check_first` where the document contradicts itself or no code counts.
    pub fn retry(&self) -> Retry {
        self.told.retry
    }

    /// Who has to move next.
    pub fn actor(&self) -> Actor {
        self.told.actor
    }

    /// How many hours to wait before the next try, where a code says so.
    pub fn wait_hours(&self) -> Option<u16> {
        self.told.wait_hours
    }

    /// How many further tries are allowed, where a code says so.
    pub fn limit(&self) -> Option<Limit> {
        self.told.limit
    }

    /// What the shopper may read: a masked reason reads as `generic_decline` does, a shopper whose
    /// money went back does not read that the payment was approved, none reads that no money was taken
    /// unless that is known, and where the document contradicts itself, that nothing is known yet.
    pub fn message(&self, locale: Locale) -> &'static str {
        self.said().0.text(locale)
    }

    /// What a checkout page can offer the shopper.
    pub fn next_step(&self) -> NextStep {
        self.said().1
    }

    /// Where the money is now, as far as the document tells.
    pub fn funds(&self) -> Funds {
        self.funds
    }

    /// Whether less than the amount asked for is held now; `None` where the document does not tell.
    pub fn partial(&self) -> Option<bool> {
        self.partial
    }

    /// Whether the money was captured in full and kept: the outcome is approved, the funds are
    /// captured, nothing is missing or went back, nothing was a test, and nothing speaks against it.
    /// Where the document leaves any of it open, this is false.
    pub fn is_paid(&self) -> bool {
        self.is_paid
    }

    /// The statements that cannot both be true, in pairs; none in most documents.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// What support should do next, in one sentence.
    pub fn next(&self) -> &'static str {
        next::sentence(self)
    }

    /// What the document says of the payment, in words.
    pub(crate) fn told(&self) -> Told {
        self.told
    }

    /// Whether something beside codes and amounts keeps it from being paid: what could not be read, or what a
    /// person should look at.
    pub(crate) fn is_doubted(&self) -> bool {
        self.doubted
    }

    /// Whether anything was refunded, or may have been.
    pub(crate) fn is_refunded(&self) -> bool {
        self.refunded
    }

    /// The first contradiction that leaves open what happened.
    pub(crate) fn contradiction(&self) -> Option<&Conflict> {
        self.conflicts.iter().find(|conflict| conflict.is_open)
    }

    /// Whether the document contradicts itself about what happened.
    pub(super) fn contradicts_itself(&self) -> bool {
        self.conflicts.iter().any(|conflict| conflict.is_open)
    }

    /// The message and the next step.
    pub(crate) fn said(&self) -> (Message, NextStep) {
        let operation = match self.kind {
            // What was carried out is not a payment.
            Kind::Schedule | Kind::Risk => Operation::Mandate,
            _ => self.asked,
        };
        self.bare(self.told.words(operation).said())
    }

    /// The message and the next step that go with one code of the document.
    pub(crate) fn said_of(&self, finding: &Finding) -> (Message, NextStep) {
        let Told { outcome, reason, retry, flags, .. } = finding.words();
        let is_made = outcome.is_made();
        let went_back = self.funds == Funds::Returned && is_made;
        if self.undecided || self.contradicts_itself() || (went_back && !finding.superseded) {
            return self.said();
        }
        let operation = match finding.answers() {
            // Beside a payment that stands, what was refused is none of the shopper's business.
            _ if outcome.is_refused() && self.aside.is_some() => Operation::Check,
            Operation::Payment if finding.operation == Operation::Unknown => self.operation,
            Operation::Payment => finding.operation,
            other => other,
        };
        let flags = if self.is_test() { flags | Flags::TEST } else { flags };
        self.bare(Words { outcome, reason, retry, operation, flags }.said())
    }

    /// Says that no money was taken only where that is known.
    fn bare(&self, (message, step): (Message, NextStep)) -> (Message, NextStep) {
        (if self.funds == Funds::None { message } else { message.bare() }, step)
    }

    /// Whether it is of a test, by a code of it or by itself.
    pub(crate) fn is_test(&self) -> bool {
        self.told.flags.contains(Flags::TEST)
            || self.findings.iter().any(|finding| finding.plain().flags.contains(Flags::TEST))
    }
}
