//! What the README and the pages of docs/ say is what the command does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    fs::read_to_string(top().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A command of a page, and what it prints there.
struct Shown {
    page: String,
    command: String,
    printed: String,
}

/// The commands of all pages that show what they print.
fn shown() -> Vec<Shown> {
    let pages = fs::read_dir(top().join("docs")).unwrap().map(|file| file.unwrap().path());
    let names = pages.map(|path| format!("docs/{}", path.file_name().unwrap().to_str().unwrap()));
    let mut shown = Vec::new();
    for name in names.chain(["README.md".into(), "examples/own-tables/README.md".into()]) {
        let text = page(&name);
        for block in text.split("```console\n$ ").skip(1) {
            let block = block.split("```").next().unwrap();
            for part in block.split("\n$ ") {
                let (command, printed) = part.split_once('\n').unwrap_or((part, ""));
                if !printed.is_empty() {
                    let (command, printed) = (command.to_string(), format!("{}\n", printed.trim_end()));
                    shown.push(Shown { page: name.clone(), command, printed });
                }
            }
        }
    }
    // The commands of the package, of the service and of the examples are tried by tests of their own.
    const OTHERS: [&str; 2] = ["docs/npm.md", "docs/serve.md"];
    shown.retain(|shown| !OTHERS.contains(&shown.page.as_str()) && !shown.command.contains(" --example "));
    shown
}

/// Each command is run by a shell, with the binary that was just built in place of an installed one.
#[test]
fn every_command_prints_what_is_shown() {
    let binary = Path::new(env!("CARGO_BIN_EXE_payverdict"));
    let path = format!("{}:{}", binary.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let shown = shown();
    for Shown { page, command, printed } in &shown {
        let installed = command.replace("cargo run --release -- ", "payverdict ");
        assert!(installed.contains("payverdict "), "{page}: {command}");
        let script = format!("{{ {installed}; }} 2>&1");
        let output =
            Command::new("sh").args(["-c", &script]).env("PATH", &path).current_dir(top()).output().unwrap();
        let answer = String::from_utf8(output.stdout).unwrap();
        if std::env::var_os("WRITE_PAGES").is_some() {
            write(page, command, printed, &answer);
        } else {
            assert_eq!(answer, *printed, "{page}: {command}; `make pages` writes what is printed now");
        }
    }
    assert!(shown.iter().filter(|shown| shown.page == "README.md").count() >= 4);
    for page in ["docs/payloads.md", "docs/own-tables.md", "examples/own-tables/README.md"] {
        assert!(shown.iter().any(|shown| shown.page == page), "{page} shows nothing");
    }
}

/// Puts into a page what a command prints now, for `make pages`.
fn write(name: &str, command: &str, printed: &str, answer: &str) {
    let text = page(name);
    let block = |printed: &str| format!("$ {command}\n{}", printed.trim_end());
    let (old, new) = (block(printed), block(answer));
    assert_eq!(text.matches(&old).count(), 1, "{name}: {command}");
    if old != new {
        fs::write(top().join(name), text.replace(&old, &new)).unwrap();
    }
}

#[test]
fn the_first_screen_shows_the_two_commands() {
    let screen: String = page("README.md").lines().take(30).map(|line| format!("{line}\n")).collect();
    assert!(screen.contains("$ cargo run --release -- decode 800.100.153 51-I\n"), "{screen}");
    assert!(screen.contains("`make test`"), "{screen}");
}
