//! `decode` without `--set`: one object a code, and a verdict only from a certain owner.

use serde_json::Value;

use super::command::{run, run_well};
use super::json_lines::{verdict, verdicts};

fn decoded(arguments: &[&str]) -> Value {
    verdict(&run_well(&[&["decode", "--json"], arguments].concat()))
}

#[test]
fn a_code_that_tells_its_owner_gets_its_verdict() {
    for (code, set, outcome) in [
        ("800.100.153", "opp.result", "declined"),
        ("000.000.000", "opp.result", "approved"),
        ("51-I", "pei.acquirer", "declined"),
        ("00-I", "pei.acquirer", "approved"),
        ("creditcard/carddeclined", "payex.problem", "declined"),
        ("https://api.payex.com/psp/errordetail/creditcard/carddeclined", "payex.problem", "declined"),
    ] {
        let record = decoded(&[code]);
        assert_eq!((&record["set"], &record["outcome"]), (&set.into(), &outcome.into()), "{code}");
        assert_eq!((&record["match"], &record["code"]), (&"exact".into(), &code.into()));
        assert!(record.get("candidates").is_none(), "{record}");
    }
    let record = decoded(&["800.100.999"]);
    assert_eq!((&record["set"], &record["match"]), (&"opp.result".into(), &"group".into()));
}

#[test]
fn any_other_code_gets_its_candidates_and_no_verdict() {
    for code in [
        "003",
        "005",
        "006",
        "007",
        "00",
        "11",
        "16",
        "51",
        "1",
        "3",
        "6",
        "24",
        "101",
        "210",
        "40000",
        "paid",
        "succeeded",
    ] {
        let record = decoded(&[code]);
        assert_eq!((&record["set"], &record["system"]), (&Value::Null, &Value::Null), "{code}");
        assert_eq!(
            (&record["match"], &record["outcome"]),
            (&"ambiguous".into(), &"unknown".into()),
            "{code}"
        );
        assert_eq!(
            (&record["retry"], &record["next_step"]),
            (&"check_first".into(), &"wait".into()),
            "{code}"
        );
        let candidates = record["candidates"].as_array().unwrap();
        assert!(!candidates.is_empty(), "{code}");
        for candidate in candidates {
            assert!(!candidate["sets"].as_array().unwrap().is_empty(), "{candidate}");
            assert_eq!(candidate.as_object().unwrap().len(), 6, "{candidate}");
        }
        let card = run_well(&["decode", code]);
        assert!(card.contains("name the set with --set") && !card.contains("Thank you"), "{card}");
    }
}

#[test]
fn equal_candidates_stand_together_and_the_standard_comes_first() {
    let record = decoded(&["51"]);
    let candidates = record["candidates"].as_array().unwrap();
    let sets = |place: usize| candidates[place]["sets"].as_array().unwrap();
    assert_eq!(sets(0)[0], "iso8583.response");
    assert!(sets(0).contains(&"visa.response".into()), "{record}");
    let meanings: std::collections::BTreeSet<String> = candidates
        .iter()
        .map(|candidate| {
            ["outcome", "reason", "retry", "actor"].map(|key| candidate[key].to_string()).join(" ")
        })
        .collect();
    assert_eq!(meanings.len(), candidates.len());
}

#[test]
fn where_all_candidates_are_approved_it_is_still_unknown() {
    let record = decoded(&["0003"]);
    let candidates = record["candidates"].as_array().unwrap();
    assert!(candidates.iter().all(|candidate| candidate["outcome"] == "approved"), "{record}");
    assert_eq!(record["outcome"], "unknown");
}

#[test]
fn the_name_of_the_system_narrows() {
    let record = decoded(&["--system", "pei", "51"]);
    assert_eq!((&record["set"], &record["outcome"]), (&"pei.acquirer".into(), &"declined".into()));
    // People call systems by other names, too.
    let record = decoded(&["--system", "Swedbankpay", "OnPaid"]);
    assert_eq!(record["set"], "payex.event");
    let record = decoded(&["--system", "payex", "Failed"]);
    assert_eq!((&record["match"], &record["outcome"]), (&"ambiguous".into(), &"unknown".into()), "{record}");
    let ran = run(&["decode", "--system", "opp", "--json", "5X"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("three groups of three digits"), "{ran:?}");
    let ran = run(&["decode", "--system", "opp", "--set", "opp.result", "51"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn a_further_code_is_combined() {
    let record = decoded(&["800.100.155", "--with", "mastercard.advice=24"]);
    assert_eq!(record["reason"], "insufficient_funds");
    assert_eq!((&record["retry"], &record["wait_hours"]), (&"later".into(), &1.into()));
    let record = decoded(&["800.100.155", "--with", "mastercard.advice=03"]);
    assert_eq!((&record["retry"], &record["next_step"]), (&"never".into(), &"other_method".into()));
    assert!(!record["message"].as_str().unwrap().contains("try again"), "{record}");
    let record = decoded(&["000.000.000", "--with", "mastercard.advice=03"]);
    assert_eq!((&record["outcome"], &record["retry"]), (&"unknown".into(), &"check_first".into()));
    for wrong in ["mastercard.advice", "mastercard.advise=24", "mastercard.advice=twenty"] {
        assert_eq!(run(&["decode", "800.100.155", "--with", wrong]).status, 2, "{wrong}");
    }
}

#[test]
fn one_object_a_code() {
    let records = verdicts(&run_well(&["decode", "--json", "00", "800.100.153", "zzz"]));
    let matches: Vec<_> = records.iter().map(|record| record["match"].as_str().unwrap()).collect();
    assert_eq!(matches, ["ambiguous", "exact", "unlisted"]);
}
