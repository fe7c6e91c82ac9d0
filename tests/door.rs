//! The promise at the door: a code without the name of its set is approved only if it tells its owner.

use std::collections::BTreeMap;

use payverdict::{CodeSet, Match, Outcome, Retry, System, decode, decode_in, identify};

/// What a bare code says of the payment: nothing, unless its owner is certain.
fn outcome(code: &str) -> Outcome {
    identify(code).certain().map_or(Outcome::Unknown, |verdict| verdict.outcome())
}

#[test]
fn every_code_of_every_set_without_its_set() {
    let mut approved = BTreeMap::<_, usize>::new();
    for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
        let found = identify(row.code());
        assert!(!found.is_malformed(), "{row:?}");
        if let Some(verdict) = found.certain() {
            assert_eq!(verdict.system(), row.set().system(), "{row:?}");
            if verdict.outcome() == Outcome::Approved {
                assert_eq!(verdict.matched(), Match::Exact, "{row:?}");
                *approved.entry(verdict.set().id()).or_default() += 1;
            }
        }
    }
    // Triples alone are a form that one system has and that says approved.
    assert_eq!(approved.keys().collect::<Vec<_>>(), [&"opp.result"]);
}

#[test]
fn a_form_tells_the_owner_and_a_short_code_never_does() {
    assert_eq!(outcome("000.000.000"), Outcome::Approved);
    assert_eq!(identify("51-I").certain().map(|verdict| verdict.set()), Some(CodeSet::PeiAcquirer));
    for code in [
        "0",
        "00",
        "000",
        "0000",
        "1",
        "100",
        "20000",
        "A",
        "Y",
        "OK",
        "paid",
        "Paid",
        "COMPLETED",
        "approved",
    ] {
        assert_eq!(identify(code).certain(), None, "{code}");
    }
}

#[test]
fn a_problem_type_tells_its_owner_by_its_host_or_its_instrument() {
    let owner = |code: &str| identify(code).certain().map(|verdict| verdict.set());
    for code in [
        "https://api.payex.com/psp/errordetail/creditcard/carddeclined",
        "https://api.externalintegration.payex.com/psp/errordetail/something/new",
        "https://developer.swedbankpay.com/psp/errordetail/swish/payernotenrolled",
        "creditcard/carddeclined",
        "CreditCard/Card-Declined",
    ] {
        assert_eq!(owner(code), Some(CodeSet::PayexProblem), "{code}");
    }
    for code in [
        "https://example.com/psp/errordetail/creditcard/carddeclined",
        "https://payex.com.example.com/psp/errordetail/creditcard/carddeclined",
        "https://notpayex.com/psp/errordetail/creditcard/carddeclined",
        "text/html",
        "creditcard/nosuchproblem",
        "carddeclined",
    ] {
        assert_eq!(owner(code), None, "{code}");
    }
}

#[test]
fn candidates_are_equal_ones_together_and_cover_every_set_that_lists_the_code() {
    for code in ["00", "05", "11", "16", "51", "1", "100", "failed", "cancelled", "insufficient funds"] {
        let found = identify(code);
        let mut named: Vec<_> = found.candidates().flat_map(|candidate| candidate.sets()).collect();
        let count = named.len();
        named.sort();
        named.dedup();
        assert_eq!(named.len(), count, "a set stands in one line only: {code}");
        let is_listed =
            |set: &CodeSet| decode(*set, code).is_ok_and(|verdict| verdict.matched() == Match::Exact);
        let mut listing: Vec<_> = CodeSet::ALL.iter().copied().filter(is_listed).collect();
        listing.sort();
        assert_eq!(named, listing, "{code}");
        for candidate in found.candidates() {
            for set in candidate.sets() {
                let verdict = decode(set, code).unwrap();
                assert_eq!(
                    (verdict.outcome(), verdict.reason(), verdict.retry(), verdict.actor()),
                    (candidate.outcome(), candidate.reason(), candidate.retry(), candidate.actor()),
                    "{code} in {set}"
                );
            }
        }
    }
}

#[test]
fn the_likeliest_candidate_is_that_of_a_standard() {
    for code in ["05", "51", "54", "91"] {
        let found = identify(code);
        let first = found.candidates().next().unwrap();
        assert_eq!(first.sets().next(), Some(CodeSet::Iso8583Response), "{code}");
    }
}

#[test]
fn within_a_system_sets_that_agree_are_certain_and_others_are_not() {
    let askell: System = "askell".parse().unwrap();
    assert_eq!(
        decode_in(askell, "settled").certain().map(|verdict| verdict.outcome()),
        Some(Outcome::Approved)
    );
    let payex: System = "swedbankpay".parse().unwrap();
    assert_eq!(payex.id(), "payex");
    let failed = decode_in(payex, "Failed");
    assert_eq!(failed.certain(), None);
    assert!(failed.candidates().all(|candidate| candidate.sets().all(|set| set.system() == payex)));
    // Not listed, but only one set of the system has codes of that form.
    let opp: System = "opp".parse().unwrap();
    assert_eq!(decode_in(opp, "800.100.999").certain().map(|verdict| verdict.matched()), Some(Match::Group));
    assert!(decode_in(opp, "no code").is_malformed());
}

/// A set hands down what it refuses, and no success.
#[test]
fn what_a_set_only_inherits_is_never_approved() {
    let mut inherited = 0;
    for &set in CodeSet::ALL {
        for row in set.extends().flat_map(|set| set.entries()) {
            let verdict = decode(set, row.code()).unwrap();
            if verdict.entry().is_some_and(|entry| entry.set() == set) {
                continue;
            }
            assert_ne!(verdict.outcome(), Outcome::Approved, "{row:?} in {set}");
            if row.outcome() == Outcome::Approved {
                assert_eq!((verdict.outcome(), verdict.retry()), (Outcome::Review, Retry::CheckFirst));
                assert_eq!(
                    (verdict.matched(), verdict.entry().map(|entry| entry.code())),
                    (Match::Exact, Some(row.code()))
                );
                inherited += 1;
            }
        }
    }
    assert!(inherited > 0, "no set inherits a success, so nothing was tried");
    for code in ["00", "10", "11", "16"] {
        let verdict = decode(CodeSet::PayexResponse, code).unwrap();
        assert_ne!(verdict.outcome(), Outcome::Approved, "the code inside of a problem: {code}");
    }
}

/// What leaves another try to the advice leaves it to advice alone, and to the first of it.
#[test]
fn a_bar_is_not_lifted_by_a_further_code() {
    let code = |set, code| decode(set, code).unwrap();
    let response = code(CodeSet::MastercardResponse, "82");
    let [barred, later] = ["03", "24"].map(|advice| code(CodeSet::MastercardAdvice, advice));
    assert_eq!(response.combine(later).retry(), Retry::Later);
    assert_eq!(response.combine(barred).retry(), Retry::Never);
    assert_eq!(response.combine(barred).with(later).retry(), Retry::Never);
    let mild = code(CodeSet::OppResult, "800.100.155");
    assert_eq!(response.combine(mild).retry(), Retry::Never);
    assert_eq!(response.combine(mild).with(later).retry(), Retry::Never);
}

/// A million short texts, words and codes as anybody could paste them, always the same ones.
#[test]
fn random_short_texts_are_never_approved() {
    const WORDS: [&str; 16] = [
        "paid",
        "ok",
        "approved",
        "Approved",
        "COMPLETED",
        "succeeded",
        "settled",
        "captured",
        "authorized",
        "true",
        "00",
        "000",
        "0",
        "1",
        "200",
        "APPROVED",
    ];
    const SIGNS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_./ ";
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    };
    let mut text = String::new();
    for _ in 0..1_000_000 {
        text.clear();
        for _ in 0..1 + random(2) {
            if random(4) == 0 {
                text.push_str(WORDS[random(WORDS.len())]);
            } else {
                // Digits alone, capital letters and digits, or anything.
                let signs = &SIGNS[..[10, 36, SIGNS.len()][random(3)]];
                (0..1 + random(6)).for_each(|_| text.push(signs[random(signs.len())] as char));
            }
        }
        let found = identify(&text);
        let approved = found.certain().filter(|verdict| verdict.outcome() == Outcome::Approved);
        // A letter after the two characters is ValitorPay's own form; 00-I is a success there.
        let is_own = approved.is_none_or(|verdict| verdict.suffix().is_some());
        assert!(is_own, "{text:?} is {:?}", approved);
    }
}
