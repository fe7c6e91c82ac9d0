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
        #[repr(u16)]
        pub enum Key { $($($key,)+)+ }

        const KEYS: &[(Key, &str, Kept)] = &[$($((Key::$key, $name, Kept::$kept),)+)+];
    };
}

keys! {
    Whole {
        AbortReason => "abortReason",
        Aborted => "aborted",
        Accepted => "accepted",
        AcquirerCode => "acquirerCode",
        AcquirerMessage => "acquirerMessage",
        AcquirerResponse => "AcquirerResponse",
        AcquirerStatusCode => "acquirerStatusCode",
        Action => "action",
        ActionId => "action_id",
        Actions => "actions",
        AdditionalData => "additionalData",
        AdviceCode => "advice_code",
        Aggregate => "aggregate",
        Amount => "amount",
        AmountCapturable => "amount_capturable",
        AmountCaptured => "amount_captured",
        AmountCapturedCamel => "amountCaptured",
        AmountChargedBack => "amountChargedBack",
        AmountReceived => "amount_received",
        AmountRefunded => "amount_refunded",
        AmountRefundedCamel => "amountRefunded",
        AmountRemaining => "amountRemaining",
        Approved => "approved",
        Attempts => "attempts",
        Authorization => "authorization",
        AuthorizationId => "authorization_id",
        AuthorizationList => "authorizationList",
        Authorizations => "authorizations",
        Authorized => "authorized",
        AuthorizedAmount => "authorized_amount",
        AuthorizedAmountCamel => "authorizedAmount",
        AuthorizedAt => "authorizedAt",
        AuthorizedTransactionId => "authorizedTransactionId",
        AvailableToRefund => "available_to_refund",
        Balance => "balance",
        BalanceTransaction => "balance_transaction",
        Balances => "balances",
        Brand => "brand",
        CancelCode => "cancel_code",
        CanceledAt => "canceledAt",
        Cancellation => "cancellation",
        CancellationList => "cancellationList",
        CancellationReason => "cancellation_reason",
        Cancellations => "cancellations",
        Cancelled => "cancelled",
        CancelledAmountCamel => "cancelledAmount",
        Capture => "capture",
        CaptureList => "captureList",
        Captured => "captured",
        CapturedAmount => "captured_amount",
        CapturedAmountCamel => "capturedAmount",
        Captures => "captures",
        Card => "card",
        CardActionResult => "cardActionResult",
        Category => "category",
        Change => "change",
        Charge => "charge",
        ChargeId => "chargeId",
        Chargeback => "chargeback",
        Chargebacks => "chargebacks",
        Charged => "charged",
        ChargedAmount => "chargedAmount",
        Charges => "charges",
        Checkout => "checkout",
        Code => "code",
        Content => "content",
        CreateTime => "create_time",
        Created => "created",
        CreatedAt => "created_at",
        CreatedAtCamel => "createdAt",
        CreatedOn => "created_on",
        Currency => "currency",
        CurrencyCode => "currency_code",
        CurrencyIsoCode => "currencyIsoCode",
        Data => "data",
        Date => "date",
        DateCreated => "dateCreated",
        DatePaid => "datePaid",
        DeclineCode => "decline_code",
        Deferred => "deferred",
        Denied => "denied",
        Description => "description",
        Details => "details",
        Dispute => "dispute",
        Disputed => "disputed",
        DisputedTransactions => "disputed_transactions",
        Disputes => "disputes",
        DocUrl => "doc_url",
        Embedded => "_embedded",
        EncryptedBody => "encryptedBody",
        Error => "error",
        ErrorCode => "errorCode",
        ErrorMessage => "errorMessage",
        ErrorState => "error_state",
        Errors => "errors",
        Event => "event",
        EventCode => "eventCode",
        EventDate => "eventDate",
        EventType => "event_type",
        ExpiredAt => "expiredAt",
        ExtendedDescription => "ExtendedDescription",
        FailCode => "fail_code",
        FailMessage => "fail_message",
        Failed => "failed",
        FailedActivityName => "failedActivityName",
        FailedAt => "failedAt",
        FailedAttemptList => "failedAttemptList",
        FailedAttempts => "failedAttempts",
        FailedErrorCode => "failedErrorCode",
        FailedErrorDescription => "failedErrorDescription",
        FailedReason => "failedReason",
        FailureCode => "failure_code",
        FailureReason => "failure_reason",
        FailureReasonCamel => "failureReason",
        FinalCapture => "final_capture",
        FinancialTransactionList => "financialTransactionList",
        FinancialTransactions => "financialTransactions",
        FinancialTransactionsList => "financialTransactionsList",
        Flagged => "flagged",
        FraudStatus => "fraud_status",
        GatewayRejectionReason => "gatewayRejectionReason",
        HalLinks => "_links",
        Handle => "handle",
        HasMore => "has_more",
        History => "history",
        Href => "href",
        Id => "id",
        Instance => "instance",
        Intent => "intent",
        Invoice => "invoice",
        IsSuccess => "isSuccess",
        Issue => "issue",
        Items => "items",
        Kind => "kind",
        LastPaymentError => "last_payment_error",
        LatestCharge => "latest_charge",
        Links => "links",
        Live => "live",
        Livemode => "livemode",
        MerchantAdviceCode => "MerchantAdviceCode",
        MerchantTransactionId => "merchantTransactionId",
        Mode => "mode",
        Modification => "modification",
        ModificationAction => "modification.action",
        Name => "name",
        Network => "network",
        NetworkAdviceCode => "network_advice_code",
        NetworkDeclineCode => "network_decline_code",
        NetworkStatus => "network_status",
        NotificationItems => "notificationItems",
        NotificationRequestItem => "NotificationRequestItem",
        Number => "number",
        Object => "object",
        OfOrder => "order_id",
        Operation => "operation",
        Operations => "operations",
        Order => "order",
        OrderAmount => "order_amount",
        OrderDetails => "orderDetails",
        OrderId => "orderId",
        Ordered => "ordered",
        Original => "original",
        OriginalPaymentReference => "originalPaymentReference",
        OriginalReference => "originalReference",
        Outcome => "outcome",
        Paid => "paid",
        PaidAt => "paidAt",
        ParameterErrors => "parameterErrors",
        PartialSettlementTransactionIds => "partialSettlementTransactionIds",
        Payload => "payload",
        Payment => "payment",
        PaymentBrand => "paymentBrand",
        PaymentId => "payment_id",
        PaymentIdCamel => "paymentId",
        PaymentIntent => "payment_intent",
        PaymentMethod => "payment_method",
        PaymentMethodCamel => "paymentMethod",
        PaymentMethodDetails => "payment_method_details",
        PaymentOrder => "paymentOrder",
        PaymentPspReference => "paymentPspReference",
        PaymentReference => "paymentReference",
        PaymentType => "paymentType",
        Payments => "payments",
        Pending => "pending",
        PostPurchaseFailedAttemptList => "postpurchaseFailedAttemptList",
        PostPurchaseFailedAttempts => "postPurchaseFailedAttempts",
        Problem => "problem",
        Problems => "problems",
        ProcessedOn => "processed_on",
        ProcessorResponse => "processor_response",
        ProcessorResponseCode => "processorResponseCode",
        ProfileId => "profileId",
        Property => "property",
        PspReference => "pspReference",
        PurchaseCurrency => "purchase_currency",
        PurchaseId => "purchaseId",
        PurchaseUnits => "purchase_units",
        QpStatusCode => "qp_status_code",
        QpStatusMsg => "qp_status_msg",
        Reason => "reason",
        Receipt => "receipt",
        Reference => "reference",
        ReferencedId => "referencedId",
        Refund => "refund",
        RefundCode => "refund_code",
        RefundId => "refundId",
        RefundIds => "refundIds",
        Refunded => "refunded",
        RefundedAmount => "refundedAmount",
        RefundedAmountSnake => "refunded_amount",
        RefundedTransactionId => "refundedTransactionId",
        Refunds => "refunds",
        RefusalReason => "refusalReason",
        RefusalReasonCode => "refusalReasonCode",
        RefusalReasonRaw => "refusalReasonRaw",
        Rel => "rel",
        RelatedIds => "related_ids",
        RemainingAuthorizedAmount => "remaining_authorized_amount",
        RemainingCancellationAmount => "remainingCancellationAmount",
        RemainingCaptureAmount => "remainingCaptureAmount",
        RemainingReversalAmount => "remainingReversalAmount",
        RequestLogUrl => "request_log_url",
        RequestedOn => "requested_on",
        ReservedAmount => "reservedAmount",
        Resource => "resource",
        ResourceType => "resource_type",
        ResponseCode => "responseCode",
        ResponseDescription => "responseDescription",
        ResponseNumber => "response_code",
        Result => "result",
        ResultCode => "resultCode",
        ResultDetails => "resultDetails",
        Reversal => "reversal",
        ReversalList => "reversalList",
        Reversals => "reversals",
        Reversed => "reversed",
        ReversedAt => "reversedAt",
        Review => "review",
        Risk => "risk",
        Sale => "sale",
        SaleDate => "saleDate",
        SaleList => "saleList",
        Sales => "sales",
        SelfLink => "self",
        SellerPayableBreakdown => "seller_payable_breakdown",
        SellerProtection => "seller_protection",
        SellerReceivableBreakdown => "seller_receivable_breakdown",
        SellerTransactionId => "seller_transaction_id",
        Service => "service",
        Settled => "settled",
        State => "state",
        Status => "status",
        StatusDetails => "status_details",
        StatusReason => "statusReason",
        Subject => "subject",
        Success => "success",
        Summary => "summary",
        SupplementaryData => "supplementary_data",
        Suspension => "suspension",
        Synchronized => "synchronized",
        Terminated => "terminated",
        TestMode => "test_mode",
        Timestamp => "timestamp",
        TotalAuthorized => "total_authorized",
        TotalCaptured => "total_captured",
        TotalRefunded => "total_refunded",
        TotalVoided => "total_voided",
        Transaction => "transaction",
        TransactionList => "transactionList",
        TransactionType => "transactionType",
        Transactions => "transactions",
        Type => "type",
        UpdateTime => "update_time",
        Updated => "updated",
        UpdatedAt => "updated_at",
        UpdatedAtCamel => "updatedAt",
        Url => "url",
        Uuid => "uuid",
        Value => "value",
        Verification => "verification",
        VerificationList => "verificationList",
        Verifications => "verifications",
    }
    Presence {
        ApiVersion => "api_version",
        AttemptCount => "attempt_count",
        AuthorizedPaymentMethod => "authorized_payment_method",
        Backend => "backend",
        BuildNumber => "buildNumber",
        Buyer => "buyer",
        CallbackUrl => "callbackUrl",
        ConnectorTxID1 => "ConnectorTxID1",
        CorrelationId => "correlationId",
        CreditNoteId => "credit_note_id",
        DebugId => "debug_id",
        Destination => "destination",
        Detail => "detail",
        EscrowStatus => "escrowStatus",
        EventId => "event_id",
        ExpirationTime => "expiration_time",
        Expires => "expires",
        FailureMessage => "failure_message",
        Idempotency => "idempotencyKey",
        Iin => "iin",
        Instrument => "instrument",
        IsConfirmed => "isConfirmed",
        IsOperational => "isOperational",
        Last4 => "last4",
        MandateId => "mandateId",
        MaxAttempts => "max_attempts",
        MerchantAccountCode => "merchantAccountCode",
        MerchantAccountId => "merchantAccountId",
        MerchantId => "merchantId",
        MerchantNumber => "merchantNumber",
        MerchantParentCompanyName => "merchantParentCompanyName",
        Message => "message",
        Msn => "msn",
        Ndc => "ndc",
        NextRetryAt => "next_retry_at",
        OrderReference => "orderReference",
        Pareq => "pareq",
        PayeeAlias => "payeeAlias",
        PayeePaymentReference => "payeePaymentReference",
        PayeeReference => "payeeReference",
        PayerAlias => "payerAlias",
        PayerPaymentReference => "payerPaymentReference",
        PostbackStatusModel => "postbackStatusModel",
        ProcessorResponseText => "processorResponseText",
        RefTransaction => "ref_transaction",
        RegistrationId => "registrationId",
        ResponseSummary => "response_summary",
        Scheme => "scheme",
        Sender => "sender",
        SequenceType => "sequenceType",
        Signature => "signature",
        Source => "source",
        Title => "title",
    }
}

/// The names that come in two spellings, `refundIds` and `refund_ids`: each of Braintree's SDKs has its own.
const EITHER: &[Key] = &[
    Key::AuthorizedTransactionId,
    Key::CurrencyIsoCode,
    Key::EscrowStatus,
    Key::GatewayRejectionReason,
    Key::MerchantAccountId,
    Key::PartialSettlementTransactionIds,
    Key::ProcessorResponseCode,
    Key::ProcessorResponseText,
    Key::RefundId,
    Key::RefundIds,
    Key::RefundedTransactionId,
];

/// Whether a name with underscores is the one that has a capital letter after each of them.
fn is_spelled_so(name: &str, known: &str) -> bool {
    let mut known = known.bytes();
    let is_next = |byte: u8| known.next().is_some_and(|known| known.eq_ignore_ascii_case(&byte));
    name.contains('_') && name.bytes().filter(|byte| *byte != b'_').all(is_next) && known.next().is_none()
}

/// A key is two bytes.
const _: () = assert!(KEYS.len() <= 1 << 16);

impl Key {
    /// The key for a name, whatever its case: the systems themselves do not keep to one.
    pub fn find(name: &str) -> Option<Self> {
        let own = KEYS.iter().find(|(_, known, _)| known.eq_ignore_ascii_case(name)).map(|(key, ..)| *key);
        own.or_else(|| EITHER.iter().copied().find(|key| is_spelled_so(name, key.name())))
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
