//! Timelines, by their public face: the stories of payments whose documents come late, twice, or in another order.
#![cfg(feature = "payload")]

mod timeline {
    mod askell;
    mod braintree;
    mod documents;
    mod every_order;
    mod generated;
    mod limits;
    mod mollie;
    mod opp;
    mod payex;
    mod payfunc;
    mod paypal;
    mod pei;
    mod stored;
}
