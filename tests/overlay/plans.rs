//! Plans of attempts whose codes one's own tables list.

use payverdict::overlay::Tables;
use payverdict::plan::{Action, Attempt, Decision, Network, Policy, Timestamp};

use crate::support::{codes, gateway, tables};

fn now() -> Timestamp {
    "2026-11-26T12:00:00Z".parse().unwrap()
}

fn ago(hours: i64) -> Timestamp {
    Timestamp::from_unix(now().unix() - hours * 3_600)
}

/// The gateway with more codes of its states.
fn gateway_with(rows: &str) -> Tables {
    let mut files = gateway();
    let states = files.last_mut().unwrap();
    states.1.push_str(rows);
    tables(&files)
}

/// What a policy that leaves everything to rules and answers plans after these tries, the last one an hour ago.
fn planned<'a>(tables: &Tables, policy: &'a Policy, tries: &[&'a str]) -> Decision<'a> {
    let count = tries.len() as i64;
    let attempts: Vec<Attempt<'_>> = tries
        .iter()
        .zip(0..)
        .map(|(code, place)| tables.attempt(ago((count - place) * 24 - 23), "localpay.state", code).unwrap())
        .map(|attempt| attempt.network(Network::Visa))
        .collect();
    tables.plan(&attempts, now(), policy).unwrap()
}

fn loose() -> Policy {
    Policy::CAUTIOUS.with_space("1h".parse().unwrap()).with_limits(&[])
}

/// Codes of one set that no built-in row lists are told apart.
#[test]
fn an_answer_is_that_of_its_own_code() {
    let (tables, policy) =
        (gateway_with("unavailable,declined,do_not_honor,later,,,,,Not there,\n"), loose());
    for (tries, action, left) in [
        (&["turned_down", "settled"][..], Action::Done, None),
        (&["settled", "turned_down"], Action::Done, None),
        (&["turned_down", "unavailable"], Action::Retry, Some(18)),
    ] {
        let decision = planned(&tables, &policy, tries);
        assert_eq!((decision.action(), decision.attempts_left()), (action, left), "{tries:?}");
    }
    // Two answers in one second are two attempts; one that is told twice is one.
    let at_once = |codes: &[&'static str]| {
        let attempts: Vec<_> = codes
            .iter()
            .map(|code| tables.attempt(ago(1), "localpay.state", code).unwrap().network(Network::Visa))
            .collect();
        tables.plan(&attempts, now(), &policy).unwrap().attempts_left()
    };
    assert_eq!(at_once(&["turned_down", "unavailable"]), Some(18));
    assert_eq!(at_once(&["turned_down", "unavailable", "turned_down"]), Some(18));
    assert_eq!(at_once(&["turned_down", "turned_down"]), Some(19));
}

/// A gateway of one's own is none of the platforms that have rules of their own.
#[test]
fn a_code_of_ones_own_is_met_by_no_rule_of_a_platform() {
    let (tables, policy) = (gateway_with(""), loose());
    let decision = planned(&tables, &policy, &["turned_down"; 15]);
    assert_eq!((decision.action(), decision.attempts_left()), (Action::Retry, Some(5)));
    assert!(decision.because().all(|cause| !cause.rule().starts_with("payex.")));
}

/// A stricter row for a code of advice leaves the rules about that code as they are.
#[test]
fn the_rules_about_a_code_beside_hold_with_a_row_of_ones_own() {
    let stricter = tables(&[("codes/mastercard.advice.csv", codes("03,,,,,,,,Our words,\n"))]);
    let line = r#"{"attempts": [
        {"at": "2026-11-20T09:00:00Z", "set": "mastercard.response", "code": "05",
            "with": [{"set": "mastercard.advice", "code": "03"}]},
        {"at": "2026-11-22T09:00:00Z", "set": "mastercard.response", "code": "51"}]}"#;
    let given = serde_json::from_str(line).unwrap();
    let history = stricter.history(&given).unwrap();
    let attempts = history.attempts();
    let decision = stricter.plan(&attempts, now(), &Policy::CAUTIOUS).unwrap();
    assert_eq!((decision.action(), decision.rule()), (Action::Stop, "mastercard.mac-03"));
}

/// Of more different limits than are kept, the tightest counts.
#[test]
fn of_many_limits_the_tightest_counts() {
    let rows: String = [20, 5, 6, 7, 8, 9]
        .iter()
        .map(|tries| format!("up_to_{tries},declined,do_not_honor,later,,,{tries},,Some tries,\n"))
        .collect();
    let (tables, policy) = (gateway_with(&rows), loose());
    // So many tries after the first one.
    for (tries, left) in [
        (&["up_to_9"][..], 9),
        (&["up_to_9", "up_to_8"], 7),
        (&["up_to_9", "up_to_8", "up_to_7", "up_to_6"], 3),
        (&["up_to_9", "up_to_8", "up_to_7", "up_to_6", "up_to_5"], 1),
        (&["up_to_9", "up_to_8", "up_to_7", "up_to_6", "up_to_20"], 2),
        (&["up_to_5", "up_to_6", "up_to_7", "up_to_8", "up_to_9"], 1),
        (&["up_to_9", "up_to_8", "up_to_7", "up_to_6", "up_to_5", "turned_down"], 0),
    ] {
        let decision = planned(&tables, &policy, tries);
        assert_eq!(decision.attempts_left(), Some(left), "{tries:?}");
    }
}

/// What a gateway would try again, Visa bars from a day on: a try that has to wait until then is never made.
#[test]
fn no_try_is_planned_beyond_the_day_on_which_a_bar_begins() {
    let mut files = gateway();
    let (_, rows) = files.iter_mut().find(|(name, _)| *name == "codes/localpay.response.csv").unwrap();
    *rows = rows.replace("A1,", "57,declined,transaction_not_permitted,later,,,,,Not today,\nA1,");
    let (tables, policy) = (tables(&files), loose().with_space("10d".parse().unwrap()));
    let time = |text: &str| -> Timestamp { text.parse().unwrap() };
    for (at, action, rule, until) in [
        ("2025-02-10T08:00:00Z", Action::Wait, "own.space", Some("2025-02-20T08:00:00Z")),
        ("2025-02-20T08:00:00Z", Action::Stop, "visa.code-57.listed", None),
    ] {
        let attempt = tables.attempt(time(at), "localpay.response", "57").unwrap().network(Network::Visa);
        let now = Timestamp::from_unix(time(at).unix() + 3_600);
        let decision = tables.plan(&[attempt], now, &policy).unwrap();
        assert_eq!((decision.action(), decision.rule(), decision.at()), (action, rule, until.map(time)));
    }
}
