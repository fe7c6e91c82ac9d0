//! `decode --json`.

use payverdict::CodeSet;
use serde_json::{Value, json};

use super::command::{run, run_well, run_with};
use super::json_lines::{malformed, verdict, verdicts};

#[test]
fn listed_code() {
    let record = verdict(&run_well(&["decode", "--json", "--set", "opp.result", "800.100.153"]));
    for (key, value) in [
        ("set", json!("opp.result")),
        ("system", json!("opp")),
        ("code", json!("800.100.153")),
        ("match", json!("exact")),
        ("outcome", json!("declined")),
        ("reason", json!("incorrect_cvc")),
        ("retry", json!("after_data_fix")),
        ("wait_hours", Value::Null),
        ("limit", Value::Null),
        ("actor", json!("shopper")),
        ("class", json!("fix")),
        ("final", json!(true)),
        ("flags", json!([])),
        ("group", Value::Null),
    ] {
        assert_eq!(record[key], value, "{key}");
    }
    assert_eq!(record["source"]["kind"], "primary");
    assert!(record["source"]["url"].as_str().unwrap().starts_with("https://"));
}

#[test]
fn unlisted_code_of_a_set() {
    let record = verdict(&run_well(&["decode", "--json", "--set", "opp.result", "123.456.789"]));
    assert_eq!((&record["set"], &record["code"]), (&json!("opp.result"), &json!("123.456.789")));
    assert_eq!((&record["match"], &record["outcome"]), (&json!("unlisted"), &json!("unknown")));
    assert_eq!((&record["retry"], &record["final"]), (&json!("check_first"), &json!(false)));
    for key in ["reason", "class", "group", "source"] {
        assert_eq!(record[key], Value::Null, "{key}");
    }
}

#[test]
fn code_of_which_only_the_group_is_known() {
    let record = verdict(&run_well(&["decode", "--json", "--set", "opp.result", "800.100.999"]));
    assert_eq!((&record["match"], &record["outcome"]), (&json!("group"), &json!("declined")));
    assert!(record["group"].is_string());
    assert!(record["source"].is_object());
}

#[test]
fn group_of_approvals_never_approves() {
    let record = verdict(&run_well(&["decode", "--json", "--set", "opp.result", "000.000.999"]));
    assert_eq!((&record["match"], &record["outcome"]), (&json!("group"), &json!("review")));
}

#[test]
fn code_is_repeated_as_it_was_written() {
    let record = verdict(&run_well(&["decode", "--json", "--set", "payfunc.error", "Card_Lost or-STOLEN"]));
    assert_eq!((&record["code"], &record["match"]), (&json!("Card_Lost or-STOLEN"), &json!("exact")));
}

/// The host and the query of a problem type are passed over when it is decoded, not when it is printed.
#[test]
fn code_cannot_break_out_of_its_object() {
    let code = r#"https://x"\,"outcome":"approved/psp/creditcard/carddeclined?","outcome":"approved"#;
    for arguments in [&["decode", "--json"][..], &["decode", "--json", "--set", "payex.problem"]] {
        let ran = run_with(arguments, code);
        assert_eq!(ran.status, 1, "{ran:?}");
        let record = serde_json::from_str::<Value>(&ran.out).expect("one object");
        assert_eq!(record["error"]["kind"], "malformed");
        assert!(record.get("outcome").is_none());
    }
    let code = "https://x/psp/creditcard/carddeclined?a=%22,'outcome':'approved'";
    let record = verdict(&run_with(&["decode", "--json", "--set", "payex.problem"], code).out);
    assert_eq!((&record["code"], &record["outcome"]), (&json!(code), &json!("declined")));
    // The host is nobody's that is known, so the owner is not certain.
    let record = verdict(&run_with(&["decode", "--json"], code).out);
    assert_eq!((&record["code"], &record["match"]), (&json!(code), &json!("ambiguous")));
}

#[test]
fn one_object_a_line_in_the_order_of_the_codes() {
    let ran = run(&["decode", "--json", "--set", "opp.result", "800.100.153", "000.000.000", "51"]);
    assert_eq!(ran.status, 1);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3);
    let first = verdicts(&lines[..2].join("\n"));
    assert_eq!((&first[0]["code"], &first[1]["code"]), (&json!("800.100.153"), &json!("000.000.000")));
    assert_eq!(first[1]["outcome"], "approved");
    malformed(lines[2], Some("opp.result"));
    assert_eq!(ran.err, "");
}

#[test]
fn malformed_code_says_what_its_set_expects() {
    for &set in CodeSet::ALL {
        let ran = run(&["decode", "--json", "--set", set.id(), "\u{20AC}"]);
        assert_eq!(ran.status, 1);
        let (code, expected) = malformed(&ran.out, Some(set.id()));
        assert_eq!((code.as_str(), expected.as_str()), ("\u{20AC}", set.expected()));
    }
}

#[test]
fn malformed_code_without_set() {
    let ran = run(&["decode", "--json", "1.2.3"]);
    assert_eq!(ran.status, 1);
    let (code, expected) = malformed(&ran.out, None);
    assert_eq!(code, "1.2.3");
    assert!(expected.contains("800.100.153"), "{expected}");
}
