//! `completions`.

use std::io::Write;
use std::process::{Command, Stdio};

use super::command::run_well;

#[test]
fn every_shell_has_a_script() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run_well(&["completions", shell]);
        for word in
            ["decode", "read", "timeline", "plan", "search", "sets", "export", "outcome", "locale", "policy"]
        {
            assert!(script.contains(word), "{word} for {shell}");
        }
    }
}

#[test]
fn bash_accepts_its_script() {
    let script = run_well(&["completions", "bash"]);
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("bash is missing: install it (Debian: apt-get install bash)");
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let ended = bash.wait_with_output().unwrap();
    assert!(ended.status.success() && ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}
