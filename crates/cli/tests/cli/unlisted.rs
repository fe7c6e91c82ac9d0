//! Codes that no set lists: decoded, and unknown.

use serde_json::Value;

use super::command::run_well;
use super::json_lines::verdict;

#[test]
fn code_that_several_sets_could_have_belongs_to_none() {
    for code in ["zzz", "ZZ", "929292929"] {
        let record = verdict(&run_well(&["decode", "--json", code]));
        assert_eq!((&record["set"], &record["system"]), (&Value::Null, &Value::Null), "{code}");
        assert_eq!(record["code"], code);
        assert_eq!(record["match"], "unlisted");
        assert_eq!(record["outcome"], "unknown");
        assert_eq!(record["retry"], "check_first");
        assert_eq!(record["final"], false);
    }
}

#[test]
fn code_that_one_set_could_have_belongs_to_it() {
    let record = verdict(&run_well(&["decode", "--json", "123.456.789"]));
    assert_eq!((&record["set"], &record["match"]), (&"opp.result".into(), &"unlisted".into()));
}

#[test]
fn card_says_unknown() {
    for code in ["zzz", "123.456.789"] {
        let card = run_well(&["decode", code]);
        for fact in [code, "unknown", "may still change", "check_first", "ask the provider"] {
            assert!(card.contains(fact), "{fact} is missing:\n{card}");
        }
    }
}
