//! The commands of docs/serve.md print what is shown there.

use std::fs;
use std::process::Command;

use crate::running::{Running, top};

const PAGE: &str = "docs/serve.md";
/// Where the page has the service.
const SHOWN: &str = "http://127.0.0.1:8080";

/// The commands that show what they print, and that.
fn shown(text: &str) -> Vec<(String, String)> {
    let blocks = text.split("```console\n$ ").skip(1).map(|block| block.split("```").next().unwrap());
    let parts = blocks.flat_map(|block| block.split("\n$ "));
    let parts = parts.map(|part| part.split_once('\n').unwrap_or((part, "")));
    let parts = parts.filter(|(_, printed)| !printed.trim().is_empty());
    parts.map(|(command, printed)| (command.into(), format!("{}\n", printed.trim_end()))).collect()
}

/// Each is run by a shell while a service runs; curl asks it at its own port.
#[test]
fn every_command_prints_what_is_shown() {
    let service = Running::with(&[]);
    let text = fs::read_to_string(top().join(PAGE)).unwrap();
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_payverdict-serve"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let commands = shown(&text);
    assert!(commands.len() >= 6, "{commands:?}");
    for (command, printed) in &commands {
        let script = format!("{{ {}; }} 2>&1", command.replace(SHOWN, &service.url()));
        let output =
            Command::new("sh").args(["-c", &script]).env("PATH", &path).current_dir(top()).output().unwrap();
        let answer = String::from_utf8(output.stdout).unwrap().replace(&service.url(), SHOWN);
        let answer = format!("{}\n", answer.replace('\r', "").trim_end());
        if std::env::var_os("WRITE_PAGES").is_some() {
            let now = fs::read_to_string(top().join(PAGE)).unwrap();
            let (old, new) = (format!("$ {command}\n{printed}"), format!("$ {command}\n{answer}"));
            assert_eq!(now.matches(&old).count(), 1, "{command}");
            fs::write(top().join(PAGE), now.replace(&old, &new)).unwrap();
        } else {
            assert_eq!(answer, *printed, "{command}; `make pages` writes what is printed now");
        }
    }
}

/// The table of limits names each option that there is, with the value that it has.
#[test]
fn every_limit_is_in_the_table() {
    let help = Command::new(env!("CARGO_BIN_EXE_payverdict-serve")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let text = fs::read_to_string(top().join(PAGE)).unwrap();
    let options = help.lines().filter_map(|line| line.trim_start().strip_prefix("--"));
    let options: Vec<_> = options.map(|line| line.split([' ', ',']).next().unwrap()).collect();
    assert!(options.len() > 10, "{help}");
    for option in options {
        assert!(text.contains(&format!("`--{option}")), "--{option} is not in {PAGE}");
    }
}
