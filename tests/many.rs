//! A column is decoded as its codes are, one by one.

use payverdict::{CodeSet, Match, decode, decode_bytes, decode_many};
use proptest::prelude::*;

/// Texts that some set may take, and texts that none takes.
fn texts() -> Vec<String> {
    let listed = CodeSet::ALL.iter().flat_map(|set| set.entries()).map(|entry| entry.code().to_string());
    let odd =
        ["", " ", "800.100.15", "800.100.1534", "800.100,153", "999.999.999", "51-I", "\u{e9}", "not listed"];
    let bent = listed.clone().flat_map(|code| {
        let next = code.replace('1', "7");
        [code.to_ascii_uppercase(), format!(" {code}"), format!("{code}0"), next]
    });
    listed.clone().chain(bent).chain(odd.map(str::to_owned)).collect()
}

#[test]
fn every_text_in_every_set() {
    let texts = texts();
    for &set in CodeSet::ALL {
        let single: Vec<_> = texts.iter().map(|text| decode(set, text)).collect();
        assert!(single.iter().any(|verdict| verdict.is_ok_and(|verdict| verdict.matched() == Match::Exact)));
        assert!(single.iter().any(Result::is_err));
        assert!(decode_many(set, &texts).eq(single.iter().copied()), "{set}: one after another");
        assert_eq!(decode_many(set, &texts).collect::<Vec<_>>(), single, "{set}: all at once");
        assert!(decode_many(set, &texts).rev().eq(single.iter().rev().copied()), "{set}: from the end");
        assert_eq!(decode_many(set, &texts).len(), texts.len());
        let mut folded = Vec::new();
        decode_many(set, texts.iter().map(String::as_bytes)).for_each(|verdict| folded.push(verdict));
        assert_eq!(folded, single, "{set}: from inside");
    }
}

#[test]
fn whatever_holds_bytes_is_a_code() {
    let set = CodeSet::OppResult;
    let expected = [decode(set, "000.000.000"), decode(set, "x")];
    assert!(decode_many(set, ["000.000.000", "x"]).eq(expected));
    assert!(decode_many(set, vec!["000.000.000".to_string(), "x".to_string()]).eq(expected));
    assert!(decode_many(set, &[&b"000.000.000"[..], b"x"]).eq(expected));
    assert!(decode_many(set, "000.000.000 x".split(' ')).eq(expected));
    assert_eq!(decode_many(set, [""; 0]).next(), None);
}

proptest! {
    #[test]
    fn random_texts(column in prop::collection::vec(prop_oneof!["[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}", "[0-9A-Z]{2}(-[A-Z])?", "[a-zA-Z_-]{0,20}", ".*"], 0..20)) {
        for &set in CodeSet::ALL {
            prop_assert!(decode_many(set, &column).eq(column.iter().map(|text| decode(set, text))));
        }
    }

    #[test]
    fn random_bytes(column in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..12), 0..20)) {
        for &set in CodeSet::ALL {
            prop_assert!(decode_many(set, &column).eq(column.iter().map(|text| decode_bytes(set, text))));
        }
    }
}
