//! Payment orders (versions 2 and 3) and their sub-resources, in them or by themselves.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::super::amount::Amount;
use super::super::error::PayloadError;
use super::super::evidence::news;
use super::super::funds::{Funds, Ledger, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::remaining::Remaining;
use super::transactions::{Type, compare_times};
use super::{asked, problem, unless_purchase};
use crate::code_set::CodeSet;
use crate::decode::decode;
use crate::verdict::Verdict;
use crate::vocabulary::{Operation, Outcome};

/// A payment order, or the document of one of its sub-resources.
struct Order<'a> {
    document: At<'a>,
    order: At<'a>,
}

impl<'a> Order<'a> {
    fn get(&self, key: Key) -> Option<At<'a>> {
        self.order.get(key).or_else(|| self.document.get(key))
    }

    /// A sub-resource, if there is more of it than its address.
    fn resource(&self, key: Key) -> Option<At<'a>> {
        let places = [self.order, self.document].map(|place| place.get(key));
        places.into_iter().flatten().find(|resource| !resource.is_nothing())
    }

    fn amount(&self, key: Key) -> Option<Amount> {
        self.order.amount_of(key)
    }
}

pub fn read(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let order = document.get(Key::PaymentOrder).filter(|at| at.is_object());
    let order = Order { document, order: order.unwrap_or(document) };
    identify(&order, reading);
    let mut status = None;
    if let Some(at) = order.get(Key::Status).or_else(|| order.get(Key::State)) {
        status = Some((at, reading.code(at, CodeSet::PayexOrder)?));
    }
    if status.is_none() {
        read_resources(&order, reading);
    }
    if let Some(failed) = reading.object(order.get(Key::Failed)) {
        problem::read(failed.get(Key::Problem), reading);
    }
    let is_made = status.as_ref().is_some_and(|(_, verdict)| was_paid(*verdict));
    let says_nothing = reading.findings.is_empty();
    against(&order, status.as_ref().map(|(_, verdict)| *verdict), reading);
    let (ledger, times) = financial_transactions(&order, reading);
    // Old attempts do not tell how the order is now.
    failed_attempts(&order, is_made || says_nothing, reading);
    failures_after_purchase(&order, &times, reading);
    match status {
        Some((_, verdict)) if verdict.outcome() == Outcome::Approved => paid(&order, &ledger, reading),
        Some((at, verdict)) => {
            reading.funds =
                if verdict.outcome() == Outcome::Reversed { Funds::Returned } else { refused(verdict) };
            if matches!(ledger.funds(), Funds::Captured | Funds::Authorized | Funds::Returned)
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

fn identify(order: &Order<'_>, reading: &mut Reading) {
    reading.asked_for(asked(order.order));
    let own = order.order.get(Key::Id).filter(|_| !order.order.is_root());
    reading.identify([own, order.document.get(Key::PaymentOrder)]);
    let resources = [Key::Paid, Key::Reversed, Key::Cancelled].map(|key| order.get(key));
    let amounts = resources.map(|resource| resource.and_then(|resource| resource.get(Key::Amount)));
    reading.sum([order.order.get(Key::Amount)].into_iter().chain(amounts), order.order.get(Key::Currency));
    reading.dated([order.order.get(Key::Updated), order.order.get(Key::Created)]);
}

/// Whether a payment went through at some time, so that failed attempts are history.
fn was_paid(verdict: Verdict) -> bool {
    matches!(verdict.outcome(), Outcome::Approved | Outcome::Reversed)
}

/// Sub-resources that are there without the order's own status say what it is by their names.
fn read_resources(order: &Order<'_>, reading: &mut Reading) {
    for key in [Key::Paid, Key::Failed, Key::Aborted, Key::Cancelled, Key::Reversed] {
        let Some(resource) = order.resource(key) else { continue };
        let Ok(verdict) = decode(CodeSet::PayexOrder, key.name()) else { continue };
        reading.add(resource, key.name(), verdict);
        reading.unclear |= !resource.is_object();
        let of_paid = Type::of(resource.get(Key::TransactionType));
        reading.funds = match key {
            Key::Paid => unless_purchase(order.order, of_paid.funds()),
            Key::Reversed => Funds::Returned,
            // A part of the reservation, or all of it.
            Key::Cancelled => Funds::Unknown,
            _ => refused(verdict),
        };
    }
    // Whether any of what was paid went back is not in it, nor how much was asked for.
    reading.partial = None;
}

/// What speaks against an order that says it is paid. A part of it may have been released or paid back.
fn against(order: &Order<'_>, status: Option<Verdict>, reading: &mut Reading) {
    if status.is_none_or(|verdict| verdict.outcome() != Outcome::Approved) {
        return;
    }
    let of_a_part = [Key::Cancelled, Key::Reversed];
    reading.against_payment(order.order, &of_a_part);
    if !order.order.is_root() {
        reading.against_payment(order.document, &of_a_part);
    }
    if let Some(paid) = order.get(Key::Paid) {
        reading.against_payment(paid, &[]);
    }
    for resource in of_a_part.into_iter().filter_map(|key| order.resource(key)) {
        let amount = resource.amount_of(Key::Amount);
        if amount.is_none_or(|amount| amount <= Amount::ZERO) {
            reading.against(resource);
        }
    }
}

fn failed_attempts(order: &Order<'_>, is_over: bool, reading: &mut Reading) {
    let Some(attempts) = reading.object(order.get(Key::FailedAttempts)) else { return };
    for attempt in attempts.get(Key::FailedAttemptList).into_iter().flat_map(|at| at.items()) {
        reading.next_operation(Operation::Payment);
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

/// The types and times of the transactions that succeeded: of each type the latest, and whether there is
/// one without a time that could be later.
type Times<'a> = Vec<(Type, &'a str)>;

fn financial_transactions<'a>(order: &Order<'a>, reading: &mut Reading) -> (Ledger, Times<'a>) {
    let mut ledger = Ledger::default();
    let mut times = Times::new();
    let Some(resource) = reading.object(order.get(Key::FinancialTransactions)) else {
        return (ledger, times);
    };
    news(resource, &[]).for_each(|field| reading.against(field));
    let list = [Key::FinancialTransactionsList, Key::FinancialTransactionList];
    for list in list.into_iter().filter_map(|key| resource.get(key)) {
        reading.unclear |= !list.is_list();
        for transaction in list.items() {
            let kind = Type::of(transaction.get(Key::Type));
            let amount = transaction.amount_of(Key::Amount);
            kind.book(amount, &mut ledger);
            news(transaction, &[]).for_each(|field| reading.against(field));
            let Some(created) = transaction.get(Key::Created).and_then(|created| created.text()) else {
                continue;
            };
            match times.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, latest)) if compare_times(created, latest) == Some(Ordering::Greater) => {
                    *latest = created
                }
                Some(_) => {}
                None => times.push((kind, created)),
            }
        }
    }
    reading.unclear |= ledger.unclear;
    (ledger, times)
}

/// Captures, cancellations and reversals that failed: history once a later one succeeded.
fn failures_after_purchase(order: &Order<'_>, times: &Times<'_>, reading: &mut Reading) {
    let Some(attempts) = reading.object(order.get(Key::PostPurchaseFailedAttempts)) else { return };
    for attempt in attempts.get(Key::PostPurchaseFailedAttemptList).into_iter().flat_map(|at| at.items()) {
        let kind = Type::of(attempt.get(Key::Type));
        reading.next_operation(kind.operation());
        let first = reading.findings.len();
        problem::read(attempt.get(Key::Problem), reading);
        let created = attempt.get(Key::Created).and_then(|created| created.text());
        let latest = times.iter().find(|(done, _)| *done == kind).map(|(_, time)| *time);
        let order_of_both = latest.zip(created).and_then(|(time, created)| compare_times(time, created));
        let is_over = order_of_both.is_some_and(Ordering::is_gt);
        for finding in &mut reading.findings[first..] {
            finding.superseded = is_over;
        }
        // Somebody tried to take more and could not.
        reading.doubted |= !is_over && !matches!(kind, Type::Cancellation | Type::Reversal);
        // By itself it is all that the document is about.
        if first == 0 {
            reading.operation = kind.operation();
        }
    }
}

/// Where the money of a paid order is.
fn paid(order: &Order<'_>, ledger: &Ledger, reading: &mut Reading) {
    let paid = reading.object(order.get(Key::Paid));
    if ledger.moved {
        reading.funds = ledger.funds();
        reading.partial = ledger.is_partial(order.amount(Key::Amount));
        reading.refunded = ledger.returned > Amount::ZERO;
        reading.unclear |= ledger.disagrees(order.order.get(Key::RemainingReversalAmount));
    } else {
        without_list(order, paid, reading);
    }
    short_of_paid(order, paid, reading);
    // A paid order stays paid when a part was released or went back.
    if order.resource(Key::Reversed).is_some() {
        reading.refunded = true;
        reading.partial = Some(true);
    }
    if order.resource(Key::Cancelled).is_some() && ledger.released <= Amount::ZERO {
        reading.partial = Some(true);
    }
    reading.funds = unless_purchase(order.order, reading.funds);
}

/// Where the money of a paid order is when its transactions are not expanded: the type of the
/// payment says whether it was taken at once, and what can be reversed has been taken.
fn without_list(order: &Order<'_>, paid: Option<At<'_>>, reading: &mut Reading) {
    let asked = order.amount(Key::Amount).filter(|asked| *asked > Amount::ZERO);
    let remaining = Remaining::of(order.order);
    let told = paid.and_then(|paid| paid.get(Key::TransactionType));
    reading.partial = asked.map(|_| false);
    match (Type::of(told), remaining.taken()) {
        (Type::Sale, taken) => {
            reading.funds = Funds::Captured;
            // Less can be given back than was paid: some of it went back before, or that is not known.
            if remaining.reversal.is_some() && taken != asked {
                reading.refunded = true;
                reading.partial = taken.zip(asked).map(|(taken, asked)| taken < asked);
            }
        }
        (Type::Verification, _) => reading.funds = Funds::None,
        (Type::Authorization, None) => {
            reading.funds = Funds::Authorized;
            reading.partial = remaining.partial(asked).or(Some(false)).filter(|_| asked.is_some());
        }
        (Type::Authorization, Some(_)) => {
            reading.funds = Funds::Captured;
            reading.partial = remaining.partial(asked);
        }
        // Not even the type is expanded.
        (Type::Unknown, _) if told.is_none() => {
            reading.funds = remaining.funds();
            reading.partial = remaining.partial(asked);
        }
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
