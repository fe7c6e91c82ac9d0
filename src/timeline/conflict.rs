//! What cannot be reconciled.

use alloc::string::String;
use core::fmt::Write;

use super::event::{Event, Operation};
use super::moment::Moment;
use super::spoken::Spoken;
use crate::code_set::CodeSet;
use crate::vocabulary::words;

/// Two things told of a payment that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub(super) kind: ConflictKind,
    pub(super) paths: [String; 2],
}

/// What contradicts what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ConflictKind {
    /// A document contradicts itself.
    Codes,
    /// One operation is told with two outcomes that exclude each other.
    Operation,
    /// One operation, or the payment, is told with different amounts.
    Amounts,
    /// The payment is told in several currencies.
    Currencies,
    /// Two states of the payment exclude each other, and neither is known to be newer.
    Snapshots,
    /// The newest state of the payment denies a capture or refund that was told before.
    Denied,
    /// What was released was taken all the same.
    Released,
    /// More went back than was taken.
    Returned,
    /// There are operations of several payments, and nothing links them.
    Unlinked,
    /// There are more events than are kept.
    Full,
}

words! { ConflictKind, "kind of conflict" {
    Codes => "codes",
    Operation => "operation",
    Amounts => "amounts",
    Currencies => "currencies",
    Snapshots => "snapshots",
    Denied => "denied",
    Released => "released",
    Returned => "returned",
    Unlinked => "unlinked",
    Full => "full",
} }

impl Conflict {
    /// What contradicts what.
    pub fn kind(&self) -> ConflictKind {
        self.kind
    }

    /// The two places: the operation or payment, its time, and the field with its code, as in
    /// `A17@2026-05-04T10:00:00Z#result.code=000.000.000`.
    pub fn paths(&self) -> [&str; 2] {
        [&self.paths[0], &self.paths[1]]
    }

    /// What it means, in one sentence for staff.
    pub fn sentence(&self) -> &'static str {
        match self.kind {
            ConflictKind::Codes => {
                "A document contradicts itself: ask the provider which of the two codes holds."
            }
            ConflictKind::Operation => {
                "The same operation is told to have gone through and to have been refused: ask the provider which holds."
            }
            ConflictKind::Amounts => "The same amount is told in two ways: ask the provider how much it was.",
            ConflictKind::Currencies => {
                "The payment is told in several currencies: ask the provider in which it was made."
            }
            ConflictKind::Snapshots => {
                "Two states of the payment exclude each other, and no time tells which is newer: ask the provider for the status."
            }
            ConflictKind::Denied => {
                "The newest state of the payment does not know a capture or refund that was told before: ask the provider which holds."
            }
            ConflictKind::Released => {
                "Money was taken from a reservation that had been released: ask the provider whether it was taken."
            }
            ConflictKind::Returned => {
                "More went back than was taken: ask the provider for all captures and refunds."
            }
            ConflictKind::Unlinked => {
                "There are operations that nothing links to the payment: ask the provider what they belong to."
            }
            ConflictKind::Full => {
                "There are more events than a payment can have: ask the provider for the status."
            }
        }
    }
}

/// Where an event says what it says.
pub fn path(event: &Event, operation: Option<&Operation>) -> String {
    let id = operation.and_then(|operation| operation.id.as_deref().or(operation.number.as_deref()));
    let spoken = operation.map(|operation| &operation.spoken);
    let spoken = spoken.or(event.snapshot().map(|snapshot| &snapshot.spoken));
    write(id.unwrap_or(&event.reference), event.at, spoken)
}

fn write(id: &str, at: Option<Moment>, spoken: Option<&Spoken>) -> String {
    let mut path = String::from(id);
    if let Some(at) = at {
        let _ = write!(path, "@{at}");
    }
    if let Some(verdict) = spoken.and_then(|spoken| spoken.verdict) {
        let _ = write!(path, "#{}", field(verdict.set()));
        if let Some(code) = verdict.code() {
            let _ = write!(path, "={code}");
        }
    }
    path
}

/// The field of a document that has codes of a set.
pub fn field(set: CodeSet) -> &'static str {
    match set {
        CodeSet::AdyenEvent => "eventCode",
        CodeSet::AdyenFailure => "reason",
        CodeSet::AdyenRefusal => "refusalReasonCode",
        CodeSet::AdyenResult => "resultCode",
        CodeSet::AskellPayment | CodeSet::AskellRun | CodeSet::ReepayCharge | CodeSet::VippsState => "state",
        CodeSet::AskellTransaction => "transactions.state",
        CodeSet::BraintreeRejection => "gatewayRejectionReason",
        CodeSet::BraintreeResponse => "processorResponseCode",
        CodeSet::CheckoutResponse => "response_code",
        CodeSet::KlarnaFraud => "fraud_status",
        CodeSet::MollieCapture | CodeSet::PaypalCapture => "capture.status",
        CodeSet::MollieFailure => "details.failureReason",
        CodeSet::MollieRefund | CodeSet::PaypalRefund => "refund.status",
        CodeSet::MollieResource => "resource",
        CodeSet::MollieStatusreason => "statusReason.code",
        CodeSet::NexiEvent => "event",
        CodeSet::OppResult => "result.code",
        CodeSet::PayexFailure => "transaction.failedErrorCode",
        CodeSet::PayexOrder => "paymentOrder.status",
        CodeSet::PayexPayment => "payment.state",
        CodeSet::PayexProblem => "problem.type",
        CodeSet::PayexTransaction => "transaction.state",
        CodeSet::PayfuncError | CodeSet::ReepayError => "error",
        CodeSet::PayfuncEvent => "type",
        CodeSet::PayfuncPayment => "payment.status",
        CodeSet::PaypalAuthorization => "authorization.status",
        CodeSet::PaypalProcessor => "processor_response.response_code",
        CodeSet::PaypalStatus => "status_details.reason",
        CodeSet::PeiAcquirer => "cardActionResult.acquirerStatusCode",
        CodeSet::QuickpayStatus => "qp_status_code",
        CodeSet::ReepayErrorstate => "error_state",
        CodeSet::ReepayRefund => "refund.state",
        CodeSet::StripeDecline => "decline_code",
        CodeSet::StripeOutcome => "outcome",
        CodeSet::SwishError => "errorCode",
        CodeSet::ValitorpayResponse => "receipt.responseCode",
        CodeSet::VippsEvent => "name",
        CodeSet::BraintreeStatus
        | CodeSet::CheckoutStatus
        | CodeSet::KlarnaOrder
        | CodeSet::MollieStatus
        | CodeSet::PayfuncAuthorization
        | CodeSet::PayfuncOrder
        | CodeSet::PaypalOrder
        | CodeSet::PeiOrder
        | CodeSet::StripeDispute
        | CodeSet::StripePaymentIntent
        | CodeSet::StripeRefund
        | CodeSet::SwishPayment
        | CodeSet::SwishRefund => "status",
        _ => "code",
    }
}
