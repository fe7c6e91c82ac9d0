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
        Charged => "charged",
        Code => "code",
        Content => "content",
        Created => "created",
        Data => "data",
        Deferred => "deferred",
        Denied => "denied",
        Description => "description",
        Details => "details",
        EncryptedBody => "encryptedBody",
        Error => "error",
        Event => "event",
        FailCode => "fail_code",
        Failed => "failed",
        FailedAttemptList => "failedAttemptList",
        FailedAttempts => "failedAttempts",
        FailedErrorCode => "failedErrorCode",
        FailedReason => "failedReason",
        FinancialTransactionList => "financialTransactionList",
        FinancialTransactions => "financialTransactions",
        FinancialTransactionsList => "financialTransactionsList",
        Id => "id",
        Instance => "instance",
        Intent => "intent",
        Items => "items",
        MerchantAdviceCode => "MerchantAdviceCode",
        Modification => "modification",
        Name => "name",
        Operation => "operation",
        Ordered => "ordered",
        Original => "original",
        Paid => "paid",
        ParameterErrors => "parameterErrors",
        Payload => "payload",
        Payment => "payment",
        PaymentOrder => "paymentOrder",
        PaymentType => "paymentType",
        Pending => "pending",
        PostPurchaseFailedAttempts => "postPurchaseFailedAttempts",
        PostPurchaseFailedAttemptList => "postpurchaseFailedAttemptList",
        Problem => "problem",
        Problems => "problems",
        Property => "property",
        RefundCode => "refund_code",
        Refunded => "refunded",
        RefundedAmount => "refundedAmount",
        RemainingCancellationAmount => "remainingCancellationAmount",
        RemainingCaptureAmount => "remainingCaptureAmount",
        RemainingReversalAmount => "remainingReversalAmount",
        Result => "result",
        ResultDetails => "resultDetails",
        Reversal => "reversal",
        ReversalList => "reversalList",
        Reversals => "reversals",
        Reversed => "reversed",
        Sale => "sale",
        SaleList => "saleList",
        Sales => "sales",
        Settled => "settled",
        State => "state",
        Status => "status",
        Suspension => "suspension",
        Synchronized => "synchronized",
        Transaction => "transaction",
        TransactionList => "transactionList",
        TransactionType => "transactionType",
        Transactions => "transactions",
        Type => "type",
        Verification => "verification",
        VerificationList => "verificationList",
        Verifications => "verifications",
    }
    Presence {
        AttemptCount => "attempt_count",
        Backend => "backend",
        Buyer => "buyer",
        CorrelationId => "correlationId",
        Date => "date",
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
        OrderId => "orderId",
        OrderReference => "orderReference",
        PayeeReference => "payeeReference",
        PostbackStatusModel => "postbackStatusModel",
        PurchaseId => "purchaseId",
        RegistrationId => "registrationId",
        Scheme => "scheme",
        Sender => "sender",
        Service => "service",
        Title => "title",
        Uuid => "uuid",
    }
}

/// One bit a key fits a `u128`.
const _: () = assert!(KEYS.len() <= 128);

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
