//! Timelines, by their public face: the stories of payments whose documents come late, twice, or in another order.
#![cfg(feature = "payload")]

mod timeline {
    mod askell;
    mod documents;
    mod every_order;
    mod generated;
    mod limits;
    mod opp;
    mod payex;
    mod payfunc;
    mod pei;
    mod stored;
    mod stripe;
}
