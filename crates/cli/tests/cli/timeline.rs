//! `timeline`.

use serde_json::Value;

use super::command::{run, run_with};

fn debit(id: &str, code: &str, minute: u32) -> String {
    format!(
        r#"{{"id": "{id}", "paymentType": "DB", "amount": "31.40", "currency": "EUR", "merchantTransactionId": "till-{}", "result": {{"code": "{code}"}}, "timestamp": "2026-05-04 10:{minute:02}:00+0000", "ndc": "x"}}"#,
        &id[..1]
    )
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn documents_of_many_payments_are_one_line_a_payment() {
    let documents = [
        debit("a1", "000.000.000", 5),
        debit("b1", "800.100.155", 6),
        debit("a0", "800.100.155", 1),
        debit("a1", "000.000.000", 5),
    ];
    let ran = run_with(&["timeline", "--json"], documents.join("\n"));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let states = lines(&ran.out);
    assert_eq!(states.len(), 2);
    let keys: Vec<_> = [
        "system",
        "reference",
        "events",
        "duplicates",
        "overall",
        "funds",
        "captured",
        "refunded",
        "currency",
        "is_paid",
        "partial",
        "conflicts",
        "attempts",
        "message",
        "next",
        "next_step",
    ]
    .into();
    let mut found: Vec<_> = states[0].as_object().unwrap().keys().collect();
    found.sort_by_key(|key| keys.iter().position(|known| known == key));
    assert_eq!(found, keys);
    assert_eq!(states[0]["reference"], "a1");
    assert_eq!(states[0]["is_paid"], true);
    assert_eq!(states[0]["captured"], "31.40");
    assert_eq!((&states[0]["events"], &states[0]["duplicates"]), (&2.into(), &1.into()));
    assert_eq!(states[1]["overall"]["reason"], "insufficient_funds");
    assert_eq!(states[1]["funds"], "none");
}

#[test]
fn a_card_shows_what_happened_in_its_own_order() {
    let documents = [debit("a1", "000.000.000", 5), debit("a0", "800.100.155", 1)];
    let ran = run_with(&["timeline"], documents.join("\n"));
    assert_eq!(ran.status, 0);
    let [.., first, second] = ran.out.lines().collect::<Vec<_>>()[..] else { panic!("{}", ran.out) };
    assert_eq!(
        first,
        "  2026-05-04T10:01:00Z payment declined 31.40 EUR, insufficient_funds (800.100.155 in opp.result)"
    );
    assert_eq!(second, "  2026-05-04T10:05:00Z payment approved 31.40 EUR (000.000.000 in opp.result)");
}

#[test]
fn what_names_no_payment_is_an_error_and_the_rest_is_answered() {
    let nameless = debit("a1", "000.000.000", 5).replace(r#""id": "a1", "#, "");
    let text =
        [debit("b1", "000.000.000", 5), nameless, "{\"orderId\": \"A2\" \"status\": 4}".into()].join("\n");
    let ran = run_with(&["timeline", "--json"], text.clone());
    assert_eq!(ran.status, 1);
    let lines = lines(&ran.out);
    assert_eq!(lines[0]["error"]["kind"], "no_reference");
    assert_eq!((&lines[1]["error"]["kind"], &lines[1]["error"]["line"]), (&"malformed".into(), &3.into()));
    assert_eq!(lines[2]["is_paid"], true);
    let ran = run_with(&["timeline"], text);
    assert!(ran.err.contains("document without reference: expected the `id` of a payment"), "{}", ran.err);
    let ran = run(&["timeline", "--json", "/nowhere/at/all"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("unreadable"), "{}", ran.out);
}

#[test]
fn errors_far_into_a_file_have_their_line() {
    let mut text: Vec<_> = (0..20_000).map(|number| debit(&format!("a{number}"), "000.200.000", 5)).collect();
    text.push("{\"orderId\": \"A2\" \"status\": 4}".into());
    let ran = run_with(&["timeline", "--json"], text.join("\n"));
    let lines = lines(&ran.out);
    assert_eq!((ran.status, lines.len()), (1, 2));
    assert_eq!(lines[0]["error"]["line"], 20_001);
    // They share the merchant's number, amount and currency, and so are attempts at one payment, of too many.
    assert!(lines.last().unwrap()["conflicts"][0]["kind"] == "full");
}
