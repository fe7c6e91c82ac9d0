//! The names that the readers look for. What is under any other name is never kept.

/// How much of a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The value with everything in it.
    Whole,
    /// Only that there is one: names, card data and texts for people help to recognise a document.
    Presence,
}

macro_rules! keys {
    ($($kept:ident { $($key:ident => $name:literal,)+ })+) => {
        /// A name in a document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Key { $($($key,)+)+ }

        const KEYS: &[(Key, &str, Kept)] = &[$($((Key::$key, $name, Kept::$kept),)+)+];
    };
}

keys! {
    Whole {
        AbortReason => "abortReason",
        Aborted => "aborted",
        AcquirerCode => "acquirerCode",
        AcquirerMessage => "acquirerMessage",
        AcquirerResponse => "AcquirerResponse",
        AcquirerStatusCode => "acquirerStatusCode",
        Action => "action",
        AdviceCode => "advice_code",
        Amount => "amount",
        AmountCapturable => "amount_capturable",
        AmountCaptured => "amount_captured",
        AmountReceived => "amount_received",
        AmountRefunded => "amount_refunded",
        Attempts => "attempts",
        Authorization => "authorization",
        AuthorizationList => "authorizationList",
        Authorizations => "authorizations",
        Authorized => "authorized",
        BalanceTransaction => "balance_transaction",
        Brand => "brand",
        CancelCode => "cancel_code",
        Cancellation => "cancellation",
        CancellationList => "cancellationList",
        CancellationReason => "cancellation_reason",
        Cancellations => "cancellations",
        Cancelled => "cancelled",
        Capture => "capture",
        CaptureList => "captureList",
        Captured => "captured",
        Captures => "captures",
        Card => "card",
        CardActionResult => "cardActionResult",
        Category => "category",
        Change => "change",
        Charge => "charge",
        Chargeback => "chargeback",
        Chargebacks => "chargebacks",
        Charged => "charged",
        Charges => "charges",
        Code => "code",
        Content => "content",
        Created => "created",
        CreatedAt => "created_at",
        Currency => "currency",
        Data => "data",
        Date => "date",
        DeclineCode => "decline_code",
        Deferred => "deferred",
        Denied => "denied",
        Description => "description",
        Details => "details",
        Dispute => "dispute",
        Disputed => "disputed",
        DocUrl => "doc_url",
        EncryptedBody => "encryptedBody",
        Error => "error",
        Errors => "errors",
        Event => "event",
        ExtendedDescription => "ExtendedDescription",
        FailCode => "fail_code",
        FailMessage => "fail_message",
        Failed => "failed",
        FailedActivityName => "failedActivityName",
        FailedAttemptList => "failedAttemptList",
        FailedAttempts => "failedAttempts",
        FailedErrorCode => "failedErrorCode",
        FailedErrorDescription => "failedErrorDescription",
        FailedReason => "failedReason",
        FailureCode => "failure_code",
        FailureReason => "failure_reason",
        FinancialTransactionList => "financialTransactionList",
        FinancialTransactions => "financialTransactions",
        FinancialTransactionsList => "financialTransactionsList",
        HasMore => "has_more",
        History => "history",
        Href => "href",
        Id => "id",
        Instance => "instance",
        Intent => "intent",
        IsSuccess => "isSuccess",
        Items => "items",
        LastPaymentError => "last_payment_error",
        LatestCharge => "latest_charge",
        Livemode => "livemode",
        MerchantAdviceCode => "MerchantAdviceCode",
        MerchantTransactionId => "merchantTransactionId",
        Modification => "modification",
        Name => "name",
        Network => "network",
        NetworkAdviceCode => "network_advice_code",
        NetworkDeclineCode => "network_decline_code",
        NetworkStatus => "network_status",
        Number => "number",
        Object => "object",
        Operation => "operation",
        OrderId => "orderId",
        Ordered => "ordered",
        Original => "original",
        Outcome => "outcome",
        Paid => "paid",
        ParameterErrors => "parameterErrors",
        Payload => "payload",
        Payment => "payment",
        PaymentBrand => "paymentBrand",
        PaymentIntent => "payment_intent",
        PaymentMethod => "payment_method",
        PaymentMethodDetails => "payment_method_details",
        PaymentOrder => "paymentOrder",
        PaymentType => "paymentType",
        Payments => "payments",
        Pending => "pending",
        PostPurchaseFailedAttemptList => "postpurchaseFailedAttemptList",
        PostPurchaseFailedAttempts => "postPurchaseFailedAttempts",
        Problem => "problem",
        Problems => "problems",
        Property => "property",
        PurchaseId => "purchaseId",
        Reason => "reason",
        Receipt => "receipt",
        Reference => "reference",
        ReferencedId => "referencedId",
        Refund => "refund",
        RefundCode => "refund_code",
        Refunded => "refunded",
        RefundedAmount => "refundedAmount",
        Refunds => "refunds",
        RemainingCancellationAmount => "remainingCancellationAmount",
        RemainingCaptureAmount => "remainingCaptureAmount",
        RemainingReversalAmount => "remainingReversalAmount",
        RequestLogUrl => "request_log_url",
        ResponseCode => "responseCode",
        ResponseDescription => "responseDescription",
        Result => "result",
        ResultDetails => "resultDetails",
        Reversal => "reversal",
        ReversalList => "reversalList",
        Reversals => "reversals",
        Reversed => "reversed",
        Review => "review",
        Sale => "sale",
        SaleDate => "saleDate",
        SaleList => "saleList",
        Sales => "sales",
        Service => "service",
        Settled => "settled",
        State => "state",
        Status => "status",
        Suspension => "suspension",
        Synchronized => "synchronized",
        Timestamp => "timestamp",
        Transaction => "transaction",
        TransactionList => "transactionList",
        TransactionType => "transactionType",
        Transactions => "transactions",
        Type => "type",
        Updated => "updated",
        UpdatedAt => "updated_at",
        Uuid => "uuid",
        Verification => "verification",
        VerificationList => "verificationList",
        Verifications => "verifications",
    }
    Presence {
        ApiVersion => "api_version",
        AttemptCount => "attempt_count",
        Backend => "backend",
        BuildNumber => "buildNumber",
        Buyer => "buyer",
        ConnectorTxID1 => "ConnectorTxID1",
        CorrelationId => "correlationId",
        Detail => "detail",
        Expires => "expires",
        FailureMessage => "failure_message",
        Iin => "iin",
        Instrument => "instrument",
        IsConfirmed => "isConfirmed",
        IsOperational => "isOperational",
        Last4 => "last4",
        MandateId => "mandateId",
        MaxAttempts => "max_attempts",
        MerchantId => "merchantId",
        MerchantParentCompanyName => "merchantParentCompanyName",
        Message => "message",
        Ndc => "ndc",
        NextRetryAt => "next_retry_at",
        OrderReference => "orderReference",
        Pareq => "pareq",
        PayeeReference => "payeeReference",
        PostbackStatusModel => "postbackStatusModel",
        RegistrationId => "registrationId",
        Scheme => "scheme",
        Sender => "sender",
        Title => "title",
        Url => "url",
    }
}

/// A key is a byte.
const _: () = assert!(KEYS.len() <= 256);

impl Key {
    /// The key for a name, whatever its case: the systems themselves do not keep to one.
    pub fn find(name: &str) -> Option<Self> {
        KEYS.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(key, ..)| *key)
    }

    /// The key for a name in a table, while the crate is compiled: there, every name has to be known.
    pub const fn known(name: &str) -> Self {
        let mut place = 0;
        while place < KEYS.len() {
            if is_same(KEYS[place].1.as_bytes(), name.as_bytes()) {
                return KEYS[place].0;
            }
            place += 1;
        }
        panic!("data/marks.csv names a field that src/payload/keys.rs does not list: add it there")
    }

    /// The name as the system's documentation writes it.
    pub fn name(self) -> &'static str {
        KEYS[self as usize].1
    }

    pub fn kept(self) -> Kept {
        KEYS[self as usize].2
    }
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([first, one @ ..], [second, other @ ..]) => *first == *second && is_same(one, other),
        _ => one.is_empty() && other.is_empty(),
    }
}

/// The parts of a name in which PHP has turned the full stop into an underscore: `result_code`.
fn underscored(name: &str) -> Option<(&str, &str)> {
    let parts = name.split_once('_')?;
    matches!(Key::find(parts.0), Some(Key::Result | Key::ResultDetails)).then_some(parts)
}

/// The most parts of a dotted name; no known value is deeper.
const PARTS_MAX: usize = 6;

/// The keys of a name: one, or several where it is dotted. None if any part is not known.
pub struct Path {
    keys: [Key; PARTS_MAX],
    length: usize,
}

impl Path {
    pub fn find(name: &str, dotted: bool) -> Self {
        let mut path = Self { keys: [Key::Amount; PARTS_MAX], length: 0 };
        let mut rest = Some(name);
        while let Some(name) = rest {
            let parts = name.split_once('.').or_else(|| underscored(name)).filter(|_| dotted);
            let part = parts.map_or(name, |(part, _)| part);
            rest = parts.map(|(_, rest)| rest);
            match (Key::find(part), path.keys.get_mut(path.length)) {
                (Some(key), Some(next)) => *next = key,
                _ => return Self { length: 0, ..path },
            }
            path.length += 1;
        }
        path
    }

    /// The last key, and those before it.
    pub fn split(&self) -> Option<(Key, &[Key])> {
        let (last, within) = self.keys.get(..self.length)?.split_last()?;
        Some((*last, within))
    }
}
