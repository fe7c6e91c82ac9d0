//! Which message a shopper reads, and which next step a page offers. Shared with the build script, which
//! chooses for every row; the crate chooses where no single row decides: for combined verdicts and for
//! answers to documents.

/// What one word of a verdict leads to.
#[derive(Clone, Debug, Default)]
pub struct Leads<M, S> {
    pub message: Option<M>,
    /// The message where the retry word does not allow another try.
    pub barred: Option<M>,
    pub step: Option<S>,
    /// Whether a shopper must never learn of it.
    pub is_masked: bool,
}

/// A verdict, as far as its message depends on it.
pub struct Case<'a, M, S> {
    pub outcome: (&'a str, Leads<M, S>),
    /// A blank word where there is no reason.
    pub reason: (&'a str, Leads<M, S>),
    pub retry: (&'a str, Leads<M, S>),
    /// What a masked reason is shown as.
    pub mask: Leads<M, S>,
    pub operation: &'a str,
    pub funds_held: bool,
    pub test: bool,
}

/// The word that every masked reason is shown as.
pub const MASK: &str = "generic_decline";
/// The messages that no word of the vocabulary leads to, and a few that have to stand in for others.
pub const NAMED: [&str; 10] = [
    "funds_held",
    "not_done",
    "done",
    "returned",
    "verified",
    "test",
    "unknown",
    "generic_decline",
    "contact_bank",
    "disputed",
];

/// Whether the operation is none of the shopper's: what becomes of it says nothing about the payment.
pub fn is_back_office(operation: &str) -> bool {
    matches!(
        operation,
        "refund" | "reversal" | "chargeback" | "capture" | "cancellation" | "payout" | "mandate" | "check"
    )
}

/// Whether it is the cause of a chargeback, where money went back.
pub fn is_cause(reason: &str) -> bool {
    matches!(reason, "mandate_revoked" | "stop_payment_order" | "duplicate_transaction")
}

/// Whether a text may ask the shopper to try again.
pub fn allows_another_try(retry: &str) -> bool {
    matches!(
        retry,
        "now"
            | "later"
            | "after_authentication"
            | "after_data_fix"
            | "after_credential_update"
            | "after_merchant_fix"
    )
}

/// The message and the next step.
///
/// What was refused to the merchant's back office says nothing about the payment. A masked reason gets exactly
/// what `generic_decline` gets. A retry word that warns (do not pay again, the shop has to mend something)
/// comes before the reason; otherwise the reason explains a payment that came to nothing or went back, and
/// the outcome explains the rest.
pub fn choose<M: Clone, S: Clone>(
    case: Case<'_, M, S>,
    named: impl Fn(&'static str) -> M,
    step: impl Fn(&'static str) -> S,
) -> (M, S) {
    let Case { outcome, reason, retry, mask, operation, funds_held, test } = case;
    let is_refused = matches!(outcome.0, "declined" | "failed");
    let is_open = matches!(retry.0, "wait" | "check_first");
    if is_refused && (is_back_office(operation) || reason.0 == "invalid_state") {
        return (named("not_done"), step(if is_open { "wait" } else { "contact_shop" }));
    }
    if outcome.0 == "approved" {
        let message = match operation {
            _ if test => named("test"),
            "refund" | "reversal" | "chargeback" => named("returned"),
            "verification" => named("verified"),
            _ if is_back_office(operation) => named("done"),
            _ => outcome.1.message.unwrap_or_else(|| named("done")),
        };
        return (message, step("none"));
    }
    if outcome.0 == "informational" && retry.0 == "check_first" {
        return (named("unknown"), step("wait"));
    }
    // Money went back, which no retry word and no cause tells: they speak of payments that came to nothing.
    let is_reversed = outcome.0 == "reversed";
    if is_reversed && (reason.0 == "chargeback" || is_cause(reason.0)) {
        return (named("disputed"), outcome.1.step.unwrap_or_else(|| step("none")));
    }
    let explains = is_refused || matches!(outcome.0, "cancelled" | "reversed");
    let warns = !is_reversed && (is_open || retry.0 == "after_merchant_fix");
    let is_hidden = is_refused && (reason.1.is_masked || reason.0 == MASK);
    let shown = if reason.1.is_masked { mask } else { reason.1 };
    let own = match shown.barred {
        Some(_) if allows_another_try(retry.0) => shown.message,
        Some(_) if retry.0 == "after_issuer_contact" => Some(named("contact_bank")),
        Some(barred) => Some(barred),
        // A card was refused; the shop does take cards.
        None if outcome.0 == "declined" && reason.0 == "unspecified" && !allows_another_try(retry.0) => {
            match retry.0 {
                "other_method" | "never" => Some(named(MASK)),
                _ => shown.message,
            }
        }
        None => shown.message,
    };
    let message = if is_hidden {
        own
    } else if is_refused && funds_held && !warns {
        Some(named("funds_held"))
    } else if explains && !warns {
        own.or(outcome.1.message).or(retry.1.message)
    } else if explains {
        retry.1.message.or(outcome.1.message).or(own)
    } else {
        outcome.1.message.or(retry.1.message)
    };
    let next = if is_hidden {
        shown.step
    } else if explains && warns {
        retry.1.step
    } else {
        outcome.1.step.or(retry.1.step)
    };
    (message.unwrap_or_else(|| named("unknown")), next.unwrap_or_else(|| step("wait")))
}
