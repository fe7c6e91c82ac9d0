//! Whoever reads the output may stop at any time.

use std::io::{self, BufRead, BufReader, Write};
use std::process::Stdio;

use super::command::command;

#[test]
fn decode_ends_quietly_after_its_reader() {
    for arguments in [&["decode"][..], &["decode", "--json"], &["decode", "--json", "--set", "opp.result"]] {
        let (input, output) = (Stdio::piped(), Stdio::piped());
        let mut child =
            command(arguments).stdin(input).stdout(output).stderr(Stdio::piped()).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "800.100.153").unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.contains("800.100.153"), "{line}");
        // The command ends at its next answer, and from then on takes no more lines.
        while writeln!(input, "800.100.153").is_ok() {}
        let ended = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{arguments:?}");
        assert!(ended.status.success(), "{arguments:?}");
    }
}

#[test]
fn every_command_ends_quietly_without_a_reader() {
    for arguments in [
        &["decode", "800.100.153"][..],
        &["decode", "--json", "800.100.153"],
        &["search"],
        &["search", "--json"],
        &["sets"],
        &["sets", "--json"],
        &["export", "--format", "json"],
        &["export", "--format", "csv"],
        &["export", "--format", "sql"],
        &["export", "--format", "typescript"],
        &["completions", "bash"],
        &["--help"],
        &["--version"],
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let ended = command(arguments).stdin(Stdio::null()).stdout(writer).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{arguments:?}");
        assert!(ended.status.success(), "{arguments:?}");
    }
}

/// A full disk is no reader who has seen enough.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    for arguments in [&["decode", "--json", "800.100.153"][..], &["search"], &["export", "--format", "json"]]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let ended = command(arguments).stdout(full).output().unwrap();
        assert_eq!(ended.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&ended.stderr).starts_with("payverdict: No space left"));
    }
}
