//! Pei: orders that carry no time.

use super::documents::{pei, postback};
use super::every_order::{said, state};

#[test]
fn a_wait_gives_way_to_what_was_decided() {
    assert_eq!(said(&state(&[pei(6, None), pei(0, None)])), "pending unknown ? ?");
    assert_eq!(
        said(&state(&[pei(6, None), pei(0, None), pei(1, Some(0))])),
        "approved captured 18000 0 paid"
    );
    assert_eq!(said(&state(&[pei(6, None), pei(4, None), postback(4)])), "cancelled none 0 0");
    assert_eq!(said(&state(&[postback(1), pei(1, Some(0)), pei(3, None)])), "approved captured 18000 0 paid");
}

#[test]
fn what_was_refunded_only_grows() {
    let mut documents = vec![pei(1, Some(0)), pei(1, Some(4000)), pei(1, Some(1000))];
    assert_eq!(said(&state(&documents)), "approved captured 18000 4000");
    documents.push(pei(1, Some(18000)));
    assert_eq!(said(&state(&documents)), "reversed returned 18000 18000");
}

#[test]
fn two_ends_without_times_cannot_be_reconciled() {
    assert_eq!(said(&state(&[pei(1, Some(0)), pei(4, None)])), "unknown unknown ? ? snapshots");
}
