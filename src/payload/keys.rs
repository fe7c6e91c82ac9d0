//! The names that the readers look for. What stands under any other name is never kept.

/// How much of a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
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
        Amount => "amount",
        Attempts => "attempts",
        Authorization => "authorization",
        AuthorizationList => "authorizationList",
        Authorizations => "authorizations",
        Authorized => "authorized",
        CancelCode => "cancel_code",
        Cancellation => "cancellation",
        CancellationList => "cancellationList",
        Cancellations => "cancellations",
        Cancelled => "cancelled",
        Capture => "capture",
        CaptureList => "captureList",
        Captured => "captured",
        Captures => "captures",
        CardActionResult => "cardActionResult",
        Category => "category",
        Change => "change",
        Chargeback => "chargeback",
        Chargebacks => "chargebacks",
        Charged => "charged",
        Code => "code",
        Content => "content",
        Created => "created",
        CreatedAt => "created_at",
        Currency => "currency",
        Data => "data",
        Date => "date",
        Deferred => "deferred",
        Denied => "denied",
        Description => "description",
        Details => "details",
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
        FinancialTransactionList => "financialTransactionList",
        FinancialTransactions => "financialTransactions",
        FinancialTransactionsList => "financialTransactionsList",
        History => "history",
        Href => "href",
        Id => "id",
        Instance => "instance",
        Intent => "intent",
        IsSuccess => "isSuccess",
        Items => "items",
        MerchantAdviceCode => "MerchantAdviceCode",
        Modification => "modification",
        Name => "name",
        Operation => "operation",
        OrderId => "orderId",
        Ordered => "ordered",
        Original => "original",
        Paid => "paid",
        ParameterErrors => "parameterErrors",
        Payload => "payload",
        Payment => "payment",
        PaymentBrand => "paymentBrand",
        PaymentOrder => "paymentOrder",
        PaymentType => "paymentType",
        Payments => "payments",
        Pending => "pending",
        PostPurchaseFailedAttemptList => "postpurchaseFailedAttemptList",
        PostPurchaseFailedAttempts => "postPurchaseFailedAttempts",
        Problem => "problem",
        Problems => "problems",
        Property => "property",
        Reason => "reason",
        Receipt => "receipt",
        Reference => "reference",
        Refund => "refund",
        RefundCode => "refund_code",
        Refunded => "refunded",
        RefundedAmount => "refundedAmount",
        Refunds => "refunds",
        RemainingCancellationAmount => "remainingCancellationAmount",
        RemainingCaptureAmount => "remainingCaptureAmount",
        RemainingReversalAmount => "remainingReversalAmount",
        ResponseCode => "responseCode",
        ResponseDescription => "responseDescription",
        Result => "result",
        ResultDetails => "resultDetails",
        Reversal => "reversal",
        ReversalList => "reversalList",
        Reversals => "reversals",
        Reversed => "reversed",
        Sale => "sale",
        SaleDate => "saleDate",
        SaleList => "saleList",
        Sales => "sales",
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
        AttemptCount => "attempt_count",
        Backend => "backend",
        Buyer => "buyer",
        Card => "card",
        CorrelationId => "correlationId",
        Detail => "detail",
        Iin => "iin",
        Instrument => "instrument",
        MandateId => "mandateId",
        MaxAttempts => "max_attempts",
        MerchantId => "merchantId",
        Message => "message",
        Ndc => "ndc",
        NextRetryAt => "next_retry_at",
        Number => "number",
        OrderReference => "orderReference",
        Pareq => "pareq",
        PayeeReference => "payeeReference",
        PostbackStatusModel => "postbackStatusModel",
        PurchaseId => "purchaseId",
        RegistrationId => "registrationId",
        Scheme => "scheme",
        Sender => "sender",
        Service => "service",
        Title => "title",
        Url => "url",
    }
}

impl Key {
    /// The key for a name, whatever its case: the systems themselves do not keep to one.
    pub fn find(name: &str) -> Option<Self> {
        KEYS.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(key, ..)| *key)
    }

    /// The name as the system's documentation writes it.
    pub fn name(self) -> &'static str {
        KEYS[self as usize].1
    }

    pub fn kept(self) -> Kept {
        KEYS[self as usize].2
    }
}

/// The most parts of a dotted name; no known value stands deeper.
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
            let parts = name.split_once('.').filter(|_| dotted);
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
