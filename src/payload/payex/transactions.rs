//! Transactions, alone or in the lists of a payment. The outcome of a payment is theirs: its own
//! state stays `Ready` whatever happens.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use super::super::amount::Amount;
use super::super::counted::{Counted, step};
use super::super::error::PayloadError;
use super::super::evidence::news;
use super::super::finding::Turned;
use super::super::funds::{Funds, Ledger, Side, refused};
use super::super::keys::Key;
use super::super::reading::Reading;
use super::super::tree::At;
use super::remaining::Remaining;
use super::{asked, problem, unless_purchase};
use crate::code_set::CodeSet;
use crate::vocabulary::{Operation, Outcome};

/// The lists of a payment, each in the resource of its kind.
pub(crate) const LISTS: [(Key, Key); 7] = [
    (Key::Transactions, Key::TransactionList),
    (Key::Authorizations, Key::AuthorizationList),
    (Key::Sales, Key::SaleList),
    (Key::Captures, Key::CaptureList),
    (Key::Cancellations, Key::CancellationList),
    (Key::Reversals, Key::ReversalList),
    (Key::Verifications, Key::VerificationList),
];

/// The resources that hold one transaction.
const ONES: [Key; 6] =
    [Key::Authorization, Key::Sale, Key::Capture, Key::Cancellation, Key::Reversal, Key::Verification];

/// What a transaction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Authorization,
    Sale,
    Capture,
    Cancellation,
    Reversal,
    Verification,
    Unknown,
}

impl Type {
    pub fn of(at: Option<At<'_>>) -> Self {
        let types = [
            ("Authorization", Self::Authorization),
            ("Sale", Self::Sale),
            ("Capture", Self::Capture),
            ("Cancellation", Self::Cancellation),
            ("Cancel", Self::Cancellation),
            ("Reversal", Self::Reversal),
            ("Verification", Self::Verification),
        ];
        let known = at.and_then(|at| types.into_iter().find(|(name, _)| at.is(name)));
        known.map_or(Self::Unknown, |(_, kind)| kind)
    }

    /// What it asks for.
    pub fn operation(self) -> Operation {
        match self {
            Self::Authorization => Operation::Authorization,
            Self::Sale => Operation::Payment,
            Self::Capture => Operation::Capture,
            Self::Cancellation => Operation::Cancellation,
            Self::Reversal => Operation::Reversal,
            Self::Verification => Operation::Verification,
            Self::Unknown => Operation::Unknown,
        }
    }

    /// Where the money is after one that succeeded, as far as it tells by itself.
    pub fn funds(self) -> Funds {
        match self {
            Self::Authorization => Funds::Authorized,
            Self::Sale | Self::Capture => Funds::Captured,
            Self::Reversal => Funds::Returned,
            Self::Cancellation | Self::Verification => Funds::None,
            Self::Unknown => Funds::Unknown,
        }
    }

    /// Whether a success of the other makes a failure of this one history: a payer who is refused
    /// may pay in another way.
    pub fn is_same_as(self, other: Self) -> bool {
        let pays = |kind| matches!(kind, Self::Authorization | Self::Sale);
        self == other || (pays(self) && pays(other))
    }

    /// Books a completed transaction.
    pub fn book(self, amount: Option<Amount>, ledger: &mut Ledger) {
        match self {
            Self::Authorization => ledger.book(Side::Reserved, amount),
            Self::Sale | Self::Capture => ledger.book(Side::Taken, amount),
            Self::Cancellation => ledger.book(Side::Released, amount),
            Self::Reversal => ledger.book(Side::Returned, amount),
            Self::Verification => ledger.verified = true,
            Self::Unknown => ledger.unclear = true,
        }
    }
}

/// A transaction that was read.
struct Transaction<'a> {
    kind: Type,
    outcome: Option<Outcome>,
    amount: Option<Amount>,
    created: Option<&'a str>,
    /// Its findings, the one of its state first.
    findings: Range<usize>,
}

impl<'a> Transaction<'a> {
    fn read(at: At<'a>, reading: &mut Reading) -> Result<Self, Box<PayloadError>> {
        let kind = Type::of(at.get(Key::Type));
        reading.next_operation(kind.operation());
        let first = reading.findings.len();
        let mut outcome = None;
        match at.get(Key::State) {
            Some(state) => {
                outcome = Some(reading.code(state, CodeSet::PayexTransaction)?.outcome());
                let takes = matches!(kind, Type::Sale | Type::Capture);
                reading.findings[first].rank = u8::from(takes);
            }
            None => reading.unclear = true,
        }
        for field in [Key::FailedReason, Key::FailedErrorCode].into_iter().filter_map(|key| at.get(key)) {
            if let Some(code) = field.text() {
                reading.listed_code(field, code, CodeSet::PayexFailure);
            }
        }
        problem::read(at.get(Key::Problem), reading);
        reading.against_operation(at, first);
        Ok(Self {
            kind,
            outcome,
            amount: at.amount_of(Key::Amount),
            created: at.get(Key::Created).and_then(|created| created.text()),
            findings: first..reading.findings.len(),
        })
    }

    fn is_completed(&self) -> bool {
        self.outcome == Some(Outcome::Approved)
    }

    fn turn(&self, turned: Turned, reading: &mut Reading) {
        if let Some(state) = reading.findings.get_mut(self.findings.start) {
            state.turned = Some(turned);
        }
    }
}

pub fn has_lists(at: At<'_>) -> bool {
    LISTS.iter().any(|(resource, list)| at.get(*resource).is_some_and(|resource| resource.has(*list)))
}

/// The transaction of a document that holds one.
pub(crate) fn one<'a>(document: At<'a>) -> Option<At<'a>> {
    let within = |at: At<'a>| at.get(Key::Transaction).filter(|at| at.has_any(&[Key::State, Key::Type]));
    within(document).or_else(|| ONES.into_iter().filter_map(|key| document.get(key)).find_map(within))
}

/// Reads a transaction that is a document of its own.
pub fn read_alone(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let at = one(document).unwrap_or(document);
    let transaction = Transaction::read(at, reading)?;
    reading.operation = transaction.kind.operation();
    reading.identify([document.get(Key::PaymentOrder), document.get(Key::Payment)]);
    reading.sum([at.get(Key::Amount)], at.get(Key::Currency));
    reading.dated([at.get(Key::Updated), at.get(Key::Created)]);
    if !at.is_root() {
        reading.against_payment(document, &[]);
        ONES.into_iter()
            .filter_map(|key| document.get(key))
            .for_each(|holder| reading.against_payment(holder, &[]));
    }
    let has_amount = transaction.amount.is_some_and(|amount| amount > Amount::ZERO);
    if !transaction.is_completed() {
        // A refused capture, cancellation or reversal leaves the money where it was.
        let pays = matches!(transaction.kind, Type::Authorization | Type::Sale | Type::Verification);
        let state =
            reading.findings.get(transaction.findings.start).filter(|_| transaction.outcome.is_some());
        reading.funds = state.filter(|_| pays).map_or(Funds::Unknown, |state| refused(state.verdict));
        return Ok(());
    }
    // What a capture is a part of is in the payment.
    reading.partial = (has_amount && transaction.kind != Type::Capture).then_some(false);
    reading.funds = transaction.kind.funds();
    if transaction.kind == Type::Cancellation {
        transaction.turn(Turned::Released, reading);
    }
    Ok(())
}

/// Reads a payment with the transactions that are expanded in it.
pub fn read_payment(document: At<'_>, reading: &mut Reading) -> Result<(), Box<PayloadError>> {
    let payment = document.get(Key::Payment).filter(|at| at.is_object()).unwrap_or(document);
    identify(document, payment, reading);
    let mut state = None;
    if let Some(at) = payment.get(Key::State) {
        state = Some((at, reading.code(at, CodeSet::PayexPayment)?));
    }
    for holder in if payment.is_root() { [Some(payment), None] } else { [Some(payment), Some(document)] } {
        holder.into_iter().for_each(|holder| reading.against_payment(holder, &[]));
    }
    let transactions = transactions(document, payment, reading)?;
    supersede(&transactions, reading);
    let ledger = ledger(&transactions, reading);
    let asked = payment.amount_of(Key::Amount);
    let remaining = Remaining::of(payment);
    let is_told = has_lists(payment) || has_lists(document);
    // A refused capture or reversal says that there was something to capture or to give back.
    let pays = |kind| matches!(kind, Type::Authorization | Type::Sale | Type::Verification);
    let refused_of = |pays_it: bool| {
        let mut refused =
            transactions.iter().filter(|transaction| transaction.outcome == Some(Outcome::Declined));
        refused.any(|transaction| pays(transaction.kind) == pays_it)
    };
    let by_state = state.map_or(Funds::Unknown, |(_, verdict)| refused(verdict));
    if ledger.moved || ledger.verified || ledger.unclear {
        reading.funds = ledger.funds();
        reading.partial = ledger.is_partial(asked);
    } else if remaining.funds() != Funds::Unknown && !is_told {
        reading.funds = unless_purchase(payment, remaining.funds());
        reading.partial = remaining.partial(asked);
        if let Some(state) = reading.findings.first_mut().filter(|_| state.is_some()) {
            state.turned = Some(Turned::Held);
        }
    } else if remaining.is_open() || refused_of(false) {
        reading.funds = Funds::Unknown;
    } else if refused_of(true) {
        reading.funds = Funds::None;
    } else {
        reading.funds = by_state;
    }
    // Nothing is held for a preauthorisation before it is finalised, and that cannot be seen here.
    let is_preauthorized = payment.get(Key::Intent).is_some_and(|intent| intent.is("PreAuthorization"));
    if reading.funds == Funds::Authorized && is_preauthorized {
        reading.funds = Funds::Unknown;
        reading.findings.iter_mut().for_each(|finding| finding.turned = None);
    }
    if ledger.moved {
        reading.funds = unless_purchase(payment, reading.funds);
    }
    reading.refunded = ledger.returned > Amount::ZERO;
    reading.unclear |= ledger.disagrees(payment.get(Key::RemainingReversalAmount));
    turn(&transactions, reading);
    if let Some((at, verdict)) = state
        && matches!(verdict.outcome(), Outcome::Declined | Outcome::Cancelled)
    {
        contradict(at, &transactions, &ledger, payment, reading);
    }
    Ok(())
}

fn identify(document: At<'_>, payment: At<'_>, reading: &mut Reading) {
    reading.asked_for(asked(payment));
    let own = payment.get(Key::Id).filter(|_| !payment.is_root());
    reading.identify([own, document.get(Key::Payment), document.get(Key::PaymentOrder)]);
    reading.sum([payment.get(Key::Amount)], payment.get(Key::Currency));
    reading.dated([payment.get(Key::Updated), payment.get(Key::Created)]);
}

/// What all the transactions together did.
fn ledger(transactions: &[Transaction<'_>], reading: &mut Reading) -> Ledger {
    let mut ledger = Ledger::default();
    for transaction in transactions {
        match transaction.outcome {
            Some(Outcome::Approved) => transaction.kind.book(transaction.amount, &mut ledger),
            Some(Outcome::Declined | Outcome::Cancelled) => {
                // Somebody tried to take more and could not, or it is not known what was tried.
                let is_over =
                    reading.findings[transaction.findings.clone()].iter().all(|finding| finding.superseded);
                let gives = matches!(transaction.kind, Type::Cancellation | Type::Reversal);
                reading.doubted |= !is_over && !gives;
            }
            _ => ledger.unclear = true,
        }
    }
    ledger
}

/// A payment that is said to have come to nothing while money is held for it, or went back.
fn contradict(
    state: At<'_>,
    transactions: &[Transaction<'_>],
    ledger: &Ledger,
    payment: At<'_>,
    reading: &mut Reading,
) {
    let holds = |transaction: &&Transaction<'_>| {
        transaction.is_completed()
            && matches!(transaction.kind, Type::Sale | Type::Capture | Type::Authorization)
    };
    let remains = [Key::RemainingReversalAmount, Key::RemainingCaptureAmount];
    let remains = remains.into_iter().filter_map(|key| payment.get(key));
    let held = if matches!(ledger.funds(), Funds::Captured | Funds::Authorized | Funds::Returned) {
        let taken = transactions.iter().rev().find(holds);
        taken.map(|taken| reading.findings[taken.findings.start].path.clone())
    } else {
        let mut held = remains.filter(|amount| amount.amount().is_some_and(|amount| amount > Amount::ZERO));
        held.next().map(|amount| reading.path(amount))
    };
    if let Some(held) = held {
        reading.contradict([reading.path(state), held]);
    }
}

/// The transactions of all lists, each once.
fn transactions<'a>(
    document: At<'a>,
    payment: At<'a>,
    reading: &mut Reading,
) -> Result<Vec<Transaction<'a>>, Box<PayloadError>> {
    let mut transactions = Vec::new();
    let mut seen = BTreeSet::new();
    let places = if payment.is_root() { [Some(payment), None] } else { [Some(payment), Some(document)] };
    for place in places.into_iter().flatten() {
        for (resource, list) in LISTS {
            // A resource that is not expanded has only its id.
            let Some(resource) = reading.object(place.get(resource)) else { continue };
            news(resource, &[]).for_each(|field| reading.against(field));
            let Some(list) = resource.get(list) else { continue };
            reading.unclear |= !list.is_list();
            for item in list.items() {
                let at = item.get(Key::Transaction).unwrap_or(item);
                let text = |key| at.get(key).and_then(|at| at.text());
                let amount = at.amount_of(Key::Amount);
                let same = text(Key::Id).map(|id| (id, text(Key::Type), text(Key::State), amount));
                if same.is_some() && !seen.insert(Counted(same)) {
                    continue;
                }
                transactions.push(Transaction::read(at, reading)?);
                if !core::ptr::eq(at, item) {
                    news(item, &[]).for_each(|field| reading.against_this(field));
                }
            }
        }
    }
    Ok(transactions)
}

/// Marks the failures that a later success of the same kind made history.
fn supersede(transactions: &[Transaction<'_>], reading: &mut Reading) {
    // The latest success of each kind is enough to compare with.
    let mut latest: Vec<(Type, usize)> = Vec::new();
    let completed = transactions.iter().enumerate().filter(|(_, transaction)| transaction.is_completed());
    for (place, transaction) in completed {
        match latest.iter_mut().find(|(kind, _)| kind.is_same_as(transaction.kind)) {
            Some((_, last)) if is_later(transactions, place, *last) => *last = place,
            Some(_) => {}
            None => latest.push((transaction.kind, place)),
        }
    }
    for (place, failed) in transactions.iter().enumerate() {
        let success = latest.iter().find(|(kind, _)| kind.is_same_as(failed.kind)).map(|(_, place)| *place);
        if failed.outcome == Some(Outcome::Declined)
            && success.is_some_and(|success| is_later(transactions, success, place))
        {
            for finding in &mut reading.findings[failed.findings.clone()] {
                finding.superseded = true;
            }
        }
    }
}

/// Whether one was created after the other; where that is not known, whether it comes after it.
fn is_later(transactions: &[Transaction<'_>], one: usize, other: usize) -> bool {
    let order = match (transactions[one].created, transactions[other].created) {
        (Some(one), Some(other)) => compare_times(one, other),
        _ => None,
    };
    order.unwrap_or(Ordering::Equal).then(one.cmp(&other)).is_gt()
}

/// Compares two times in UTC, whose seconds may have different numbers of digits after the point.
pub fn compare_times(one: &str, other: &str) -> Option<Ordering> {
    step();
    // Written with the same width up to the point, times are ordered as their texts are.
    Some(in_utc(one)?.cmp(in_utc(other)?))
}

/// A time such as `2026-01-01T00:00:00.5Z`, without its last letter.
fn in_utc(time: &str) -> Option<&[u8]> {
    let [time @ .., b'Z' | b'z'] = time.as_bytes() else { return None };
    let is_time = time.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'T' | b'.'));
    let seconds = time.iter().position(|byte| *byte == b'.').unwrap_or(time.len());
    (is_time && seconds == "2026-01-01T00:00:00".len()).then_some(time)
}

/// Says of the last reversal or cancellation what it did to the payment.
fn turn(transactions: &[Transaction<'_>], reading: &mut Reading) {
    let turned = match reading.funds {
        Funds::Returned => (Type::Reversal, Turned::Refunded),
        Funds::None => (Type::Cancellation, Turned::Released),
        _ => return,
    };
    let last = transactions
        .iter()
        .rev()
        .find(|transaction| transaction.is_completed() && transaction.kind == turned.0);
    if let Some(last) = last {
        last.turn(turned.1, reading);
    }
}
