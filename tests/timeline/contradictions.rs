//! What cannot be reconciled, and the places that are told to contradict each other.

use serde_json::{Value, json};

use super::documents::{PAYEX, askell, opp, payex, payfunc, payfunc_event, payment, with};
use super::every_order::{said, state, state_of};
use payverdict::payload::PayloadSystem;
use payverdict::timeline::State;

const DONE: &str = "000.000.000";

fn debit(minute: u32) -> String {
    opp("DB", "a1", None, "48.50", DONE, minute)
}

/// The same with more about the result, which says no.
fn doubtful(document: &str, field: &str, says: &str) -> String {
    let mut document: Value = serde_json::from_str(document).unwrap();
    document["resultDetails"] = json!({ field: says });
    document.to_string()
}

/// The same with the acquirer's code, which says no.
pub fn refused_by_code(document: &str) -> String {
    doubtful(document, "AcquirerResponse", "05")
}

/// The kinds of all contradictions, each with its places.
fn places(state: &State) -> Vec<String> {
    let conflicts = state.conflicts().iter();
    conflicts.map(|conflict| format!("{} {}", conflict.kind().as_str(), conflict.paths().join(" "))).collect()
}

#[track_caller]
fn says(documents: &[String], wanted: &str) -> State {
    let told = state(documents);
    assert_eq!(said(&told), wanted, "{documents:#?}");
    told
}

const UNKNOWN: &str = "unknown unknown ? ? codes";

/// A document that contradicts itself is over once a newer one tells the same without a contradiction, and not before.
#[test]
fn a_contradiction_ends_with_what_is_told_later() {
    let paid = "approved captured 48.50 0.00 paid";
    for (doubtful, clean, wanted) in [(3, 5, paid), (5, 5, UNKNOWN), (5, 3, UNKNOWN)] {
        says(&[refused_by_code(&debit(doubtful)), debit(clean)], wanted);
    }
    let paid = "approved captured 7500 0 paid";
    let settled = |state, hour| askell("settled", &[(2, state, "7500.00")], hour);
    for (doubtful, clean, wanted) in [(8, 9, paid), (9, 9, UNKNOWN), (10, 9, UNKNOWN)] {
        says(&[settled("failed", doubtful), settled("settled", clean)], wanted);
    }
}

#[test]
fn the_two_codes_of_a_document_are_told_by_their_fields() {
    let told = says(&[refused_by_code(&debit(3))], UNKNOWN);
    let codes = "codes a1#result.code a1#resultDetails.AcquirerResponse";
    assert_eq!(places(&told), [codes]);
    assert_eq!(
        told.conflicts()[0].sentence(),
        "A document contradicts itself: ask the provider which of the two codes holds."
    );
    // One that contradicts itself does not end the contradiction of another.
    let by_words = doubtful(&debit(5), "ExtendedDescription", "Not approved");
    assert_eq!(places(&says(&[refused_by_code(&debit(3)), by_words], UNKNOWN)), [codes]);
    // Nor does anything else that was told before.
    let capture = refused_by_code(&opp("CP", "a2", Some("a1"), "48.50", DONE, 5));
    let told = says(&[opp("PA", "a1", None, "48.50", DONE, 0), capture], UNKNOWN);
    assert_eq!(places(&told), ["codes a2#result.code a2#resultDetails.AcquirerResponse"]);
}

const AUTHORIZED: (u32, &str, &str, u64, u32) = (1, "Authorization", "Completed", 30_000, 480);

fn capture(id: u32, amount: u64, minute: u32) -> (u32, &'static str, &'static str, u64, u32) {
    (id, "Capture", "Completed", amount, minute)
}

/// A transaction of PayEx by itself, without its amount.
fn bare(id: u32, kind: &str, state: &str, minute: u32) -> String {
    let mut document: Value = serde_json::from_str(&payex(id, kind, state, 1, minute)).unwrap();
    let transaction = document.pointer_mut(&format!("/{}/transaction", kind.to_lowercase())).unwrap();
    transaction.as_object_mut().unwrap().remove("amount");
    document.to_string()
}

/// Where a transaction of PayEx is told.
fn at(id: u32, time: &str) -> String {
    format!("5b1f6a00-0000-4000-8000-{id:012}@2026-04-02T{time}Z#transaction.state=Completed")
}

/// A newer state has to know of all that was taken and given back before it, or nobody knows what holds.
#[test]
fn a_newer_state_that_knows_less_is_contradicted_by_what_it_does_not_know() {
    let newest = format!("{PAYEX}@2026-04-02T10:00:30Z#transaction.state=Completed");
    let (known, forgotten) = (capture(2, 10_000, 500), payex(3, "Capture", "Completed", 20_000, 505));
    let reversal = payex(4, "Reversal", "Completed", 5_000, 510);
    for (listed, forgotten, place) in [
        (vec![AUTHORIZED, known], forgotten, at(3, "08:25:00.123")),
        (vec![AUTHORIZED], bare(3, "Capture", "Completed", 505), at(3, "08:25:00.123")),
        (vec![AUTHORIZED, capture(2, 30_000, 500)], reversal, at(4, "08:30:00.123")),
        (
            vec![AUTHORIZED, capture(2, 30_000, 500)],
            bare(4, "Reversal", "Completed", 510),
            at(4, "08:30:00.123"),
        ),
    ] {
        let told = says(&[payment(30_000, &listed, 600), forgotten], "unknown unknown ? ? denied");
        assert_eq!(places(&told), [format!("denied {place} {newest}")]);
    }
}

#[test]
fn an_operation_that_is_told_in_two_ways_is_named_where_it_is_told() {
    let listed = [AUTHORIZED, capture(2, 10_000, 500), capture(3, 20_000, 505)];
    let documents = [payment(30_000, &listed, 600), payex(3, "Capture", "Completed", 2_000, 505)];
    let told = says(&documents, "unknown unknown ? ? amounts");
    assert_eq!(places(&told), [format!("amounts {} {}", at(3, "08:25:00.123"), at(3, "10:00:30"))]);
}

/// What was released cannot be taken as well: the sums tell, or that all of it was released.
#[test]
fn more_cannot_be_released_and_taken_than_was_held() {
    let held = payment(30_000, &[AUTHORIZED], 481);
    let released = |amount| payex(2, "Cancellation", "Completed", amount, 490);
    let taken = |amount| payex(3, "Capture", "Completed", amount, 500);
    let conflict = "unknown unknown ? ? released";
    for (documents, wanted) in [
        (vec![released(10_000), taken(20_000)], "approved captured 200.00 0.00"),
        (vec![released(10_001), taken(20_000)], conflict),
        // Without an amount all of it was released, but only if it was.
        (vec![bare(2, "Cancellation", "Completed", 490), taken(1_000)], conflict),
        (vec![bare(2, "Cancellation", "Failed", 490), taken(30_000)], "approved captured 300.00 0.00 paid"),
        // How much was taken is not known.
        (vec![released(10_000), bare(3, "Capture", "Completed", 500)], "approved captured ? 0.00"),
        (
            vec![
                released(10_000),
                bare(4, "Cancellation", "Failed", 495),
                bare(3, "Capture", "Completed", 500),
            ],
            "approved captured ? 0.00",
        ),
    ] {
        says(&[vec![held.clone()], documents].concat(), wanted);
    }
}

/// The first reservation was let go, without saying how much of it, and all of a second one was taken.
#[test]
fn what_was_released_is_of_one_reservation() {
    let mut release: Value = serde_json::from_str(&opp("RV", "a2", Some("a1"), "48.50", DONE, 5)).unwrap();
    release.as_object_mut().unwrap().remove("amount");
    let documents = [
        opp("PA", "a1", None, "48.50", DONE, 0),
        release.to_string(),
        opp("PA", "a3", None, "48.50", DONE, 8),
        opp("CP", "a4", Some("a3"), "48.50", DONE, 9),
    ];
    says(&documents, "approved captured 48.50 0.00 paid");
}

/// A state that lists what was released and taken says by itself where the money is.
#[test]
fn what_a_state_lists_is_not_added_up_against_it() {
    let released = (3, "Cancellation", "Completed", 5_000, 510);
    let listed = [AUTHORIZED, capture(2, 35_000, 500), released];
    says(&[payment(30_000, &listed, 600)], "approved captured 350.00 0.00");
}

#[test]
fn an_order_that_was_cancelled_and_is_charged_later_cannot_be_reconciled() {
    let cancelled = payfunc(json!(["cancelled"]), &[("order", 1, None), ("cancel", 3, None)]);
    let charge = payfunc_event("charge", 5, None);
    let told = state_of(&[cancelled, charge], Some(PayloadSystem::Payfunc));
    assert_eq!(said(&told), "unknown unknown ? ? released");
    let (state, charge) = (
        "ord-90aa-pf@2026-07-03T09:00:00Z#status=cancelled",
        "ab55e3d0-9911-4c1c-8d1c-0d7a55aa0001@2026-07-05T09:00:00Z#type=charge",
    );
    assert_eq!(places(&told), [format!("released {state} {charge}")]);
}

#[test]
fn two_currencies_are_told_by_their_documents() {
    let other = with(&debit(4), "/currency", json!("SEK"));
    let told = says(&[debit(3), other], "unknown unknown ? ? currencies");
    let place = |minute| format!("a1@2026-03-01T00:0{minute}:07Z#result.code=000.000.000");
    assert_eq!(places(&told), [format!("currencies {} {}", place(3), place(4))]);
}
