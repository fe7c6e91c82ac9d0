//! `sets`.

use payverdict::CodeSet;

use super::command::run_well;
use super::json_lines::assert_keys;

#[test]
fn one_line_a_set() {
    let out = run_well(&["sets"]);
    assert_eq!(out.lines().count(), CodeSet::ALL.len());
    for (line, set) in out.lines().zip(CodeSet::ALL) {
        assert!(line.starts_with(&format!("{set} ")), "{line}");
        let rows = format!(" {} rows ", set.entries().len());
        for fact in [&rows, set.syntax().as_str(), set.system().name(), set.title()] {
            assert!(line.contains(fact), "{fact} in {line}");
        }
        for extended in set.extends() {
            assert!(line.split_once(", extends ").unwrap().1.contains(extended.id()), "{line}");
        }
    }
}

#[test]
fn one_object_a_set() {
    let out = run_well(&["sets", "--json"]);
    assert_eq!(out.lines().count(), CodeSet::ALL.len());
    for (line, set) in out.lines().zip(CodeSet::ALL) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_keys(&object, &["id", "system", "title", "syntax", "extends", "rows"]);
        assert_eq!(object["id"], set.id());
        assert_eq!(object["system"], set.system().id());
        assert_eq!(object["title"], set.title());
        assert_eq!(object["syntax"], set.syntax().as_str());
        assert_eq!(object["rows"], set.entries().len());
        let extends: Vec<_> =
            object["extends"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(extends, set.extends().map(|set| set.id()).collect::<Vec<_>>());
    }
}
