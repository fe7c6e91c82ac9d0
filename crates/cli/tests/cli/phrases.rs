//! Phrases that are given as codes.

use serde_json::Value;

use super::command::run;

#[test]
fn a_phrase_is_said_to_be_no_code_and_its_rows_are_shown() {
    for (text, reason) in [
        ("Do not honor", "do_not_honor"),
        ("köpet medges ej", "declined"),
        ("Kortinu var stolið", "lost_or_stolen_card"),
    ] {
        let ran = run(&["decode", text]);
        assert_eq!(ran.status, 1);
        assert!(
            ran.err.contains(&format!("`{text}` is a phrase for {reason} and not a code")),
            "{}",
            ran.err
        );
        assert_eq!(ran.out.lines().count(), 6, "{}", ran.out);
    }
    // Only rows of the set.
    let ran = run(&["decode", "--set", "visa.response", "expired card"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.starts_with("visa.response")), "{}", ran.out);
}

#[test]
fn a_phrase_in_json_says_what_was_found() {
    let ran = run(&["decode", "--json", "Do not honor"]);
    let object: Value = serde_json::from_str(&ran.out).expect("one object");
    assert_eq!((ran.status, &object["code"], &object["set"]), (1, &"Do not honor".into(), &Value::Null));
    let error = &object["error"];
    assert_eq!((&error["kind"], &error["reason"]), (&"phrase".into(), &"do_not_honor".into()));
    assert!(error["expected"].is_string());
    let found = error["found"].as_array().expect("rows");
    assert!(found.iter().any(|row| row["set"] == "iso8583.response" && row["code"] == "05"), "{found:?}");
}

#[test]
fn a_listed_code_stays_a_code() {
    for code in ["do_not_honor", "insufficient_funds", "800.100.159"] {
        assert_eq!(run(&["decode", code]).status, 0, "{code}");
    }
}
