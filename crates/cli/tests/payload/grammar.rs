//! What counts as JSON is what the usual library takes for it.

use std::sync::LazyLock;

use payverdict::payload::{self, Options};
use proptest::prelude::*;
use proptest::sample::Index;
use serde::de::IgnoredAny;

use crate::support::{Fixture, fixtures};

static FIXTURES: LazyLock<Vec<Fixture>> = LazyLock::new(fixtures);

/// What was expected where the text is no JSON.
fn fault(text: &[u8]) -> Option<&'static str> {
    let first = payload::read(text, Options::default()).next().expect("one document");
    first.err().filter(|error| error.position().is_some()).and_then(|error| error.expected())
}

/// Whether the text begins with a whole JSON object.
fn is_object(text: &[u8]) -> bool {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    text.trim_ascii_start().starts_with(b"{") && values.next().is_some_and(|value| value.is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_text_is_read_if_it_is_json(
        fixture in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), prop::sample::select(
            &b" \n\"\\{}[]:,.-+eE0123456789utfalsn\x01\xC3"[..],
        ), 0..3u8), 0..4),
    ) {
        let mut text = fixture.get(&FIXTURES).text.clone().into_bytes();
        prop_assume!(text.starts_with(b"{"));
        for (place, byte, kind) in changes {
            let place = place.index(text.len());
            match kind {
                0 => text[place] = byte,
                1 => text.insert(place, byte),
                _ => drop(text.remove(place)),
            }
            prop_assume!(text.starts_with(b"{"));
        }
        match fault(&text) {
            // What the library takes without keeping it.
            Some("every name only once in an object") => {}
            Some("UTF-8") => prop_assert!(std::str::from_utf8(&text).is_err()),
            fault => prop_assert_eq!(fault.is_none(), is_object(&text), "{:?}: {:?}", fault, String::from_utf8_lossy(&text)),
        }
    }
}

/// Amounts are compared as the very decimals that were sent, however they are written.
#[test]
fn numbers_are_read_as_they_are_written() {
    let partial = |amount: &str, refunded: &str| {
        let text = format!(
            r#"{{"orderId": "a", "purchaseId": 7, "status": 1, "amount": {amount}, "refundedAmount": {refunded}}}"#
        );
        let answer =
            payload::read(text.as_bytes(), Options::default()).next().expect("one").expect("an answer");
        (answer.partial(), answer.funds().as_str())
    };
    for same in ["1E7", "1.0E7", "10000000", "10000000.00", "\"10000000\"", "100e+5", "100000000e-1"] {
        assert_eq!(partial("1.0E7", same), (Some(false), "returned"), "{same}");
        assert_eq!(partial(same, "9999999.999999"), (Some(true), "captured"), "{same}");
    }
    // What no amount is as large as is not known.
    for unknown in ["1e999", "1e31", "0.00000001", &"9".repeat(100)] {
        assert_eq!(partial("5", unknown), (None, "unknown"), "{unknown}");
    }
}
