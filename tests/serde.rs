//! Verdicts and words as JSON.

#![cfg(feature = "serde")]

use payverdict::{Actor, CodeSet, Flags, Locale, Match, Outcome, Reason, Record, Retry, Verdict, decode};
use serde_json::{Value, from_str, from_value, json, to_string, to_value};

/// Verdicts of every kind that every set can give.
fn verdicts() -> impl Iterator<Item = Verdict> {
    let rows = CodeSet::ALL.iter().flat_map(|set| set.entries());
    let listed = rows.map(|row| decode(row.set(), row.code()).expect("a listed code"));
    let others = ["999.123.456", "000.000.999", "987654321", "007", "ZZ", "51-I", "no such word", "no/such"];
    let unlisted = CodeSet::ALL.iter().flat_map(move |&set| others.map(|code| decode(set, code).ok()));
    listed.chain(unlisted.flatten())
}

#[test]
fn a_verdict_is_read_as_it_was_written() {
    for verdict in verdicts() {
        let text = to_string(&verdict).unwrap();
        assert_eq!(from_str::<Verdict>(&text).unwrap(), verdict, "{text}");
    }
}

/// JSON objects have no order, and some of what holds them sorts their fields.
#[test]
fn the_order_of_the_fields_does_not_matter() {
    for verdict in verdicts() {
        let value = to_value(verdict).unwrap();
        assert_eq!(from_value::<Verdict>(value.clone()).unwrap(), verdict, "{value}");
    }
}

#[test]
fn a_verdict_is_written_with_all_its_answers() {
    for verdict in verdicts() {
        let value = to_value(verdict).unwrap();
        assert_eq!(value["set"], verdict.set().id());
        assert_eq!(value["system"], verdict.system().id());
        assert_eq!(value["code"], json!(verdict.code().map(|code| code.to_string())));
        assert_eq!(value["match"], verdict.matched().as_str());
        assert_eq!(value["outcome"], verdict.outcome().as_str());
        assert_eq!(value["reason"], json!(verdict.reason().map(Reason::as_str)));
        assert_eq!(value["retry"], verdict.retry().as_str());
        assert_eq!(value["actor"], verdict.actor().as_str());
        assert_eq!(value["class"], json!(verdict.class().map(|class| class.as_str())));
        assert_eq!(value["final"], verdict.is_final());
        assert_eq!(value["wait_hours"], json!(verdict.wait_hours()));
        assert_eq!(value["limit"], json!(verdict.limit()));
        assert_eq!(value["flags"], json!(verdict.flags().iter().collect::<Vec<_>>()));
        assert_eq!(value["summary"], verdict.summary());
        assert_eq!(value["message"], verdict.message(Locale::En));
        assert_eq!(value["group"], json!(verdict.group()));
        assert_eq!(value["next_step"], verdict.next_step().as_str());
        assert_eq!(value["source"]["id"], json!(verdict.source().map(|source| source.id())));
    }
}

#[test]
fn a_record_keeps_the_code_as_it_was_written() {
    let verdict = decode(CodeSet::PayexTransaction, "awaiting-activity").unwrap();
    let record = Record { code: Some("awaiting-activity"), verdict: Some(verdict), locale: Locale::Is };
    let value = to_value(record).unwrap();
    assert_eq!(value["code"], "awaiting-activity");
    assert_eq!(value["message"], verdict.message(Locale::Is));
    let nowhere = to_value(Record { code: Some("x"), verdict: None, locale: Locale::En }).unwrap();
    assert_eq!(nowhere["set"], Value::Null);
    assert_eq!(nowhere["outcome"], "unknown");
}

#[test]
fn words_are_strings() {
    assert_eq!(
        to_value(Outcome::ALL).unwrap(),
        json!(Outcome::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>())
    );
    assert_eq!(from_str::<Outcome>("\"action_required\"").unwrap(), Outcome::ActionRequired);
    assert_eq!(from_str::<Retry>("\"check_first\"").unwrap(), Retry::CheckFirst);
    assert_eq!(from_str::<Actor>("\"issuer\"").unwrap(), Actor::Issuer);
    assert_eq!(from_str::<Match>("\"exact\"").unwrap(), Match::Exact);
    assert_eq!(from_value::<CodeSet>(json!("opp.result")).unwrap(), CodeSet::OppResult);
    for &reason in Reason::ALL {
        assert_eq!(from_value::<Reason>(to_value(reason).unwrap()).unwrap(), reason);
    }
}

#[test]
fn flags_are_a_list_of_words() {
    let flags = Flags::TEST | Flags::PARTIAL;
    assert_eq!(to_value(flags).unwrap(), json!(["test", "partial"]));
    assert_eq!(from_str::<Flags>(r#"["partial","test"]"#).unwrap(), flags);
    assert_eq!(from_str::<Flags>("[]").unwrap(), Flags::default());
}

/// Binary formats want the length of a list first, and have no names.
#[test]
fn binary_formats_take_words_and_flags() {
    let flags = Flags::TEST | Flags::PARTIAL;
    let bytes = postcard::to_stdvec(&(flags, Retry::CheckFirst, CodeSet::OppResult)).unwrap();
    assert_eq!(postcard::from_bytes(&bytes), Ok((flags, Retry::CheckFirst, CodeSet::OppResult)));
    assert!(postcard::from_bytes::<Flags>(&postcard::to_stdvec(&u16::MAX).unwrap()).is_err());
}

#[test]
fn an_unknown_word_is_refused_with_the_nearest_ones() {
    let cases = [
        (from_str::<Outcome>("\"aproved\"").unwrap_err(), "approved"),
        (from_str::<CodeSet>("\"op.result\"").unwrap_err(), "opp.result"),
        (from_str::<Flags>("[\"inferrd\"]").unwrap_err(), "inferred"),
        (from_str::<Verdict>(r#"{"set":"payex.problems","code":"00"}"#).unwrap_err(), "payex.problem"),
    ];
    for (error, expected) in cases {
        let text = error.to_string();
        assert!(text.contains(expected), "{text}");
        for input in ["aproved", "op.result ", "inferrd", "payex.problems"] {
            assert!(!text.contains(input), "{text}");
        }
    }
    assert!(from_str::<Outcome>("1").is_err());
}

#[test]
fn forged_fields_are_ignored() {
    let honest = decode(CodeSet::VisaResponse, "41").unwrap();
    let forged = r#"{"set":"visa.response","outcome":"approved","code":"41","match":"exact","retry":"now",
        "reason":null,"final":true,"class":[{}],"source":{"id":7},"nobody":"knows"}"#;
    let verdict: Verdict = from_str(forged).unwrap();
    assert_eq!(verdict, honest);
    assert_ne!(verdict.outcome(), Outcome::Approved);
}

#[test]
fn a_verdict_without_set_or_with_a_malformed_code_is_refused() {
    let card = format!("4{}", "1".repeat(15));
    for text in [
        "{}".to_string(),
        r#"{"code":"51"}"#.into(),
        r#"{"set":null,"code":"51"}"#.into(),
        r#"{"set":"visa.response","code":51}"#.into(),
        r#"{"set":"visa.response","code":["51"]}"#.into(),
        format!(r#"{{"set":"visa.response","code":"{card}"}}"#),
        "[\"visa.response\",\"51\"]".into(),
        "\"51\"".into(),
        "null".into(),
    ] {
        let error = from_str::<Verdict>(&text).expect_err(&text).to_string();
        assert!(!error.contains(&card), "{error}");
    }
    let error = from_str::<Verdict>(r#"{"set":"opp.result","code":"00"}"#).unwrap_err().to_string();
    assert!(error.contains(CodeSet::OppResult.expected()), "{error}");
}

/// Only words and problem types are ever written without their code; elsewhere it must not be made up.
#[test]
fn a_code_that_is_left_out_is_not_made_up() {
    use payverdict::Syntax;

    for &set in CodeSet::ALL {
        for text in [format!(r#"{{"set":"{set}"}}"#), format!(r#"{{"set":"{set}","code":null}}"#)] {
            let read = from_str::<Verdict>(&text);
            if matches!(set.syntax(), Syntax::Word | Syntax::Problem) {
                let verdict = read.unwrap();
                assert_eq!((verdict.matched(), verdict.code()), (Match::Unlisted, None), "{set}");
            } else {
                assert!(read.is_err(), "{set}: a code was expected");
            }
        }
    }
}
