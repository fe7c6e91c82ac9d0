//! What plans, payments and explanations say of rows of one's own.

use payverdict::overlay::{DecisionRecord, Tables};
use payverdict::payload::Options;
use payverdict::plan::{Action, Given, Policy};
use payverdict::{CodeSet, Locale, Retry, decode, timeline};

use crate::support::{REFUSED, codes, gateway, risk_team, tables};

/// The decision about a history, as JSON.
fn planned(tables: &Tables, attempts: &str) -> serde_json::Value {
    let line = format!(r#"{{"attempts": [{attempts}]}}"#);
    let given: Given = serde_json::from_str(&line).unwrap();
    let history = tables.history(&given).unwrap();
    let (attempts, now) = (history.attempts(), "2026-11-26T12:00:00Z".parse().unwrap());
    let decision = tables.plan(&attempts, now, &Policy::CAUTIOUS).unwrap();
    serde_json::to_value(DecisionRecord { tables, decision: &decision, locale: Locale::En }).unwrap()
}

fn attempt(set: &str, code: &str, more: &str) -> String {
    format!(r#"{{"at": "2026-11-20T09:00:00Z", "set": "{set}", "code": "{code}"{more}}}"#)
}

#[test]
fn a_plan_names_the_set_that_was_asked() {
    let tables = tables(&gateway());
    for (code, set) in
        [("turned_down", "localpay.state"), ("Q1", "localpay.response"), ("51", "localpay.response")]
    {
        let plan = planned(&tables, &attempt(set, code, ""));
        assert_eq!((&plan["verdict"]["set"], &plan["verdict"]["code"]), (&set.into(), &code.into()));
        let verdict = tables.decode(set, code).unwrap();
        assert_eq!(plan["verdict"]["summary"], verdict.summary());
        assert_eq!(plan["verdict"]["retry"], verdict.retry().as_str());
        assert_eq!(plan["verdict"]["source"]["id"], verdict.source().unwrap().id);
        // A built-in source is never named for what one's own says.
        let causes = plan["because"].as_array().unwrap();
        if verdict.source().unwrap().id == "localpay-guide" {
            let of_code = causes.iter().filter(|cause| cause["rule"].as_str().unwrap().starts_with("code."));
            assert!(of_code.into_iter().all(|cause| cause["source"].is_null()), "{plan}");
        }
    }
}

#[test]
fn a_plan_for_built_in_codes_is_as_it_was() {
    let tables = tables(&gateway());
    let more = r#", "with": [{"set": "mastercard.advice", "code": "24"}]"#;
    for more in ["", more] {
        for row in CodeSet::MastercardResponse.entries() {
            let line = format!(r#"{{"attempts": [{}]}}"#, attempt("mastercard.response", row.code(), more));
            let given: Given = serde_json::from_str(&line).unwrap();
            let history = payverdict::plan::History::read(&given).unwrap();
            let (attempts, now) = (history.attempts(), "2026-11-26T12:00:00Z".parse().unwrap());
            let decision = payverdict::plan::plan(&attempts, now, &Policy::CAUTIOUS).unwrap();
            let before = serde_json::to_value(payverdict::plan::DecisionRecord {
                decision: &decision,
                locale: Locale::En,
            });
            let after = planned(&tables, &attempt("mastercard.response", row.code(), more));
            assert_eq!(after, before.unwrap());
        }
    }
}

/// What is beside the code of an attempt is looked up in one's own tables, too.
#[test]
fn a_stricter_row_beside_a_code_counts() {
    let stricter = tables(&[("codes/mastercard.advice.csv", codes("24,,,never,,,,,Our rule,\n"))]);
    let more = r#", "with": [{"set": "mastercard.advice", "code": "24"}]"#;
    let line = attempt("mastercard.response", "51", more);
    let action = |tables: &Tables| planned(tables, &line)["action"].clone();
    assert_eq!(action(&tables(&gateway())), Action::Retry.as_str());
    assert_eq!(action(&stricter), Action::Stop.as_str());
    assert_eq!(planned(&stricter, &line)["verdict"]["retry"], "never");
    // So does a code of one's own beside a built-in one.
    let more = r#", "with": [{"set": "localpay.response", "code": "Q1"}]"#;
    let plan = planned(&tables(&gateway()), &attempt("mastercard.response", "51", more));
    assert_eq!((&plan["action"], &plan["verdict"]["retry"]), (&"stop".into(), &"never".into()));
}

#[test]
fn a_payment_shows_the_row_that_answers() {
    let tables = risk_team();
    let mut payment = timeline::Timeline::new();
    for document in tables.timeline(REFUSED, Options::default()) {
        payment.add(&document.unwrap()).unwrap();
    }
    let state = payment.state();
    let json = serde_json::to_value(tables.localized(&state, Locale::En)).unwrap();
    assert_eq!(json["overall"]["summary"], "Our risk team says no");
    assert_eq!(json["overall"]["flags"], serde_json::json!(["custom"]));
    assert_eq!(json["message"], "Please write to us.");
    assert_eq!(tables.message(&state, Locale::En), "Please write to us.");
    let plain = serde_json::to_value(state.localized(Locale::En)).unwrap();
    let keys = |json: &serde_json::Value| json.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&json), keys(&plain));
    assert_eq!(keys(&json["overall"]), keys(&plain["overall"]));
}

#[test]
fn an_explanation_says_whose_row_it_is() {
    let mut files = gateway();
    files.push(("codes/opp.result.csv", codes("800.100.152,,,never,,,,,Our risk team says no,\n")));
    let tables = tables(&files);
    let text = |set: &str, code: &str| tables.decode(set, code).unwrap().explain().to_string();
    let own = text("opp.result", "800.100.152");
    assert!(own.contains("listed in opp.result, in your own tables"), "{own}");
    assert!(own.contains("The built-in tables say retry other_method."), "{own}");
    let built_in = decode(CodeSet::OppResult, "800.100.153").unwrap();
    assert_eq!(text("opp.result", "800.100.153"), built_in.explain().to_string());
    let extended = text("localpay.response", "51-I");
    assert!(extended.contains("found in visa.response, which localpay.response extends"), "{extended}");
    assert!(extended.contains("The letter I after it"), "{extended}");
    let group = text("localpay.response", "QX");
    assert!(group.contains("have this in common, in your own tables: refused by the gateway"), "{group}");
    let nothing = text("localpay.state", "on the moon");
    assert!(nothing.contains("nothing is known of codes like it"), "{nothing}");
    assert_eq!(tables.decode("localpay.state", "on the moon").unwrap().retry(), Retry::CheckFirst);
}

#[test]
fn an_explanation_says_what_the_built_in_tables_say_where_they_differ() {
    let rows = "700.999.998,unknown,,check_first,,,,,Nobody knows,opp-result-codes\n\
                800.100.152,,,never,,,,,Our risk team says no,\n\
                800.100.155,,,,,,,,Not enough money there,\n\
                800.100.997,declined,insufficient_funds,never,,,,,A code of our own,opp-result-codes\n";
    let tables = tables(&[("codes/opp.result.csv", codes(rows))]);
    let text = |code: &str| tables.decode("opp.result", code).unwrap().explain().to_string();
    let before = |code: &str| decode(CodeSet::OppResult, code).unwrap().explain().to_string();
    let line = |text: &str, start: &str| text.lines().find(|line| line.starts_with(start)).map(String::from);
    let (lost, elsewhere) = ("If an answer got lost: ", "The same reason is known in: ");
    assert_eq!(decode(CodeSet::OppResult, "800.100.155").unwrap().retry(), Retry::Later);
    // A summary alone changes nothing of what may be done.
    let own = text("800.100.155");
    assert!(own.contains("Not enough money there") && !own.contains("The built-in tables"), "{own}");
    let repeat = line(&before("800.100.155"), lost);
    assert!(repeat.is_some() && line(&own, lost) == repeat, "{own}");
    // The other systems with the reason are those that the built-in tables name.
    let others = line(&before("800.100.155"), elsewhere);
    assert!(others.is_some() && line(&own, elsewhere) == others, "{own}");
    assert!(!others.unwrap().contains(tables.system("opp").unwrap().name()));
    // With a final no nobody asks whether to send it again.
    let own = text("800.100.152");
    assert!(own.contains("The built-in tables say retry other_method."), "{own}");
    assert_eq!(line(&own, lost), None);
    // What they do not list is of a group there, or nothing at all.
    let own = text("800.100.997");
    assert!(own.contains("The built-in tables say retry other_method."), "{own}");
    assert!(line(&own, elsewhere).unwrap().contains("Stripe"), "{own}");
    let own = text("700.999.998");
    assert_eq!((line(&own, elsewhere), line(&own, lost)), (None, repeat));
}

#[test]
fn an_explanation_says_what_the_built_in_tables_do_not_have() {
    let rows = "700.999.999,declined,unspecified,other_method,,,,,A code of our own,opp-result-codes\n";
    let tables = tables(&[("codes/opp.result.csv", codes(rows))]);
    let own = tables.decode("opp.result", "700.999.999").unwrap().explain().to_string();
    assert!(own.contains("The built-in tables do not have it."), "{own}");
    assert!(!own.contains("If an answer got lost"), "{own}");
}
