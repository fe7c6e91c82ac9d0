//! What a database must answer after the exported tables were loaded into it.

use payverdict::{CodeSet, Group, Locale, Source, System};

use crate::cli::command::run_well;

/// The exported tables, of all sets or one.
pub fn script(set: Option<CodeSet>) -> String {
    let mut arguments = vec!["export", "--format", "sql"];
    arguments.extend(set.iter().flat_map(|set| ["--set", set.id()]));
    run_well(&arguments)
}

/// Questions and their answers.
pub fn questions() -> Vec<(String, String)> {
    let rows = || CodeSet::ALL.iter().flat_map(|set| set.entries());
    let groups = || CodeSet::ALL.iter().flat_map(|set| set.groups());
    let cited = Source::all()
        .filter(|source| rows().chain(groups().map(Group::answer)).any(|row| row.source() == Some(*source)));
    let count = |table: &str, number: usize| (format!("SELECT count(*) FROM {table}"), number.to_string());
    let mut questions = vec![
        count("payverdict_codes", rows().count()),
        count("payverdict_codes WHERE final", rows().filter(|row| row.is_final()).count()),
        count("payverdict_codes WHERE reason IS NULL", rows().filter(|row| row.reason().is_none()).count()),
        count(
            "payverdict_codes WHERE wait_hours > 0",
            rows().filter(|row| row.wait_hours() > Some(0)).count(),
        ),
        count("payverdict_messages", rows().count() * Locale::ALL.len()),
        count("payverdict_sets", CodeSet::ALL.len()),
        count("payverdict_extends", CodeSet::ALL.iter().map(|set| set.extends().len()).sum()),
        count("payverdict_sets WHERE suffix", CodeSet::ALL.iter().filter(|set| set.allows_suffix()).count()),
        count("payverdict_groups", groups().map(|group| group.lengths().len()).sum()),
        count(
            "payverdict_groups WHERE length = 11",
            groups().filter(|group| group.lengths().any(|length| length == 11)).count(),
        ),
        count("payverdict_problem_types", super::rows::of("problem-types").len()),
        count("payverdict_systems", System::all().count()),
        count("payverdict_sources", cited.count()),
    ];
    for row in rows().filter(|row| row.summary().contains('\'')) {
        let (set, code) = (row.set().id(), row.code());
        let summary =
            format!("SELECT summary FROM payverdict_codes WHERE set_id = '{set}' AND code = '{code}'");
        questions.push((summary, row.summary().into()));
    }
    let row = payverdict::decode(CodeSet::OppResult, "800.100.153").unwrap();
    for &locale in Locale::ALL {
        let message = format!(
            "SELECT message FROM payverdict_messages \
             WHERE set_id = 'opp.result' AND code = '800.100.153' AND locale = '{locale}'"
        );
        questions.push((message, row.message(locale).into()));
    }
    questions
}

/// Compares the lines that a database printed with the answers to the questions.
pub fn assert_answers(lines: &str) {
    let questions = questions();
    assert_eq!(lines.lines().count(), questions.len(), "{lines}");
    for (line, (question, answer)) in lines.lines().zip(questions) {
        assert_eq!(line, answer, "{question}");
    }
}

/// The questions as a script.
pub fn asked() -> String {
    questions().iter().map(|(question, _)| format!("{question};\n")).collect()
}
