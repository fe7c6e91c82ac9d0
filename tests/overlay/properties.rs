//! The promise with any tables beside the built-in ones: no code of a built-in set becomes approved, paid or looser.

use std::fs;
use std::path::{Path, PathBuf};

use payverdict::overlay::Tables;
use payverdict::payload::{self, Options};
use payverdict::{
    Actor, CodeSet, Entry, Match, Operation, Outcome, Reason, Retry, Verdict, decode, timeline,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;

const COLUMNS: &str = "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,operation";

/// The cells of a row that somebody may write, whether they are right or not.
#[derive(Clone, Debug)]
struct Cells {
    outcome: Option<Outcome>,
    reason: Option<Reason>,
    retry: Option<Retry>,
    actor: Option<Actor>,
    hours: Option<u16>,
    flags: &'static str,
    operation: Option<Operation>,
}

fn maybe<T: Copy + std::fmt::Debug + 'static>(words: &'static [T]) -> impl Strategy<Value = Option<T>> {
    prop_oneof![3 => Just(None), 1 => select(words).prop_map(Some)]
}

fn cells() -> impl Strategy<Value = Cells> {
    let words = (maybe(Outcome::ALL), maybe(Reason::ALL), maybe(Retry::ALL), maybe(Actor::ALL));
    let rest =
        (proptest::option::of(0..100u16), select(&["", "", "partial", "test"][..]), maybe(Operation::ALL));
    (words, rest).prop_map(|((outcome, reason, retry, actor), (hours, flags, operation))| Cells {
        outcome,
        reason,
        retry,
        actor,
        hours,
        flags,
        operation,
    })
}

impl Cells {
    fn row(&self, code: &str) -> String {
        fn word<T: std::fmt::Display>(word: &Option<T>) -> String {
            word.as_ref().map_or_else(String::new, ToString::to_string)
        }
        let Self { outcome, reason, retry, actor, hours, flags, operation } = self;
        format!(
            "{code},{},{},{},{},{},,{flags},Made up for a test,opp-result-codes,{}\n",
            word(outcome),
            word(reason),
            word(retry),
            word(actor),
            word(hours),
            word(operation)
        )
    }
}

/// The tables with one row for each code, of those rows that are not refused.
fn beside(rows: &[(CodeSet, String, Cells)]) -> Tables {
    let mut files: Vec<(String, String)> = Vec::new();
    for (set, code, cells) in rows {
        let file = (format!("codes/{set}.csv"), format!("{COLUMNS}\n{}", cells.row(code)));
        let is_new = files.iter().all(|(name, _)| *name != file.0);
        if is_new && Tables::from_csv([(&file.0, &file.1)]).is_ok() {
            files.push(file);
        }
    }
    Tables::from_csv(files.iter().map(|(name, text)| (name, text))).expect("each was accepted")
}

fn is_made(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Approved | Outcome::Review)
}

/// What may not be said of a code where the built-in tables say this.
fn check(tables: &Tables, before: Verdict, code: &str) {
    let after = tables.decode(before.set(), code).expect("it was one before");
    let (set, matched) = (before.set(), before.matched());
    assert!(
        after.outcome() != Outcome::Approved || before.outcome() == Outcome::Approved,
        "{set} {code} became approved"
    );
    if matched != Match::Unlisted {
        assert!(after.retry().strictness() >= before.retry().strictness(), "{set} {code} became looser");
        assert_eq!(after.outcome(), before.outcome(), "{set} {code}");
        let is_shown =
            after.reason().is_some_and(|reason| !reason.is_masked() && reason != Reason::GenericDecline);
        let was_hidden = before.reason().is_some_and(Reason::is_masked);
        assert!(!(was_hidden && is_shown), "{set} {code} was masked");
        assert!(after.retry() != before.retry() || after.wait_hours() >= before.wait_hours(), "{set} {code}");
    } else {
        assert!(after.outcome() != Outcome::Informational, "{set} {code} leaves the answer to others");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_listed_code_becomes_looser(
        rows in proptest::collection::vec((any::<Index>(), any::<Index>(), cells()), 1..12)
    ) {
        let listed = |set: CodeSet| set.entries().collect::<Vec<Entry>>();
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(set, row, cells)| {
                let set = *set.get(CodeSet::ALL);
                let row = *row.get(&listed(set));
                (set, row.code().to_string(), cells)
            })
            .collect();
        let tables = beside(&rows);
        let own: Vec<CodeSet> = tables.entries().filter_map(|row| row.verdict().set().built_in()).collect();
        for set in CodeSet::ALL.iter().filter(|set| own.contains(set) || set.extends().any(|set| own.contains(&set))) {
            for row in rows_of(*set) {
                if let Ok(before) = decode(*set, row.code()) {
                    check(&tables, before, row.code());
                }
            }
        }
    }

    #[test]
    fn no_other_code_becomes_approved(
        rows in proptest::collection::vec((any::<Index>(), 0..10u32, 0..1000u32, cells()), 1..12)
    ) {
        let numbers: Vec<CodeSet> = CodeSet::ALL
            .iter()
            .copied()
            .filter(|set| matches!(set.syntax(), payverdict::Syntax::Triple | payverdict::Syntax::Number))
            .collect();
        let rows: Vec<_> = rows
            .into_iter()
            .map(|(set, head, tail, cells)| {
                let set = *set.get(&numbers);
                let code = match set.syntax() {
                    payverdict::Syntax::Triple => format!("{head}00.{:03}.{tail:03}", head * 100),
                    _ => format!("{head}{tail}"),
                };
                (set, code, cells)
            })
            .collect();
        let tables = beside(&rows);
        for (set, code, _) in &rows {
            check(&tables, decode(*set, code).unwrap(), code);
        }
    }
}

/// The rows of a set and of those that it extends.
fn rows_of(set: CodeSet) -> impl Iterator<Item = Entry> {
    std::iter::once(set).chain(set.extends()).flat_map(|set| set.entries())
}

/// The documents that the command is tried with.
fn documents() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/cli/tests/payload/fixtures");
    let systems = fs::read_dir(folder).unwrap().map(|system| system.unwrap().path());
    let files = systems.flat_map(|system| fs::read_dir(system).unwrap().map(|file| file.unwrap().path()));
    let documents = files.filter(|file| !file.to_string_lossy().ends_with(".expected.json"));
    let mut documents: Vec<_> = documents.map(|file| (file.clone(), fs::read(&file).unwrap())).collect();
    documents.sort();
    assert!(documents.len() > 300, "{} documents", documents.len());
    documents
}

/// What a document has at a place, also a word that no row lists.
fn written(text: &[u8], path: &str) -> Option<String> {
    let document: serde_json::Value = serde_json::from_slice(text).ok()?;
    let pointer = path.replace('[', ".").replace(']', "");
    let value = document.pointer(&format!("/{}", pointer.replace('.', "/")))?;
    value.as_str().map(String::from)
}

/// Rows for the very codes of a document: nothing that was not paid becomes so, nor approved.
#[test]
fn no_document_becomes_paid() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut accepted = 0;
    for (file, text) in documents() {
        let Some(Ok(before)) = payload::read(&text, Options::default()).next() else { continue };
        let mut codes: Vec<(CodeSet, String)> = Vec::new();
        for finding in before.verdicts() {
            let code = finding.code().map(String::from).or_else(|| written(&text, finding.path()));
            if let Some(code) = code.filter(|code| !code.contains([',', '"'])) {
                codes.push((finding.verdict().set(), code));
            }
        }
        for _ in 0..8 {
            let rows: Vec<_> = codes
                .iter()
                .map(|(set, code)| {
                    let made = cells().new_tree(&mut runner).unwrap().current();
                    (*set, code.clone(), made)
                })
                .collect();
            let tables = beside(&rows);
            accepted += tables.entries().count();
            let after = tables.payload(&text, Options::default()).next().unwrap().unwrap();
            let shown = file.display();
            assert!(!after.is_paid() || before.is_paid(), "{shown} became paid by {rows:?}");
            assert!(
                after.outcome() != Outcome::Approved || before.outcome() == Outcome::Approved,
                "{shown} became approved by {rows:?}"
            );
            assert!(!is_made(after.outcome()) || is_made(before.outcome()), "{shown}: {rows:?}");
            assert_eq!(after.funds(), before.funds(), "{shown}: {rows:?}");
            let mut payment = timeline::Timeline::new();
            for document in tables.timeline(&text, Options::default()).flatten() {
                let _ = payment.add(&document);
            }
            let mut without = timeline::Timeline::new();
            for document in timeline::read(&text, Options::default()).flatten() {
                let _ = without.add(&document);
            }
            assert!(
                !payment.state().is_paid() || without.state().is_paid(),
                "{shown} became paid as a payment"
            );
        }
    }
    assert!(accepted > 500, "{accepted} rows were accepted");
}

/// Cells that go together, so that most lines are accepted unless they are looser.
fn likely() -> impl Strategy<Value = Cells> {
    let said = prop_oneof![
        Just((Outcome::Declined, Some(Reason::Unspecified))),
        Just((Outcome::Declined, Some(Reason::GenericDecline))),
        Just((Outcome::Pending, None)),
        Just((Outcome::Review, None)),
        Just((Outcome::Unknown, None)),
    ];
    let retry = select(&[Retry::Now, Retry::Later, Retry::OtherMethod, Retry::Never][..]);
    (said, retry).prop_map(|((outcome, reason), retry)| {
        let retry = match outcome {
            Outcome::Declined => retry,
            Outcome::Pending => Retry::Wait,
            Outcome::Review => Retry::NotNeeded,
            _ => Retry::CheckFirst,
        };
        let (outcome, retry) = (Some(outcome), Some(retry));
        Cells { outcome, reason, retry, actor: None, hours: None, flags: "", operation: None }
    })
}

/// One line of a table, and the file that it is in.
fn file_of(set: CodeSet, text: &str, is_group: bool, cells: &Cells) -> (String, String) {
    if !is_group {
        return (format!("codes/{set}.csv"), format!("{COLUMNS}\n{}", cells.row(text)));
    }
    // A group has a name where a row has its summary.
    let row = cells.row("").replacen(',', "", 1);
    let cells: Vec<&str> = row.trim_end().split(',').collect();
    let said = [&cells[..7], &cells[8..]].concat().join(",");
    let columns = "set,prefix,name,outcome,reason,retry,actor,wait_hours,limit,flags,source,operation";
    ("groups.csv".into(), format!("{columns}\n{set},{text},Made up for a test,{said}\n"))
}

/// The tables with those of the files that are not refused, one of each name.
fn of_files(given: impl Iterator<Item = (String, String)>) -> Tables {
    let mut files: Vec<(String, String)> = Vec::new();
    for file in given {
        let is_new = files.iter().all(|(name, _)| *name != file.0);
        if is_new && Tables::from_csv([(&file.0, &file.1)]).is_ok() {
            files.push(file);
        }
    }
    Tables::from_csv(files.iter().map(|(name, text)| (name, text))).expect("each was accepted")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// A row or a group of one set is about the codes of those that extend it, too.
    #[test]
    fn no_code_of_a_group_becomes_looser(
        lines in proptest::collection::vec(
            (any::<Index>(), select(&["M", "T", "W", "Y"][..]), select(&["D", "X", "Z"][..]), any::<bool>(), likely()),
            1..6,
        )
    ) {
        let of_form = |set: &CodeSet| set.syntax() == payverdict::Syntax::Response;
        let sets: Vec<CodeSet> = CodeSet::ALL.iter().copied().filter(of_form).collect();
        let tables = of_files(lines.iter().map(|(set, head, tail, is_group, cells)| {
            let text = if *is_group { head.to_string() } else { format!("{head}{tail}") };
            file_of(*set.get(&sets), &text, *is_group, cells)
        }));
        for set in &sets {
            for code in ["M", "T", "W", "Y"].iter().flat_map(|head| ["9", "D", "X", "Z"].map(|tail| format!("{head}{tail}"))) {
                check(&tables, decode(*set, &code).unwrap(), &code);
            }
        }
    }

    /// A problem type is known with an instrument, with another one and without.
    #[test]
    fn no_problem_type_becomes_looser((instrument, kind, cells) in (any::<Index>(), any::<Index>(), likely())) {
        let set = CodeSet::PayexProblem;
        let kinds: Vec<&str> = set.entries().map(|row| row.code().rsplit('/').next().unwrap()).collect();
        let (before, kind) = (["", "creditcard/", "invoice/", "vipps/", "trustly/"], *kind.get(&kinds));
        let row = format!("{}{kind}", instrument.get(&before));
        let tables = of_files(std::iter::once(file_of(set, &row, false, &cells)));
        for code in before.map(|instrument| format!("{instrument}{kind}")) {
            check(&tables, decode(set, &code).unwrap(), &code);
        }
    }
}
