//! Whole documents, by their public face: what each system's payments, operations and webhooks say of the money.
#![cfg(feature = "payload")]

mod documents {
    mod adyen;
    mod amounts;
    mod answers;
    mod askell;
    mod braintree;
    mod checkout;
    mod klarna;
    mod mollie;
    mod nexi;
    mod opp;
    mod payex;
    mod payfunc;
    mod paypal;
    mod pei;
    mod pieces;
    mod quickpay;
    mod reepay;
    mod said;
    mod senders;
    mod stripe;
    mod swish;
    mod texts;
    mod vipps;
    mod weighed;
}
