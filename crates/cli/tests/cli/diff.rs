//! `diff`: in what two releases differ.

mod small;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::command::{Ran, run};
use small::{AFTER, BEFORE, row, rows, small};

/// A folder of a test, with releases in it, gone at its end.
struct Releases(PathBuf);

impl Releases {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("payverdict-diff-{}-{name}", std::process::id()));
        fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, release: &Value) -> String {
        let folder = self.0.join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("payverdict.json"), release.to_string()).unwrap();
        folder.to_str().unwrap().into()
    }

    /// Compares two releases, as text and as JSON.
    fn compare(&self, before: &Value, after: &Value) -> (Ran, Value) {
        for name in ["a", "b"] {
            let _ = fs::remove_dir_all(self.0.join(name));
        }
        let (a, b) = (self.write("a", before), self.write("b", after));
        let as_json = run(&["diff", "--json", &a, &b]);
        assert_eq!(as_json.err, "");
        (run(&["diff", &a, &b]), serde_json::from_str(&as_json.out).unwrap())
    }
}

impl Drop for Releases {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The kinds of the dangers.
fn kinds(compared: &Value) -> Vec<&str> {
    compared["dangers"].as_array().unwrap().iter().map(|danger| danger["kind"].as_str().unwrap()).collect()
}

#[test]
fn the_same() {
    let releases = Releases::new("same");
    let (ran, compared) = releases.compare(&small(), &small());
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!((&compared["same"], &compared["changes"]), (&json!(true), &json!([])));
}

/// Each kind of a change to a row, and what is dangerous about it.
#[test]
fn dangers_of_rows() {
    let releases = Releases::new("rows");
    let (first, second) = (row("05", "declined", "later"), row("06", "unknown", "check_first"));
    let with = |mut row: Value, column: &str, value: Value| {
        row[column] = value;
        row
    };
    let before = rows(small(), &[first.clone(), second.clone()]);
    let compare = |after: &[Value]| {
        let (ran, compared) = releases.compare(&before, &rows(small(), after));
        assert_eq!(ran.status, 1);
        let kinds = kinds(&compared).into_iter().map(String::from).collect::<Vec<_>>();
        let titles = ran.out.lines().filter(|line| line.starts_with("- **")).count();
        assert_eq!(titles, kinds.len(), "{}", ran.out);
        kinds
    };
    // Nothing was known of it, or it was refused.
    assert_eq!(
        compare(&[row("00", "approved", "not_needed"), first.clone(), second.clone()]),
        ["now_approved"]
    );
    assert_eq!(compare(&[row("05", "approved", "not_needed"), second.clone()]), ["now_approved"]);
    assert_eq!(compare(&[row("05", "declined", "now"), second.clone()]), ["looser_retry"]);
    assert_eq!(compare(&[first.clone(), row("06", "failed", "check_first")]), ["not_open_any_more"]);
    assert_eq!(
        compare(&[first.clone(), row("06", "declined", "later")]),
        ["not_open_any_more", "looser_retry"]
    );
    // Stricter, a new refusal and other words are not dangerous.
    assert_eq!(compare(&[row("05", "declined", "never"), second.clone()]), [""; 0]);
    assert_eq!(compare(&[first.clone(), second.clone(), row("07", "declined", "now")]), [""; 0]);
    assert_eq!(compare(&[with(first.clone(), "summary", json!("Refused")), second.clone()]), [""; 0]);
    // Codes that are removed are not listed, which is as strict, or stricter.
    assert_eq!(compare(std::slice::from_ref(&second)), [""; 0]);
    assert_eq!(compare(std::slice::from_ref(&first)), [""; 0]);
    // The same word with less to wait for, or more tries.
    for (was, is) in [
        (json!({ "wait_hours": 72 }), json!({ "wait_hours": 24 })),
        (json!({ "wait_hours": 72 }), json!({ "wait_hours": null })),
        (json!({ "limit": "4" }), json!({ "limit": "5" })),
        (json!({ "limit": "4" }), json!({ "limit": null })),
        (json!({ "limit": "4/30d" }), json!({ "limit": "4/24h" })),
    ] {
        let row = |more: &Value| {
            let mut row = first.clone();
            row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            rows(small(), &[row])
        };
        let (_, compared) = releases.compare(&row(&was), &row(&is));
        assert_eq!(kinds(&compared), ["looser_retry"], "{was} {is}");
        let (_, compared) = releases.compare(&row(&is), &row(&was));
        let is_incomparable = was["limit"] == "4/30d";
        assert_eq!(kinds(&compared).is_empty(), !is_incomparable, "{is} {was}");
    }
}

#[test]
fn dangers_of_approvals_and_masks() {
    let releases = Releases::new("masks");
    let approved = row("00", "approved", "not_needed");
    let with = |mut row: Value, column: &str, value: Value| {
        row[column] = value;
        row
    };
    let compare = |before: Value, after: Value| {
        let (ran, compared) = releases.compare(&rows(small(), &[before]), &rows(small(), &[after]));
        let kinds: Vec<String> = kinds(&compared).into_iter().map(String::from).collect();
        (ran.out, kinds)
    };
    let (out, kinds_found) = compare(approved.clone(), row("00", "review", "check_first"));
    assert_eq!(kinds_found, ["no_longer_approved"]);
    let first = out.lines().find(|line| line.starts_with("- "));
    assert_eq!(first, Some("- **No longer approved:** `sample.result` 00: `approved` → `review`."));
    for (column, was, is) in [
        ("flags", json!(["test"]), json!([])),
        ("flags", json!(["partial", "legacy"]), json!(["legacy"])),
        ("operation", json!("refund"), json!("payment")),
    ] {
        let (_, found) =
            compare(with(approved.clone(), column, was.clone()), with(approved.clone(), column, is.clone()));
        assert_eq!(found, ["approved_for_more"], "{was} {is}");
    }
    let stolen = with(row("05", "declined", "never"), "reason", json!("lost_or_stolen_card"));
    let plain = with(row("05", "declined", "never"), "reason", json!("do_not_honor"));
    assert_eq!(compare(stolen.clone(), plain.clone()).1, ["unmasked"]);
    assert_eq!(compare(plain, stolen).1, [""; 0]);
}

/// A change of the words themselves, of groups, of what is not listed and of rules.
#[test]
fn dangers_of_other_tables() {
    let releases = Releases::new("tables");
    let compare = |change: &dyn Fn(&mut Value)| {
        let mut after = small();
        change(&mut after);
        let (ran, compared) = releases.compare(&small(), &after);
        assert_eq!((ran.status, ran.err.as_str()), (1, ""));
        assert!(!ran.out.is_empty());
        kinds(&compared).into_iter().map(String::from).collect::<Vec<_>>()
    };
    let line =
        |release: &mut Value, table: &str, column: &str, value: Value| release[table][0][column] = value;
    assert_eq!(compare(&|after| after["vocabulary"][0]["masked"] = json!(false)), ["unmasked"]);
    assert_eq!(compare(&|after| after["vocabulary"][1]["strictness"] = json!(1)), ["looser_retry"]);
    assert_eq!(compare(&|after| line(after, "groups", "retry", json!("now"))), ["looser_retry"]);
    assert_eq!(compare(&|after| line(after, "unlisted", "retry", json!("now"))), ["looser_retry"]);
    assert_eq!(compare(&|after| line(after, "unlisted", "outcome", json!("failed"))), ["not_open_any_more"]);
    assert_eq!(compare(&|after| line(after, "inherited", "outcome", json!("approved"))), ["now_approved"]);
    assert_eq!(compare(&|after| line(after, "rules", "count", json!(21))), ["looser_rules"]);
    assert_eq!(compare(&|after| line(after, "rules", "until", json!("2027-01-01"))), ["looser_rules"]);
    assert_eq!(compare(&|after| after["rules"] = json!([])), ["looser_rules"]);
    assert_eq!(compare(&|after| line(after, "repeats", "safe", json!("key"))), ["looser_rules"]);
    // Words for people, sources and so on.
    assert_eq!(compare(&|after| line(after, "rules", "text", json!("Twenty tries"))), [""; 0]);
    for (table, column) in [
        ("messages", "text"),
        ("systems", "name"),
        ("sources", "edition"),
        ("sets", "title"),
        ("triggers", "with"),
    ] {
        assert_eq!(compare(&|after| line(after, table, column, json!("Another"))), [""; 0], "{table}");
    }
    for table in ["systems", "sources", "messages", "extends", "problem_types", "policies", "triggers"] {
        assert_eq!(
            compare(&|after| after[table] = json!([])).len(),
            usize::from(table == "policies"),
            "{table}"
        );
    }
}

/// A problem type is answered by a row that is approved, where another one answered before.
#[test]
fn a_problem_type_that_becomes_approved() {
    let releases = Releases::new("problems");
    let mut before = small();
    before["sets"][0]["id"] = json!("sample.problem");
    let mut listed = [row("card/refused", "declined", "later"), row("card/paid", "approved", "not_needed")];
    listed.iter_mut().for_each(|row| row["set"] = json!("sample.problem"));
    let before = rows(before, &listed);
    let mut after = before.clone();
    after["problem_types"][0]["code"] = json!("card/paid");
    assert_eq!(kinds(&releases.compare(&before, &after).1), ["now_approved"]);
    assert_eq!(kinds(&releases.compare(&after, &before).1), [""; 0]);
}

/// All in one: what is dangerous comes first, then the sets, rows and the rest.
#[test]
fn a_part_of_a_list_of_changes() {
    let releases = Releases::new("list");
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let (ran, compared) = releases.compare(&parsed(BEFORE), &parsed(AFTER));
    assert_eq!(
        ran.out,
        "Data 2026-11-26-00000001 to 2026-11-27-00000002:\n\n\
         - **Now approved:** `sample.result` 00: `unknown` → `approved`.\n\
         - **Another try is allowed sooner or more often:** `sample.result` 05: `never` → `later`.\n\
         - **Another try is allowed sooner or more often:** `sample.result` 57: `never` → `other_method`.\n\
         - Added: the set `sample.status` (Statuses), 1 code, 1 of them approved.\n\
         - Added: `sample.result` 00, 91.\n\
         - Removed: `sample.result` 57.\n\
         - Changed: `sample.result` 05: retry `never` → `later`.\n\
         - Changed: the message `generic_decline` in en.\n"
    );
    let changes = compared["changes"].as_array().unwrap();
    let of_05 =
        changes.iter().find(|change| change["key"] == json!({ "set": "sample.result", "code": "05" }));
    assert_eq!(
        of_05.unwrap(),
        &json!({
            "table": "rows",
            "key": { "set": "sample.result", "code": "05" },
            "change": "changed",
            "fields": { "retry": { "before": "never", "after": "later" } },
        })
    );
}

/// The lines that are kept in releases/history.csv, whose first line names their columns.
#[test]
fn lines_of_a_history() {
    let releases = Releases::new("history");
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let (before, after) =
        (releases.write("before", &parsed(BEFORE)), releases.write("after", &parsed(AFTER)));
    let ran = run(&["diff", "--history", &before, &after]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let version = "2026-11-27-00000002";
    assert_eq!(
        ran.out.lines().collect::<Vec<_>>(),
        [
            format!("{version},sample.result,00,added,,"),
            format!("{version},sample.result,05,retry,never,later"),
            format!("{version},sample.result,57,removed,,"),
            format!("{version},sample.result,91,added,,"),
            format!("{version},sample.status,paid,added,,"),
        ]
    );
    let kept = include_str!("../../../../releases/history.csv");
    assert!(kept.starts_with("data_version,set,code,change,before,after\n"));
    assert!(kept.lines().all(|line| line.split(',').count() >= 6), "{kept}");
    // The first release has none: all of it is new.
    let ran = run(&["diff", "--history", "/dev/null", &after]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
}

/// Before the first release there was nothing.
#[test]
fn the_first_release() {
    let releases = Releases::new("first");
    let (after, nothing) = (releases.write("after", &small()), releases.0.join("nothing"));
    fs::create_dir(&nothing).unwrap();
    for empty in [nothing.to_str().unwrap(), "/dev/null"] {
        let ran = run(&["diff", empty, &after]);
        assert_eq!((ran.status, ran.err.as_str()), (1, ""));
        assert!(
            ran.out.starts_with("- The first release of the data, 2026-11-26-00000001: 1 system, 1 set,")
        );
    }
}

/// As of diff(1): 2 is trouble, which is not a difference.
#[test]
fn what_is_not_a_release_is_trouble() {
    let releases = Releases::new("trouble");
    let good = releases.write("good", &small());
    let file = |name: &str, text: &str| {
        let path = releases.0.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    };
    let with = |change: &dyn Fn(&mut Value)| {
        let mut release = small();
        change(&mut release);
        release.to_string()
    };
    for (path, text) in [
        (releases.0.join("missing").to_str().unwrap().to_string(), "No such file"),
        (releases.0.to_str().unwrap().to_string(), "expected the folder of a release"),
        (file("text", "not JSON"), "expected"),
        (file("object", "{}"), "it has no `format`"),
        (file("format", &with(&|release| release["format"] = json!(2))), "a release of format 2"),
        (file("table", &with(&|release| release["groups"] = Value::Null)), "it has no `groups`"),
        (file("key", &with(&|release| release["rules"] = json!([{ "text": "x" }]))), "lacks id"),
        (
            file(
                "twice",
                &with(&|release| {
                    let line = release["rules"][0].clone();
                    release["rules"].as_array_mut().unwrap().push(line);
                }),
            ),
            "twice",
        ),
    ] {
        for arguments in [["diff", &path, &good], ["diff", &good, &path]] {
            let ran = run(&arguments);
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
            assert!(ran.err.contains(&path) && ran.err.contains(text), "{}", ran.err);
        }
    }
    assert_eq!(run(&["diff", &good]).status, 2);
}
