//! Mollie: payments, and their captures, refunds and chargebacks.

use alloc::boxed::Box;

use super::amount::Amount;
use super::error::PayloadError;
use super::finding::Turned;
use super::funds::{Funds, refused};
use super::keys::Key;
use super::kind::Kind;
use super::reading::Reading;
use super::tree::At;
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

/// When it came into the state that it is in.
const TIMES: [Key; 6] =
    [Key::PaidAt, Key::CanceledAt, Key::ExpiredAt, Key::FailedAt, Key::AuthorizedAt, Key::CreatedAtCamel];

pub fn kind(document: At<'_>) -> Kind {
    let is = |resource| document.get(Key::Resource).is_some_and(|known| known.is(resource));
    if is("capture") || is("refund") || is("chargeback") { Kind::Transaction } else { Kind::Payment }
}

pub fn read(document: At<'_>, kind: Kind, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let amount = document.get(Key::Amount);
    let of_amount = |key| amount.and_then(|amount| amount.get(key));
    reading.sum([of_amount(Key::Value)], of_amount(Key::Currency));
    reading.dated(TIMES.map(|key| document.get(key)));
    match document.get(Key::Mode) {
        Some(mode) if mode.is("test") => reading.test = true,
        Some(mode) => reading.unclear |= !mode.is("live"),
        None => {}
    }
    if kind == Kind::Transaction {
        reading.identify([document.get(Key::PaymentIdCamel)]);
        return read_operation(document, reading);
    }
    reading.asked_for(Operation::Payment);
    reading.identify([document.get(Key::Id)]);
    let status = document.get(Key::Status);
    let verdict = status.map(|status| reading.code(status, CodeSet::MollieStatus)).transpose()?;
    explain(document, reading);
    let amounts = Amounts::of(document);
    if let Some(verdict) = verdict {
        weigh(document, verdict, &amounts, reading);
    }
    // Whoever else has a status and amounts: a payment says that it is one.
    let is_named = document.get(Key::Resource).is_some_and(|resource| resource.is("payment"));
    let id = document.get(Key::Id).and_then(|id| id.text());
    reading.doubted |= !(is_named && id.is_some_and(|id| id.starts_with("tr_")));
    reading.against_payment(document, &[]);
    embedded(document, reading)
}

/// What says why a payment failed. It explains the status, or speaks against it.
fn explain(document: At<'_>, reading: &mut Reading) {
    let first = reading.findings.len();
    if let Some(code) =
        reading.object(document.get(Key::StatusReason)).and_then(|reason| reason.get(Key::Code))
    {
        reading.loose_code(code, CodeSet::MollieStatusreason);
    }
    if let Some(details) = reading.object(document.get(Key::Details)) {
        if let Some(code) = details.get(Key::FailureReasonCamel) {
            reading.loose_code(code, CodeSet::MollieFailure);
        }
        reading.against_payment(details, &[]);
    }
    let explains =
        reading.findings[first..].iter().any(|why| why.is_exact() && why.verdict.outcome().is_refused());
    if let [status, ..] = &mut reading.findings[..]
        && explains
        && first == 1
    {
        status.superseded = status.verdict.outcome() == Outcome::Declined;
    }
}

/// The amounts of a payment; `None` for one that cannot be read.
struct Amounts {
    asked: Option<Amount>,
    captured: Option<Amount>,
    refunded: Option<Amount>,
    charged_back: Option<Amount>,
    /// What can still be given back; some ways to pay allow a little more than was paid.
    remaining: Option<Amount>,
}

impl Amounts {
    fn of(document: At<'_>) -> Self {
        let asked = document.get(Key::Amount).and_then(|amount| amount.amount_of(Key::Value));
        let asked = asked.filter(|asked| *asked > Amount::ZERO);
        let amount = |key, absent| document.get(key).map_or(absent, |amount| read_amount(amount, document));
        Self {
            asked,
            captured: amount(Key::AmountCapturedCamel, asked),
            refunded: amount(Key::AmountRefundedCamel, Some(Amount::ZERO)),
            charged_back: amount(Key::AmountChargedBack, Some(Amount::ZERO)),
            remaining: match document.get(Key::AmountRemaining) {
                None => asked,
                remaining => remaining.and_then(|remaining| read_amount(remaining, document)),
            },
        }
    }

    /// How much went back, whoever took it.
    fn gone(&self) -> Option<Amount> {
        self.refunded?.checked_add(self.charged_back?)
    }
}

/// An amount in the currency of the payment.
fn read_amount(amount: At<'_>, document: At<'_>) -> Option<Amount> {
    let currency = |at: At<'_>| at.get(Key::Currency).and_then(super::echo::currency);
    let of_payment = document.get(Key::Amount).and_then(currency);
    let value = amount.amount_of(Key::Value).filter(|value| *value >= Amount::ZERO);
    value.filter(|_| currency(amount) == of_payment)
}

/// Where the money is: `paid` stays as it is whatever goes back.
fn weigh(document: At<'_>, verdict: Verdict, amounts: &Amounts, reading: &mut Reading) {
    let is_authorized = document.get(Key::Status).is_some_and(|status| status.is("authorized"));
    reading.refunded = amounts.gone() != Some(Amount::ZERO);
    match verdict.outcome() {
        Outcome::Approved if is_authorized => authorized(document, amounts, reading),
        Outcome::Approved => paid(amounts, reading),
        _ => {
            let is_moved = |key| {
                document.get(key).is_some_and(|amount| amount.amount_of(Key::Value) != Some(Amount::ZERO))
            };
            let moved = [Key::AmountCapturedCamel, Key::AmountRefundedCamel, Key::AmountChargedBack];
            reading.funds = refused(verdict);
            if let Some(moved) =
                moved.into_iter().find(|key| is_moved(*key)).and_then(|key| document.get(key))
            {
                reading.funds = Funds::Unknown;
                if let Some(status) = document.get(Key::Status).filter(|_| verdict.outcome().says_no()) {
                    reading.contradict([reading.path(status), reading.path(moved)]);
                }
            }
        }
    }
}

fn authorized(document: At<'_>, amounts: &Amounts, reading: &mut Reading) {
    let captured = match document.get(Key::AmountCapturedCamel) {
        None => Some(Amount::ZERO),
        _ => amounts.captured,
    };
    match captured {
        Some(Amount::ZERO) => {
            reading.funds = Funds::Authorized;
            reading.partial = amounts.asked.map(|_| false);
        }
        Some(captured) => {
            reading.funds = Funds::Captured;
            // A payment that is captured in full says that it is paid.
            reading.partial = amounts.asked.filter(|asked| captured < *asked).map(|_| true);
        }
        None => {}
    }
}

fn paid(amounts: &Amounts, reading: &mut Reading) {
    let (Some(asked), Some(captured), Some(gone)) = (amounts.asked, amounts.captured, amounts.gone()) else {
        // That it was paid is known, and nothing more.
        if !reading.refunded {
            reading.funds = Funds::Captured;
        }
        return;
    };
    reading.unclear |= amounts.remaining.is_none_or(|remaining| remaining < captured - gone);
    if gone == Amount::ZERO {
        reading.funds = Funds::Captured;
        reading.partial = if captured > asked { None } else { Some(captured < asked) };
    } else if gone < captured {
        reading.funds = Funds::Captured;
        reading.partial = Some(true);
    } else {
        reading.funds = Funds::Returned;
        let is_banks = amounts.charged_back != Some(Amount::ZERO);
        if let Some(status) = reading.findings.first_mut() {
            status.turned = Some(if is_banks { Turned::ChargedBack } else { Turned::Refunded });
        }
    }
}

/// What was asked for along with the payment: its refunds, captures and chargebacks.
fn embedded(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let Some(embedded) = reading.object(document.get(Key::Embedded)) else { return Ok(()) };
    reading.against_payment(embedded, &[Key::Refunds, Key::Chargebacks]);
    let lists =
        [Key::Captures, Key::Refunds, Key::Chargebacks].into_iter().filter_map(|key| embedded.get(key));
    for list in lists.filter(|list| !list.is_nothing()) {
        // What cannot be read may say that something went back.
        reading.unclear |= !list.is_list();
        for item in list.items() {
            let first = reading.findings.len();
            let told = operation(item, reading)?;
            reading.against_operation(item, first);
            let gives = told
                .is_none_or(|(asked, verdict)| asked != Operation::Capture && !verdict.outcome().says_no());
            // How much it is, the payment says.
            reading.refunded |= gives;
        }
    }
    Ok(())
}

/// What was asked for, and what came of it.
fn operation(at: At<'_>, reading: &mut Reading) -> Result<Option<(Operation, Verdict)>, Box<PayloadError>> {
    let Some(resource) = at.get(Key::Resource) else {
        reading.unclear = true;
        return Ok(None);
    };
    let kinds = [
        ("capture", Operation::Capture, CodeSet::MollieCapture),
        ("refund", Operation::Refund, CodeSet::MollieRefund),
        ("chargeback", Operation::Chargeback, CodeSet::MollieResource),
    ];
    let Some((_, asked, set)) = kinds.into_iter().find(|(name, ..)| resource.is(name)) else {
        reading.unclear = true;
        return Ok(None);
    };
    reading.next_operation(asked);
    // A chargeback has no status: that there is one says it.
    let code = if asked == Operation::Chargeback { Some(resource) } else { at.get(Key::Status) };
    let verdict = code.map(|code| reading.code(code, set)).transpose()?;
    Ok(verdict.map(|verdict| (asked, verdict)))
}

/// A capture, refund or chargeback that is a document of its own.
fn read_operation(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let Some((asked, verdict)) = operation(document, reading)? else { return Ok(()) };
    reading.operation = asked;
    reading.funds = match (asked, verdict.outcome()) {
        (Operation::Capture, Outcome::Approved) => Funds::Captured,
        (_, Outcome::Reversed) => Funds::Returned,
        _ => Funds::Unknown,
    };
    reading.refunded = asked != Operation::Capture;
    // A chargeback that was reversed leaves open who has the money.
    if asked == Operation::Chargeback && document.has(Key::ReversedAt) {
        reading.funds = Funds::Unknown;
        reading.findings.iter_mut().for_each(|finding| finding.superseded = true);
    }
    reading.against_payment(document, &[]);
    Ok(())
}
