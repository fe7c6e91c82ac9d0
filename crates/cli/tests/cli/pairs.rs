//! `decode --pairs`: a table of sets and codes in, a table of verdicts out.

use std::collections::BTreeSet;

use payverdict::record::{FIELDS, Value};
use payverdict::{CodeSet, Locale, Syntax, decode};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::command::{run, run_with};
use super::export::rows::{Row, table};

/// Every column that there is.
fn all_columns() -> Vec<&'static str> {
    FIELDS.iter().filter(|field| field.is_of_verdicts()).map(|field| field.name()).collect()
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Feeds pairs, all of them in quotes, and gives what is said of each.
fn asked(pairs: &[(&str, &str)], arguments: &[&str], status: i32) -> Vec<Row> {
    let lines = pairs.iter().map(|(set, code)| format!("{},{}\n", cell(set), cell(code)));
    let input = format!("set,code\n{}", lines.collect::<String>());
    let ran = run_with(&[&["decode", "--pairs"], arguments].concat(), input);
    assert_eq!((ran.status, ran.err.as_str()), (status, ""));
    let (_, rows) = table(&ran.out);
    assert_eq!(rows.len(), pairs.len());
    rows
}

/// What the library says in a column.
fn said(column: &str, set: CodeSet, code: &str) -> String {
    let Ok(verdict) = decode(set, code) else {
        return match column {
            "set" => set.id().into(),
            "code" => code.into(),
            "match" => "malformed".into(),
            _ => String::new(),
        };
    };
    let field = FIELDS.iter().find(|field| field.name() == column).expect("a field");
    match field.of_verdict(verdict, code, Locale::Sv) {
        Value::Text(text) => text.into(),
        Value::Number(number) => number.to_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Limit(limit) => limit.to_string(),
        Value::Flags(flags) => flags.iter().collect::<Vec<_>>().join(" "),
        Value::Source(source) => source.id.into(),
        _ => String::new(),
    }
}

/// Listed codes, and what is next to them: other cases, letters after them, the edges of groups.
fn codes() -> Vec<String> {
    let mut codes = BTreeSet::new();
    for row in CodeSet::ALL.iter().flat_map(|set| set.entries()) {
        let code = row.code().to_string();
        codes.extend([
            code.to_lowercase(),
            code.to_uppercase(),
            format!("{code}-I"),
            format!("{code} "),
            code,
        ]);
    }
    for group in CodeSet::ALL.iter().flat_map(|set| set.groups()) {
        for filling in ["000.000.000", "999.999.999", "00000", "99999", "Z", "0Z"] {
            let rest = filling.get(group.prefix().len()..).unwrap_or("0");
            codes.extend([format!("{}{rest}", group.prefix()), format!("{}{rest}9", group.prefix())]);
        }
        codes.insert(group.prefix().into());
    }
    codes.into_iter().collect()
}

/// All rows asked in all sets.
#[test]
fn the_table_says_what_the_library_says() {
    let codes = codes();
    let columns = ["set", "code", "match", "outcome", "reason", "retry", "actor"];
    for &set in CodeSet::ALL {
        let pairs: Vec<_> = codes.iter().map(|code| (set.id(), code.as_str())).collect();
        let rows = asked(&pairs, &["--columns", &columns.join(",")], 1);
        for (row, (_, code)) in rows.iter().zip(&pairs) {
            assert!(columns.iter().all(|column| row[*column] == said(column, set, code)), "{row:?}");
        }
    }
}

#[test]
fn every_column_can_be_asked_for() {
    let columns = all_columns();
    let arguments = ["--columns", &columns.join(","), "--locale", "sv"];
    for &set in CodeSet::ALL {
        let pairs: Vec<_> = set.entries().map(|row| (set.id(), row.code())).collect();
        for (row, (_, code)) in asked(&pairs, &arguments, 0).iter().zip(&pairs) {
            assert!(columns.iter().all(|column| row[*column] == said(column, set, code)), "{row:?}");
        }
    }
}

/// Sets one after another in any order, with texts of all kinds.
#[test]
fn a_hundred_thousand_texts_at_random() {
    let mut runner = TestRunner::deterministic();
    // Every form as often as another, however many sets have it.
    let set = proptest::sample::select(Syntax::ALL.to_vec()).prop_flat_map(|syntax| {
        let of: Vec<CodeSet> = CodeSet::ALL.iter().copied().filter(|set| set.syntax() == syntax).collect();
        proptest::sample::select(of)
    });
    let text = prop_oneof![
        "[0-9]{1,9}",
        "[0-9A-Z]{2}(-[A-Z])?",
        "[0-9]{3}\\.[0-9]{3}\\.[0-9]{3}",
        "[a-zA-Z_ -]{1,24}",
        "[a-z]{1,9}/[a-zA-Z]{1,12}",
        "[ -~]{0,12}",
        "[a-z\",\n\r]{0,6}",
        "\\PC{0,8}",
    ];
    let pairs: Vec<_> = std::iter::repeat_with(|| (&set, &text).new_tree(&mut runner).unwrap().current())
        .take(100_000)
        .collect();
    let asked_for: Vec<_> = pairs.iter().map(|(set, text)| (set.id(), text.as_str())).collect();
    let rows = asked(&asked_for, &[], 1);
    for (row, (set, text)) in rows.iter().zip(&pairs) {
        for (column, found) in row {
            assert_eq!(*found, said(column, *set, text), "{column} of {row:?}");
        }
    }
    // Each form is met.
    for syntax in Syntax::ALL {
        let of = rows.iter().zip(&pairs).filter(|(_, (set, _))| set.syntax() == syntax);
        assert!(of.filter(|(row, _)| row["match"] != "malformed").count() > 100, "{syntax:?}");
    }
}

#[test]
fn the_columns_are_as_usual_or_as_asked_for() {
    let ran = run_with(&["decode", "--pairs"], "set,code\npei.acquirer,51-I\n");
    let usual = "set,code,outcome,reason,retry,actor,match\npei.acquirer,51-I,declined,insufficient_funds,later,nobody,exact\n";
    assert_eq!((ran.status, ran.out.as_str()), (0, usual));
    let ran = run_with(&["decode", "--pairs", "--columns", "retry,code"], "set,code\npei.acquirer,51-I\n");
    assert_eq!(ran.out, "retry,code\nlater,51-I\n");
    let ran = run_with(&["decode", "--pairs", "--columns", "retry"], "set,code\npei.acquirer,51-I\n");
    assert_eq!(ran.out, "retry\nlater\n");
}

#[test]
fn columns_of_the_input_may_stand_anywhere() {
    let ran = run_with(
        &["decode", "--pairs", "--columns", "code,set,outcome"],
        "\u{FEFF}id,code,amount,\"set\"\r\n1,\"51\",\"1,00\",visa.response\r\n\r\n2,00,,\"visa.response\"",
    );
    assert_eq!(ran.out, "code,set,outcome\n51,visa.response,declined\n00,visa.response,approved\n");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}

/// A database writes no value as nothing, and an empty text in quotes.
#[test]
fn no_value_is_not_an_empty_text() {
    let ran = run_with(
        &["decode", "--pairs", "--columns", "set,code,outcome,match"],
        "set,code\n,51\nvisa.response,\n",
    );
    assert_eq!(ran.out, "set,code,outcome,match\n,51,,null\nvisa.response,,,null\n");
    assert_eq!(ran.status, 0);
    let ran =
        run_with(&["decode", "--pairs", "--columns", "code,outcome,match"], "set,code\nvisa.response,\"\"\n");
    assert_eq!(ran.out, "code,outcome,match\n\"\",,malformed\n");
    assert_eq!(ran.status, 1);
}

#[test]
fn an_unknown_set_is_told_once_with_the_nearest() {
    let ran = run_with(
        &["decode", "--pairs", "--columns", "set,match"],
        "set,code\nopp.resul,1\nopp.resul,2\npei.order,1\n",
    );
    assert_eq!(ran.out, "set,match\nopp.resul,unknown_set\nopp.resul,unknown_set\npei.order,exact\n");
    assert_eq!(ran.status, 1);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(
        ran.err.contains("standard input, line 2: `opp.resul`: unknown code set; nearest: opp.result"),
        "{}",
        ran.err
    );
}

#[test]
fn broken_tables_are_told_with_their_line() {
    for (input, text) in [
        ("", "line 1: expected a first line with the columns `set` and `code`"),
        ("set;code\nvisa.response;51\n", "line 1: expected a first line"),
        ("set,code,set\na,b,c\n", "line 1: expected a first line"),
        ("set,code\nvisa.response,51\nvisa.response\n", "line 3: expected 2 cells, found 1"),
        ("set,code\n\n\"visa\nresponse\",1,2\n", "line 3: expected 2 cells, found 3"),
        ("set,code\nvisa.response,51\nvisa.response,\"51\n", "line 3: a quote is not closed"),
    ] {
        let ran = run_with(&["decode", "--pairs"], input);
        assert_eq!(ran.status, 1, "{input}");
        assert!(ran.err.contains(text), "{input}: {}", ran.err);
        assert!(ran.out.starts_with("set,code,outcome"), "{input}: {}", ran.out);
    }
    let ran = run(&["decode", "--pairs", "/nowhere/pairs.csv"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("/nowhere/pairs.csv: "), "{}", ran.err);
}

#[test]
fn files_are_read_one_after_another() {
    let file = std::env::temp_dir().join(format!("payverdict-pairs-{}.csv", std::process::id()));
    std::fs::write(&file, "set,code\nvisa.response,51\n").unwrap();
    let name = file.to_str().unwrap();
    let ran =
        run_with(&["decode", "--pairs", "--columns", "code,set", name, "-"], "code,set\n00,pei.acquirer\n");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(ran.out, "code,set\n51,visa.response\n00,pei.acquirer\n");
}

#[test]
fn wrong_usage() {
    for (arguments, text) in [
        (&["--pairs", "--set", "opp.result"][..], "--set"),
        (&["--pairs", "--json"], "--json"),
        (&["--pairs", "--explain"], "--explain"),
        (&["--columns", "set"], "--pairs"),
        (&["--pairs", "--columns", "set,outcom"], "unknown column; known: set, system, code, match, outcome"),
        (&["--pairs", "--columns", "set,set"], "twice"),
    ] {
        let ran = run(&[&["decode"], arguments].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(text), "{arguments:?}: {}", ran.err);
    }
}
