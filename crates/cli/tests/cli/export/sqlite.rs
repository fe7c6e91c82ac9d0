//! The exported SQL in SQLite.

use std::io::Write;
use std::process::{Command, Stdio};

use payverdict::CodeSet;

use super::sql;

/// Runs a script on an empty database and gives what it printed.
pub fn sqlite(script: String) -> String {
    let mut child = Command::new("sqlite3")
        .args(["-batch", "-bail", ":memory:"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("SQLite is missing: install its command (Debian: apt-get install sqlite3)");
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(script.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn tables_load_as_they_are() {
    sql::assert_answers(&sqlite(sql::script(None) + &sql::asked()));
}

/// SQLite looks at references only when told to.
#[test]
fn tables_of_each_set_load_alone_and_refer_to_nothing_else() {
    for &set in CodeSet::ALL {
        let count = "SELECT count(*) FROM payverdict_codes;\n";
        let answer = sqlite(format!("PRAGMA foreign_keys = ON;\n{}{count}", sql::script(Some(set))));
        assert_eq!(answer.trim(), set.entries().len().to_string(), "{set}");
    }
}
