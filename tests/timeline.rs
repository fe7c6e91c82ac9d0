//! Timelines, by their public face: the stories of payments whose documents come late, twice, or in another order.
#![cfg(feature = "payload")]

mod timeline {
    mod adyen;
    mod askell;
    mod braintree;
    mod checkout;
    mod contradictions;
    mod documents;
    mod doubts;
    mod every_order;
    mod fields;
    mod foreign;
    mod generated;
    mod ledgers;
    mod limits;
    mod mollie;
    mod names;
    mod nordic;
    mod notices;
    mod opp;
    #[cfg(feature = "overlay")]
    mod own;
    mod payex;
    mod payfunc;
    mod paypal;
    mod pei;
    mod sentences;
    mod states;
    mod steps;
    mod stored;
    mod stripe;
    mod tests;
    mod undecided;
}
