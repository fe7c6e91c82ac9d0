//! Memory does not grow with the input.

use std::fs;
use std::io::{BufWriter, Read, Write};
use std::process::Stdio;
use std::thread;

use super::command::command;

const LINES: u64 = 10_000_000;
/// What may come and go: buffers of the allocator, pages of the program that are read late.
const LEEWAY_KIB: u64 = 512;

#[test]
fn ten_million_lines_take_no_more_memory_than_the_first() {
    let arguments = ["decode", "--json", "--set", "opp.result"];
    let mut child = command(&arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let input = child.stdin.take().unwrap();
    let generator = thread::spawn(move || {
        let mut input = BufWriter::with_capacity(1 << 16, input);
        for line in 0..LINES {
            // Every code of the form comes up: listed, of a group, unlisted.
            let code = line * 999_983 % 1_000_000_000;
            let (a, b, c) = (code / 1_000_000, code / 1000 % 1000, code % 1000);
            writeln!(input, "{a:03}.{b:03}.{c:03}").unwrap();
        }
        // Open until the peak has been read: it is gone with the process.
        input.into_inner().map_err(|_| "flush").unwrap()
    });
    let mut output = child.stdout.take().unwrap();
    let mut buffer = vec![0; 1 << 16];
    let mut answered = 0;
    let mut early = None;
    while answered < LINES {
        let length = output.read(&mut buffer).unwrap();
        assert_ne!(length, 0, "the output ended after {answered} answers");
        answered += buffer[..length].iter().map(|&byte| u64::from(byte == b'\n')).sum::<u64>();
        if answered > LINES / 10 && early.is_none() {
            early = Some(peak_kib(child.id()));
        }
    }
    let (early, late) = (early.unwrap(), peak_kib(child.id()));
    drop(generator.join().unwrap());
    assert_eq!(output.read(&mut buffer).unwrap(), 0);
    assert!(child.wait().unwrap().success());
    assert_eq!(answered, LINES);
    assert!(late <= early + LEEWAY_KIB, "grew from {early} to {late} KiB");
}

/// The most memory that the process has had at any time.
fn peak_kib(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("VmHWM");
    line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}
