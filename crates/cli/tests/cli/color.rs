//! Colors are for people.

use super::command::{Ran, command};

const COLORED: [&[&str]; 3] = [&["decode", "800.100.153", "zzz"], &["search", "stolen"], &["--help"]];
const PLAIN: [&[&str]; 4] = [
    &["decode", "--json", "800.100.153"],
    &["search", "--json", "stolen"],
    &["sets", "--json"],
    &["export", "--format", "json"],
];

fn has_color(arguments: &[&str], environment: &[(&str, &str)]) -> bool {
    let mut command = command(arguments);
    let ran: Ran = command.envs(environment.iter().copied()).output().unwrap().into();
    assert_eq!(ran.status, 0, "{arguments:?}");
    ran.out.contains('\x1B')
}

#[test]
fn none_where_nobody_looks() {
    for arguments in COLORED.iter().chain(&PLAIN) {
        assert!(!has_color(arguments, &[]), "{arguments:?}");
    }
}

#[test]
fn some_where_they_are_forced() {
    for arguments in COLORED {
        assert!(has_color(arguments, &[("CLICOLOR_FORCE", "1")]), "{arguments:?}");
    }
}

#[test]
fn none_where_they_are_not_wanted() {
    for arguments in &COLORED[..2] {
        assert!(!has_color(arguments, &[("NO_COLOR", "1")]), "{arguments:?}");
        assert!(!has_color(arguments, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), "{arguments:?}");
    }
}

#[test]
fn never_in_what_programs_read() {
    for arguments in PLAIN {
        assert!(!has_color(arguments, &[("CLICOLOR_FORCE", "1")]), "{arguments:?}");
    }
}
