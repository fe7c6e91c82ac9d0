//! What the networks themselves say of their codes elsewhere, against the rows of their sets: Visa's categories of
//! declines, the action codes of Visa Direct, the response codes of Mastercard Send.
//!
//! `tests/data/scheme_checks.csv` has what each says: `category 1` to `category 3`, `approved`, `unknown`, or reasons of
//! ours that say the same. `except` says why our row differs; a row that no longer does has to lose the reason.

use std::collections::BTreeSet;

use payverdict::{CodeSet, Match, Outcome, Retry, Verdict, decode};

const CHECKS: &str = include_str!("data/scheme_checks.csv");

/// A line of the table.
struct Check {
    list: &'static str,
    set: CodeSet,
    code: &'static str,
    says: &'static str,
    except: &'static str,
}

fn checks() -> impl Iterator<Item = Check> {
    CHECKS.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.splitn(5, ',').collect();
        let [list, set, code, says, except] = cells[..] else { panic!("{line}") };
        Check { list, set: set.parse().unwrap(), code, says, except }
    })
}

fn agrees(verdict: Verdict, says: &str) -> bool {
    match says {
        // The issuer will never approve; in all others a later try is the merchant's choice.
        "category 1" => verdict.retry() == Retry::Never,
        "category 2" | "category 3" => verdict.retry() != Retry::Never,
        "approved" => verdict.outcome() == Outcome::Approved,
        "unknown" => verdict.outcome() == Outcome::Unknown,
        reasons => {
            let reason = verdict.reason().map_or("", |reason| reason.as_str());
            verdict.outcome() != Outcome::Approved && reasons.split('|').any(|known| known == reason)
        }
    }
}

#[test]
fn our_rows_say_what_the_networks_say_elsewhere() {
    let mut wrong = Vec::new();
    for Check { list, set, code, says, except } in checks() {
        let verdict = decode(set, code).unwrap();
        assert!(verdict.matched() == Match::Exact, "{set} {code} of {list} is not listed");
        if agrees(verdict, says) != except.is_empty() {
            let ours = (verdict.outcome(), verdict.reason(), verdict.retry());
            wrong.push(format!("{list} {code}: {says}, ours is {ours:?}, except is {except:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No further code of Visa is barred for good: that would be a category of our own.
#[test]
fn visa_bars_what_is_in_category_1() {
    let first: BTreeSet<&str> =
        checks().filter(|check| check.says == "category 1").map(|check| check.code).collect();
    let rows = CodeSet::VisaResponse.entries().filter(|entry| entry.retry() == Retry::Never);
    let barred: BTreeSet<&str> = rows.map(|entry| entry.code()).collect();
    assert_eq!(barred, first);
    assert_eq!(checks().filter(|check| check.list == "visa.direct").count(), 63);
}
