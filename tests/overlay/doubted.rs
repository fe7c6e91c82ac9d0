//! Whether a code still tells its owner where tables of one's own have it, too.

use payverdict::overlay::Tables;
use payverdict::{CodeSet, Retry, identify};

use crate::support::{codes, tables};

/// Two sets of PayEx have this word, and say the same of it.
const WORD: &str = "REJECTED_BY_ACQUIRER";

fn with(set: &str, row: &str) -> Tables {
    let file = format!("codes/{set}.csv");
    tables(&[(&file, codes(&format!("{row}\n")))])
}

#[test]
fn a_row_that_says_the_same_leaves_a_word_certain() {
    let before = identify(WORD).certain().unwrap();
    for set in [CodeSet::PayexFailure, CodeSet::PayexPxerror] {
        let tables = with(set.id(), &format!("{WORD},,,,,,,,Our words,"));
        let after = tables.identify(WORD).certain().unwrap();
        assert_eq!((after.set().built_in(), after.retry()), (Some(before.set()), before.retry()), "{set}");
    }
}

#[test]
fn a_row_that_contradicts_another_set_of_the_system_makes_a_word_doubtful() {
    for set in [CodeSet::PayexFailure, CodeSet::PayexPxerror] {
        let tables = with(set.id(), &format!("{WORD},,,never,,,,,Our rule,"));
        let found = tables.identify(WORD);
        assert_eq!(found.certain(), None, "{set}");
        assert_eq!(found.candidates().count(), 2, "{set}");
    }
}

/// Pei's set extends ValitorPay's and the standard: what the form tells, it tells of the first.
#[test]
fn a_stricter_row_in_the_set_that_extends_all_others_leaves_its_codes_certain() {
    let before = identify("05-I").certain().unwrap();
    assert_eq!(before.set(), CodeSet::PeiAcquirer);
    let tables = with("pei.acquirer", "05,,,never,,,,,Our rule,");
    let after = tables.identify("05-I").certain().unwrap();
    assert_eq!((after.set().built_in(), after.retry()), (Some(before.set()), Retry::Never));
}

/// A set of one's own that belongs to a built-in system.
fn beside_opp(row: &str) -> Tables {
    tables(&[
        (
            "sources.csv",
            "id,title,publisher,url,edition,retrieved,kind\nguide,Guide,Local Pay,,2026,2026-11-26,primary\n"
                .into(),
        ),
        (
            "sets.csv",
            "id,system,title,syntax,suffix,extends,flags,source,example\n\
             opp.mine,opp,Codes of ours,triple,,,,guide,800.100.153\n"
                .into(),
        ),
        ("codes/opp.mine.csv", codes(row)),
    ])
}

#[test]
fn a_set_of_ones_own_in_a_built_in_system_may_say_the_same() {
    let before = identify("800.100.153").certain().unwrap();
    let same = beside_opp("800.100.153,declined,incorrect_cvc,after_data_fix,,,,,Security code was wrong,\n");
    let after = same.identify("800.100.153").certain().unwrap();
    assert_eq!(after.built_in(), Some(before));
    // A form tells the system, whichever of its sets it is.
    assert!(same.identify("800.100.152").certain().is_some());
    let other = beside_opp("800.100.153,declined,incorrect_cvc,never,,,,,Security code was wrong,\n");
    assert_eq!(other.identify("800.100.153").certain(), None);
}
