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
