//! What is known of sending a request again whose answer got lost.

use payverdict::plan::{Repeat, Safe};

#[test]
fn what_is_known_of_a_system_is_told_with_its_source() {
    for (system, safe, text, source) in [
        (
            "pei",
            Safe::Reference,
            "An order that was charged is refused as such (10008); ask for the order before it is sent again",
            "pei-errors",
        ),
        (
            "valitorpay",
            Safe::No,
            "A repeat may be answered as a duplicate (T3) while the first one was charged; ask before anything is sent again",
            "valitorpay-codes",
        ),
    ] {
        let repeat = Repeat::of(system.parse().unwrap()).unwrap();
        assert_eq!((repeat.safe(), repeat.text(), repeat.source().id()), (safe, text, source));
        let shown = format!("{repeat:?}");
        assert!(shown.contains(&format!("{safe:?}")) && shown.contains(text), "{shown}");
    }
    assert!(Repeat::of("visa".parse().unwrap()).is_none());
}
