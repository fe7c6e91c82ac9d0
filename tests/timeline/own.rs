//! Payments that are told with tables of one's own.

use payverdict::Retry;
use payverdict::overlay::Tables;
use payverdict::payload::Options;
use payverdict::timeline::Timeline;
use serde_json::json;

use super::documents::{stripe_event, stripe_intent};

const COLUMNS: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source";

/// What is said of another try, with one row of one's own.
fn retry(set: &str, row: &str, documents: &[String]) -> Retry {
    let tables =
        Tables::from_csv([(format!("codes/{set}.csv").as_str(), format!("{COLUMNS}\n{row}").as_str())])
            .unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let mut told = Timeline::new();
    for document in documents {
        let document = tables.timeline(document.as_bytes(), Options::default()).next().unwrap();
        told.add(&document.unwrap()).unwrap();
    }
    told.state().retry()
}

/// What is beside a code may be stricter than any row about it.
#[test]
fn a_row_of_ones_own_lifts_no_bar() {
    let failed = |advice: &str| {
        let mut intent = stripe_intent("requires_payment_method", Some(("ch_3Qone", "insufficient_funds")));
        intent["last_payment_error"]["advice_code"] = json!(advice);
        [stripe_event("payment_intent.payment_failed", intent, 5)]
    };
    let of = |row, advice| retry("stripe.decline", row, &failed(advice));
    assert_eq!(of("insufficient_funds,,,,,,,,Our words,\n", "try_again_later"), Retry::Later);
    assert_eq!(of("insufficient_funds,,,,,,,,Our words,\n", "do_not_try_again"), Retry::Never);
    assert_eq!(
        of("insufficient_funds,,,other_method,,,,,Our rule,\n", "try_again_later"),
        Retry::OtherMethod
    );
    assert_eq!(of("insufficient_funds,,,other_method,,,,,Our rule,\n", "do_not_try_again"), Retry::Never);
}
