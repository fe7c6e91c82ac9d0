//! Áskell: a payment with its transactions, at one time or another.

use super::documents::askell;
use super::every_order::{all_say, said, state};

#[test]
fn the_newest_state_holds_whenever_it_is_told() {
    let failed = askell("failed", &[(1, "failed", "7500.00")], 6);
    let retrying = askell("retrying", &[(1, "failed", "7500.00")], 7);
    let settled = askell("settled", &[(1, "failed", "7500.00"), (2, "settled", "7500.00")], 9);
    let refunded = askell("refunded", &[(2, "refunded", "7500.00")], 12);
    // Áskell tries again by itself: until that ends, nobody else may. Of one time, the end is the later.
    assert_eq!(said(&state(&[failed.clone(), retrying.clone()])), "pending unknown ? ?");
    let at_once = askell("retrying", &[(1, "failed", "7500.00")], 6);
    assert_eq!(said(&state(&[failed.clone(), at_once])), "declined none 0 0");
    let late = askell("retrying", &[(2, "settled", "7500.00")], 10);
    assert!(said(&state(&[settled.clone(), late.clone()])).starts_with("approved captured 7500 0"));
    assert_eq!(
        said(&state(&[failed.clone(), settled.clone(), late])),
        said(&state(std::slice::from_ref(&settled)))
    );
    assert_eq!(
        said(&state(&[failed.clone(), retrying.clone(), settled.clone()])),
        "approved captured 7500 0 paid"
    );
    assert_eq!(said(&state(&[failed, retrying, settled, refunded])), "reversed returned 7500 7500");
}

#[test]
fn a_failure_after_a_success_cannot_be_reconciled() {
    let settled = askell("settled", &[(2, "settled", "7500.00")], 9);
    let failed = |hour| askell("failed", &[(1, "failed", "7500.00")], hour);
    assert_eq!(said(&state(&[settled.clone(), failed(10)])), "unknown unknown ? ? denied");
    assert_eq!(said(&state(&[settled.clone(), failed(9)])), "unknown unknown ? ? snapshots");
    assert_eq!(said(&state(&[settled, failed(8)])), "approved captured 7500 0 paid");
}

#[test]
fn a_refund_is_not_undone_by_a_newer_success() {
    let settled = askell("settled", &[(2, "settled", "7500.00")], 20);
    let refunded = askell("refunded", &[(2, "refunded", "7500.00")], 12);
    assert_eq!(said(&state(&[settled, refunded])), "unknown unknown ? ? denied");
}

#[test]
fn nothing_is_decided_while_it_waits() {
    let waits = askell("pending", &[(1, "initial", "7500.00")], 6);
    assert_eq!(said(&state(&[waits])), "pending unknown ? ?");
}

#[test]
fn how_much_was_taken_is_told_by_the_transactions_where_there_are_any() {
    let part = (2, "settled", "7000.00");
    let rest = (3, "settled", "500.00");
    all_say(&[
        ("none are told", vec![askell("settled", &[], 9)], "approved captured 7500 0 paid"),
        ("a part", vec![askell("settled", &[part], 9)], "approved captured 7000 0"),
        ("two parts", vec![askell("settled", &[part, rest], 9)], "approved captured 7500 0 paid"),
        (
            "one of two went back",
            vec![askell("settled", &[part, (3, "refunded", "500.00")], 9)],
            "approved captured 7500 500",
        ),
        (
            "all of it went back, none are told",
            vec![askell("refunded", &[], 9)],
            "reversed returned 7500 7500",
        ),
    ]);
}

#[test]
fn what_cannot_be_read_leaves_open_how_much_is_kept() {
    let stateless = askell("settled", &[(2, "", "7500.00")], 9);
    let unread = askell("settled", &[], 9).replace(r#""transactions":[]"#, r#""transactions":"x""#);
    let unnamed = askell("settled", &[], 9).replace(r#""amount":"7500.0000""#, r#""amount":null"#);
    all_say(&[
        (
            "a transaction without a state",
            vec![stateless.replace(r#""state":"","#, "")],
            "approved captured ? ?",
        ),
        ("no list", vec![unread], "approved captured ? ?"),
        ("no amount", vec![unnamed], "approved captured ? ?"),
    ]);
}
