//! Any text as tables of one's own: what is accepted approves nothing that the built-in tables do not.
//!
//! A line `# codes/opp.result.csv` begins a file of that name.

use std::sync::LazyLock;

use payverdict::overlay::Tables;
use payverdict::payload::{self, Answer, Options};
use payverdict::{CodeSet, Match, Outcome, decode};

use super::fixtures::DOCUMENTS;
use super::json::Way;

/// Documents that are asked with any tables, and what they say without.
static ASKED: LazyLock<Vec<(String, Answer)>> = LazyLock::new(|| {
    let texts = DOCUMENTS.iter().step_by(29).map(|document| document.written(Way::default()));
    texts
        .filter_map(|text| Some((text.clone(), payload::read_one(text.as_bytes(), Options::default()).ok()?)))
        .collect()
});

pub fn target(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    let files = files(text);
    let tables = match Tables::from_csv(files.iter().map(|(name, text)| (*name, text.as_str()))) {
        Ok(tables) => tables,
        Err(mistakes) => {
            assert!(mistakes.iter().len() > 0);
            for mistake in mistakes.iter() {
                let named = files.iter().filter(|(name, _)| *name == mistake.file);
                let lines = named.map(|(_, text)| text.lines().count()).max().unwrap_or(1);
                assert!(mistake.line >= 1 && mistake.line <= lines + 1, "{mistake}");
                assert!(!mistake.text.is_empty(), "{mistake}");
            }
            return;
        }
    };
    for row in tables.entries() {
        let code = row.code().to_string();
        if let Some(set) = row.verdict().set().built_in() {
            stricter(&tables, set, &code);
        }
    }
    for &set in CodeSet::ALL {
        stricter(&tables, set, set.example());
    }
    for (text, before) in ASKED.iter() {
        let after = tables.payload(text.as_bytes(), Options::default()).next().expect("one document");
        let after = after.expect("it was read before");
        assert!(!after.is_paid() || before.is_paid(), "paid by tables: {text}");
        assert!(after.outcome() != Outcome::Approved || before.outcome() == Outcome::Approved, "{text}");
    }
    for line in ["refused 800.100.152, response code 51", "code=turned_down result 1001"] {
        let _ = tables.read(line.as_bytes());
    }
}

/// The files of a text.
fn files(text: &str) -> Vec<(&str, String)> {
    let mut files: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("# "), files.last_mut()) {
            (Some(name), _) => files.push((name.trim_end(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push(("codes/opp.result.csv", line.to_owned())),
        }
    }
    files
}

/// A code of a built-in set is not approved by tables, nor looser.
fn stricter(tables: &Tables, set: CodeSet, code: &str) {
    let (Ok(before), Ok(after)) = (decode(set, code), tables.decode(set, code)) else {
        assert!(decode(set, code).is_err() && tables.decode(set, code).is_err(), "{set} {code}");
        return;
    };
    assert!(
        after.outcome() != Outcome::Approved || before.outcome() == Outcome::Approved,
        "{set} {code} became approved"
    );
    if before.matched() != Match::Unlisted {
        assert!(after.retry().strictness() >= before.retry().strictness(), "{set} {code} became looser");
        assert_eq!(after.outcome(), before.outcome(), "{set} {code}");
    }
}
