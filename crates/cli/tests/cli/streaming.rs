//! Lines are answered as they come.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::command::command;
use super::json_lines::verdict;

/// Only keeps a test that fails from waiting for ever.
const PATIENCE: Duration = Duration::from_secs(120);

/// Sends each line after the answer to the one before has come.
fn converse(arguments: &[&str], codes: &[&str], is_last_line: fn(&str) -> bool) -> Vec<String> {
    let mut child = command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (send, receive) = mpsc::channel();
    let reader = thread::spawn(move || {
        output.lines().map_while(Result::ok).try_for_each(|line| send.send(line)).unwrap();
    });
    let mut answers = Vec::new();
    for code in codes {
        writeln!(input, "{code}").unwrap();
        loop {
            let line = receive.recv_timeout(PATIENCE).expect("an answer before the next line is sent");
            let last = is_last_line(&line);
            answers.push(line);
            if last {
                break;
            }
        }
    }
    drop(input);
    assert!(child.wait().unwrap().success());
    reader.join().unwrap();
    assert!(receive.try_recv().is_err(), "nothing is said after the last answer");
    answers
}

#[test]
fn object_comes_before_the_next_line_is_sent() {
    let codes = ["800.100.153", "000.000.000", "800.100.153", "123.456.789"];
    let answers = converse(&["decode", "--json"], &codes, |_| true);
    let answered: Vec<_> =
        answers.iter().map(|line| verdict(line)["code"].as_str().unwrap().to_string()).collect();
    assert_eq!(answered, codes);
}

#[test]
fn card_comes_before_the_next_line_is_sent() {
    let answers = converse(&["decode"], &["800.100.153", "000.000.000"], |line| line.starts_with("  source"));
    assert!(answers[0].starts_with("800.100.153"), "{answers:?}");
    assert!(answers.iter().any(|line| line.starts_with("000.000.000")), "{answers:?}");
}

#[test]
fn half_a_line_waits_for_the_rest() {
    let mut child =
        command(&["decode", "--json"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for part in ["800.1", "00.15", "3", "\r", "\n000.0", "00.000"] {
        input.write_all(part.as_bytes()).unwrap();
        // Without a pause the parts would arrive as one.
        thread::sleep(Duration::from_millis(20));
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let codes: Vec<_> = lines.lines().map(|line| verdict(line)["code"].clone()).collect();
    assert_eq!(codes, ["800.100.153", "000.000.000"]);
}
