//! Each fixture gets the answer that is written down beside it, from the library and the command.

use payverdict::payload::{self, Funds, Options};
use serde_json::{Value, json};

use crate::rules::{NO_MONEY_TAKEN, texts};
use crate::support::{answers, fixtures, folder, lines, run};

/// An answer as the expected ones are written: one line a verdict, for a person to read.
pub fn shortened(answer: &Value) -> Value {
    let lines = |list: &Value, line: &dyn Fn(&Value) -> String| -> Value {
        list.as_array().expect("a list").iter().map(line).collect()
    };
    let text = |value: &Value| value.as_str().unwrap_or("(not listed)").to_owned();
    let overall = &answer["overall"];
    json!({
        "system": answer["system"],
        "kind": answer["kind"],
        "operation": answer["operation"],
        "reference": answer["reference"],
        "amount": answer["amount"],
        "currency": answer["currency"],
        "at": answer["at"],
        "overall": {
            "path": overall["path"],
            "outcome": overall["outcome"],
            "reason": overall["reason"],
            "retry": overall["retry"],
        },
        "funds": answer["funds"],
        "is_paid": answer["is_paid"],
        "partial": answer["partial"],
        "conflicts": lines(&answer["conflicts"], &|conflict| {
            let paths = &conflict["paths"];
            format!("{}: {} against {}", text(&conflict["kind"]), text(&paths[0]), text(&paths[1]))
        }),
        "verdicts": lines(&answer["verdicts"], &|verdict| {
            let [path, set, code, outcome] = ["path", "set", "code", "outcome"].map(|key| text(&verdict[key]));
            let history = if verdict["superseded"] == true { " (history)" } else { "" };
            format!("{path}: {set} {code} {outcome}{history}")
        }),
        "next_step": answer["next_step"],
        "next": answer["next"],
    })
}

#[test]
fn every_fixture_gets_its_answer() {
    for fixture in fixtures() {
        let [answer] = &answers(fixture.text.as_bytes())[..] else {
            panic!("{}: one document", fixture.name)
        };
        let mut expected = fixture.expected.clone();
        let fields = expected.as_object_mut().expect("an object");
        fields.retain(|key, _| !key.starts_with("against"));
        let shortened = shortened(answer);
        assert_eq!(shortened, expected, "{}: {shortened:#}", fixture.name);
    }
}

#[test]
fn the_command_gives_the_same_answers() {
    let fixtures = fixtures();
    let files: Vec<_> = fixtures.iter().map(|fixture| fixture.file.clone()).collect();
    let output = run(&["--json"], &files);
    assert_eq!(output.status.code(), Some(0));
    let lines = lines(&output);
    assert_eq!(lines.len(), fixtures.len());
    for (line, fixture) in lines.iter().zip(&fixtures) {
        assert_eq!(*line, answers(fixture.text.as_bytes())[0], "{}", fixture.name);
    }
}

#[test]
fn paid_is_what_the_list_names() {
    let listed = std::fs::read_to_string(folder().join("paid.txt")).expect("the list is there");
    let paid: Vec<_> = fixtures()
        .iter()
        .filter(|fixture| answers(fixture.text.as_bytes())[0]["is_paid"] == true)
        .map(|f| f.name.clone())
        .collect();
    assert_eq!(listed.lines().collect::<Vec<_>>(), paid);
}

#[test]
fn there_are_fixtures_of_every_system_and_outcome() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 60);
    let seen = |pointer: &str, word: &str| {
        fixtures.iter().any(|fixture| fixture.expected.pointer(pointer).is_some_and(|value| value == word))
    };
    for system in payverdict::payload::PayloadSystem::ALL {
        assert!(seen("/system", system.as_str()), "{system}");
    }
    for kind in payverdict::payload::Kind::ALL {
        assert!(seen("/kind", kind.as_str()), "{kind}");
    }
    for outcome in payverdict::Outcome::ALL {
        assert!(seen("/overall/outcome", outcome.as_str()), "{outcome}");
    }
    for funds in payverdict::payload::Funds::ALL {
        assert!(seen("/funds", funds.as_str()), "{funds}");
    }
}

#[test]
fn a_verdict_has_the_fields_of_decode_and_its_path() {
    let answer = &answers(br#"{"result": {"code": "800.100.153"}, "paymentType": "DB"}"#)[0];
    let verdict = payverdict::decode(payverdict::CodeSet::OppResult, "800.100.153").expect("a code");
    let mut expected = serde_json::to_value(verdict).expect("plain JSON");
    expected["path"] = "result.code".into();
    expected["superseded"] = false.into();
    assert_eq!(answer["verdicts"], json!([expected]));
    assert_eq!(answer["overall"], expected);
}

#[test]
fn the_shopper_is_told_in_the_language_asked_for() {
    let file = folder().join("fixtures/opp/refund.json");
    let told = |locale: &str| {
        let output = run(&["--json", "--locale", locale], std::slice::from_ref(&file));
        let answer: Value = serde_json::from_slice(&output.stdout).expect("one object");
        answer["overall"]["message"].as_str().expect("a message").to_owned()
    };
    let refunded = payverdict::decode(payverdict::CodeSet::AskellPayment, "refunded").expect("a state");
    assert_eq!(told("is-IS"), refunded.message(payverdict::Locale::Is));
    assert_eq!(told("tlh"), refunded.message(payverdict::Locale::En));
}

#[test]
fn no_money_taken_is_said_only_where_it_is_known() {
    let mut said = 0;
    for fixture in fixtures() {
        for answer in payload::read(fixture.text.as_bytes(), Options::default()) {
            let answer = answer.expect("an answer");
            for (locale, sentence) in NO_MONEY_TAKEN.iter() {
                let json = serde_json::to_value(answer.localized(*locale)).expect("plain JSON");
                let is_said = texts(&json).iter().any(|text| text.contains(sentence.as_str()));
                assert!(!is_said || answer.funds() == Funds::None, "{}, {locale}: {json}", fixture.name);
                said += usize::from(is_said);
            }
        }
    }
    // It is said in every language where it is known.
    assert!(said > 20 * NO_MONEY_TAKEN.len(), "{said}");
}

#[test]
fn a_card_says_what_matters() {
    let output = run(&[], &[folder().join("fixtures/pei/order-part-refunded.json")]);
    let card = String::from_utf8(output.stdout).expect("text");
    for part in
        ["Pei order", "approved", "no, or not shown", "captured, less than the amount asked for", "status"]
    {
        assert!(card.contains(part), "{part}: {card}");
    }
}
