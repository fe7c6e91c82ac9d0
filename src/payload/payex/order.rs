//! Payment orders (versions 2 and 3) and their sub-resources.

use alloc::boxed::Box;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::funds::{Funds, Ledger, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::transactions::{Latest, Type};
use super::{problem, unless_purchase};
use crate::code_set::CodeSet;
use crate::verdict::Verdict;
use crate::vocabulary::Outcome;

/// A payment order, or the document of one of its sub-resources.
struct Order<'a> {
    document: At<'a>,
    order: At<'a>,
}

impl<'a> Order<'a> {
    fn get(&self, key: Key) -> Option<At<'a>> {
        self.order.get(key).or_else(|| self.document.get(key))
    }

    fn amount(&self, key: Key) -> Option<Amount> {
        self.order.get(key).and_then(|amount| amount.amount())
    }

    /// Whether the amount is nothing, or not there at all.
    fn is_nothing(&self, key: Key) -> bool {
        self.order.get(key).is_none_or(|amount| amount.amount() == Some(Amount::ZERO))
    }
}

pub fn read(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let order = document.get(Key::PaymentOrder).filter(|at| at.is_object());
    let order = Order { document, order: order.unwrap_or(document) };
    let mut status = None;
    if let Some(at) = order.get(Key::Status).or_else(|| order.get(Key::State)) {
        status = Some((at, reading.code(at, CodeSet::PayexOrder)?));
    }
    if let Some(failed) = reading.object(order.get(Key::Failed)) {
        problem::read(failed.get(Key::Problem), reading);
    }
    let is_over = status.as_ref().is_some_and(|(_, verdict)| was_paid(*verdict));
    failed_attempts(&order, is_over, reading);
    let (ledger, times) = financial_transactions(&order, reading);
    failures_after_purchase(&order, &times, reading);
    let paid = reading.object(order.get(Key::Paid));
    match status {
        Some((_, verdict)) if verdict.outcome() == Outcome::Approved => {
            if ledger.moved {
                reading.funds = ledger.funds();
                reading.partial = ledger.is_partial(order.amount(Key::Amount));
                reading.refunded = ledger.returned > Amount::ZERO;
                reading.unclear |= ledger.disagrees(order.order.get(Key::RemainingReversalAmount));
            } else {
                without_list(&order, paid, reading);
            }
            short_of_paid(&order, paid, reading);
            // A paid order of which a part went back stays paid.
            let reversed = reading.object(order.get(Key::Reversed));
            if reversed.is_some_and(|reversed| reversed.is_expanded()) {
                reading.refunded = true;
                reading.partial = Some(true);
            }
            reading.funds = unless_purchase(order.order, reading.funds);
        }
        Some((at, verdict)) => {
            reading.funds =
                if verdict.outcome() == Outcome::Reversed { Funds::Returned } else { refused(verdict) };
            if ledger.kept() > Amount::ZERO
                && matches!(verdict.outcome(), Outcome::Declined | Outcome::Cancelled)
                && let Some(list) = order.get(Key::FinancialTransactions)
            {
                reading.contradict([reading.path(at), reading.path(list)]);
            }
        }
        None => {}
    }
    Ok(())
}

/// Whether a payment went through at some time, so that failed attempts are history.
fn was_paid(verdict: Verdict) -> bool {
    matches!(verdict.outcome(), Outcome::Approved | Outcome::Reversed)
}

fn failed_attempts(order: &Order<'_>, is_over: bool, reading: &mut Reading) {
    let Some(attempts) = reading.object(order.get(Key::FailedAttempts)) else { return };
    for attempt in attempts.get(Key::FailedAttemptList).into_iter().flat_map(|at| at.items()) {
        reading.next_operation();
        let first = reading.findings.len();
        if let Some(status) = attempt.get(Key::Status)
            && let Some(code) = status.text()
        {
            reading.listed_code(status, code, CodeSet::PayexTransaction);
        }
        problem::read(attempt.get(Key::Problem), reading);
        for finding in &mut reading.findings[first..] {
            finding.superseded = is_over;
        }
    }
}

fn financial_transactions<'a>(order: &Order<'a>, reading: &mut Reading) -> (Ledger, Latest<'a>) {
    let mut ledger = Ledger::default();
    let mut times = Latest::default();
    let Some(resource) = reading.object(order.get(Key::FinancialTransactions)) else {
        return (ledger, times);
    };
    let list = [Key::FinancialTransactionsList, Key::FinancialTransactionList];
    for list in list.into_iter().filter_map(|key| resource.get(key)) {
        reading.unclear |= !list.is_list();
        for transaction in list.items() {
            let kind = Type::of(transaction.get(Key::Type));
            let amount = transaction.get(Key::Amount).and_then(|amount| amount.amount());
            kind.book(amount, &mut ledger);
            let created = transaction.get(Key::Created);
            times.note(kind, created.and_then(|created| created.text()));
        }
    }
    reading.unclear |= ledger.unclear;
    (ledger, times)
}

/// Captures, cancellations and reversals that failed: history once a later one succeeded.
fn failures_after_purchase(order: &Order<'_>, times: &Latest<'_>, reading: &mut Reading) {
    let Some(attempts) = reading.object(order.get(Key::PostPurchaseFailedAttempts)) else { return };
    for attempt in attempts.get(Key::PostPurchaseFailedAttemptList).into_iter().flat_map(|at| at.items()) {
        reading.next_operation();
        let first = reading.findings.len();
        problem::read(attempt.get(Key::Problem), reading);
        let kind = Type::of(attempt.get(Key::Type));
        let created = attempt.get(Key::Created).and_then(|created| created.text());
        let is_over = times.is_after(kind, created);
        for finding in &mut reading.findings[first..] {
            finding.superseded = is_over;
        }
    }
}

/// Where the money of a paid order is when its transactions are not expanded: the type of the
/// payment says whether it was taken at once, and what can be reversed has been taken.
fn without_list(order: &Order<'_>, paid: Option<At<'_>>, reading: &mut Reading) {
    let asked = order.amount(Key::Amount).filter(|asked| *asked > Amount::ZERO);
    let reversible = order.order.get(Key::RemainingReversalAmount).map(|amount| amount.amount());
    let taken = reversible.flatten().filter(|amount| *amount > Amount::ZERO);
    let nothing_open =
        order.is_nothing(Key::RemainingCaptureAmount) && order.is_nothing(Key::RemainingCancellationAmount);
    let kind = Type::of(paid.and_then(|paid| paid.get(Key::TransactionType)));
    reading.partial = asked.map(|_| false);
    match (kind, taken) {
        (Type::Sale, _) => {
            reading.funds = Funds::Captured;
            // Less can be given back than was paid: some of it went back before, or it cannot be told.
            if reversible.is_some() && taken != asked {
                reading.refunded = true;
                reading.partial = taken.zip(asked).map(|(taken, asked)| taken < asked);
            }
        }
        (Type::Authorization, None) => reading.funds = Funds::Authorized,
        (Type::Authorization, Some(taken)) => {
            reading.funds = Funds::Captured;
            reading.partial = match asked {
                Some(asked) if taken < asked => Some(true),
                Some(asked) if taken == asked && nothing_open => Some(false),
                _ => None,
            };
        }
        (Type::Verification, _) => reading.funds = Funds::None,
        _ => {
            reading.funds = Funds::Unknown;
            reading.partial = None;
        }
    }
}

/// Compares what the payer paid with the amount of the order.
fn short_of_paid(order: &Order<'_>, paid: Option<At<'_>>, reading: &mut Reading) {
    let Some(amount) = paid.and_then(|paid| paid.get(Key::Amount)) else { return };
    match (amount.amount(), order.amount(Key::Amount)) {
        (Some(paid), Some(asked)) if paid < asked => reading.partial = Some(true),
        (Some(paid), Some(asked)) if paid == asked => {}
        _ => reading.partial = reading.partial.filter(|partial| *partial),
    }
}
