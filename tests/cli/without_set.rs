//! `decode` without `--set`: every set that lists the code answers.

use payverdict::identify;

use super::command::run_well;
use super::json_lines::verdicts;

#[test]
fn one_object_for_every_set_that_lists_the_code() {
    for code in ["00", "51", "1", "cancelled", "800.100.153", "51-I"] {
        let records = verdicts(&run_well(&["decode", "--json", code]));
        let sets: Vec<_> = records.iter().map(|record| record["set"].as_str().unwrap()).collect();
        let listing: Vec<_> = identify(code).map(|verdict| verdict.set().id()).collect();
        assert_eq!(sets, listing, "{code}");
        assert!(records.iter().all(|record| record["match"] == "exact" && record["code"] == code));
    }
    assert!(identify("00").count() > 3, "00 is listed by several sets");
}

#[test]
fn group_answers_where_no_set_lists_the_code() {
    let records = verdicts(&run_well(&["decode", "--json", "800.100.999"]));
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["set"], "opp.result");
    assert_eq!(records[0]["match"], "group");
}
