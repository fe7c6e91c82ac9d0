//! `export --format csv --table …`: what another language needs beside the rows.

use payverdict::{CodeSet, Match, decode};

use super::rows::{Row, of, table};
use crate::cli::command::{run, run_well};

fn set(line: &Row, column: &str) -> CodeSet {
    line[column].parse().unwrap()
}

#[test]
fn every_group_is_there_and_says_what_its_codes_say() {
    let (lines, mut met) = (of("groups"), 0);
    let groups = CodeSet::ALL.iter().flat_map(|set| set.groups());
    let mut of_lengths = groups.flat_map(|group| group.lengths().map(move |length| (group, length)));
    for line in &lines {
        let (group, length) = of_lengths.next().expect("no more lines than groups and lengths");
        let set = set(line, "set");
        assert_eq!((set, &*line["prefix"], &*line["name"]), (group.set(), group.prefix(), group.name()));
        assert_eq!(line["length"], length.to_string());
        assert_eq!(line["outcome"], group.answer().outcome().as_str());
        assert_ne!(line["outcome"], "approved");
        for filling in ["999.999.999", "000.000.000", "799.799.799", "999999999", "ZZZZZZZZZ"] {
            let Some(rest) = filling.get(group.prefix().len()..length) else { continue };
            let Ok(verdict) = decode(set, &format!("{}{rest}", group.prefix())) else { continue };
            if verdict.matched() == Match::Group && verdict.group() == Some(group.name()) {
                met += 1;
                let reason = verdict.reason().map_or("", |reason| reason.as_str());
                assert_eq!(
                    (&*line["retry"], &*line["reason"]),
                    (verdict.retry().as_str(), reason),
                    "{line:?}"
                );
            }
        }
    }
    assert!(of_lengths.next().is_none());
    assert!(met > lines.len() / 2, "{met} codes of {} groups", lines.len());
}

/// The longest prefix among the lines of a code's set, and of those that it extends, with the code's length is what the
/// library finds, and where no line fits it finds no group.
#[test]
fn the_lines_say_which_codes_are_of_a_group() {
    let lines = of("groups");
    let (mut met, mut without) = (0, 0);
    for &asked in CodeSet::ALL {
        let chain: Vec<_> = [asked].into_iter().chain(asked.extends()).collect();
        let of_chain = |line: &&Row| chain.iter().any(|set| set.id() == line["set"]);
        for line in lines.iter().filter(of_chain) {
            let prefix = &line["prefix"];
            let numbers = (1..=9).flat_map(|length| ["1".repeat(length), "7".repeat(length)]);
            let triples =
                ["111.111.111", "777.777.777"].map(|triple| triple[prefix.len().min(11)..].to_string());
            for code in numbers.chain(triples).map(|rest| format!("{prefix}{rest}")) {
                let Ok(verdict) = decode(asked, &code) else { continue };
                if verdict.matched() == Match::Exact {
                    continue;
                }
                let fits = |line: &&Row, set: &CodeSet| {
                    line["set"] == set.id()
                        && line["length"] == code.len().to_string()
                        && code.to_lowercase().starts_with(&line["prefix"].to_lowercase())
                };
                let found = chain.iter().find_map(|set| {
                    lines.iter().filter(|line| fits(line, set)).max_by_key(|line| line["prefix"].len())
                });
                assert_eq!(verdict.group(), found.map(|line| &*line["name"]), "{code} in {asked}");
                if found.is_some() { met += 1 } else { without += 1 }
            }
        }
    }
    assert!(met > 200 && without > 200, "{met} {without}");
}

#[test]
fn sets_say_what_they_extend_and_whether_a_letter_may_follow() {
    let (sets, mut extends) = (of("sets"), of("extends").into_iter());
    assert_eq!(sets.len(), CodeSet::ALL.len());
    for (line, known) in sets.iter().zip(CodeSet::ALL) {
        assert_eq!((set(line, "id"), &*line["syntax"]), (*known, known.syntax().as_str()));
        let code = known.example().split("-").next().unwrap();
        let with_letter = decode(*known, &format!("{code}-I"));
        assert_eq!(line["suffix"] == "true", with_letter.is_ok_and(|verdict| verdict.suffix() == Some('I')));
        for (place, extended) in known.extends().enumerate() {
            let line = extends.next().expect("a line for each");
            assert_eq!((set(&line, "set"), set(&line, "extended")), (*known, extended));
            assert_eq!(line["place"], place.to_string());
        }
    }
    assert_eq!(extends.next(), None);
}

/// A problem type under an instrument that nobody lists is answered by the row that the table names, and by none where
/// the table has no line.
#[test]
fn problem_types_answer_for_instruments_that_are_not_listed() {
    let lines = of("problem-types");
    assert!(lines.len() > 20, "{}", lines.len());
    for row in CodeSet::PayexProblem.entries() {
        let kind = row.code().rsplit('/').next().unwrap();
        let answered = decode(CodeSet::PayexProblem, &format!("seashells/{kind}")).unwrap().entry();
        let line = lines.iter().find(|line| line["set"] == "payex.problem" && line["problem_type"] == kind);
        assert_eq!(line.map(|line| &*line["code"]), answered.map(|row| row.code()), "{kind}");
    }
}

#[test]
fn one_set_has_lines_of_its_own_alone() {
    for (name, count) in [
        ("groups", CodeSet::NmiResponse.groups().map(|group| group.lengths().len()).sum()),
        ("sets", 1),
        ("extends", 0),
    ] {
        let csv = run_well(&["export", "--format", "csv", "--table", name, "--set", "nmi.response"]);
        assert_eq!(table(&csv).1.len(), count, "{name}");
    }
}

#[test]
fn forms_with_all_tables_refuse_to_choose_one() {
    for format in ["json", "sql", "typescript", "disagreements"] {
        let ran = run(&["export", "--format", format, "--table", "groups"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("--table goes with"), "{}", ran.err);
    }
}
