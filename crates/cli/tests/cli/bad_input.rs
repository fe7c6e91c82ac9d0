//! Lines that are no codes: said so, and the next line is read.

use payverdict::{CodeSet, decode_bytes};

use super::command::{Ran, run, run_with};
use super::json_lines::{malformed, verdict};

const GOOD: &str = "800.100.153";

/// Feeds a bad line between two good ones and gives what is shown of the bad one.
fn shown(bad: &[u8]) -> String {
    let input = [GOOD.as_bytes(), bad, GOOD.as_bytes(), b""].join(&b'\n');
    let ran = run_with(&["decode", "--json", "--set", "opp.result"], input.clone());
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_good(lines[0]);
    assert_good(lines[2]);
    let shown = malformed(lines[1], Some("opp.result")).0;
    assert_safe(&shown);

    let ran = run_with(&["decode", "--set", "opp.result"], input);
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out.matches("incorrect_cvc").count(), 2, "{}", ran.out);
    let line = ran.err.strip_suffix('\n').expect("one line");
    assert!(
        line.starts_with(&format!("payverdict: `{shown}` is not a code of opp.result: expected ")),
        "{line}"
    );
    assert!(!line.contains(char::is_control), "{line:?}");
    shown
}

fn assert_good(line: &str) {
    let record = verdict(line);
    assert_eq!((&record["code"], &record["match"]), (&GOOD.into(), &"exact".into()));
}

fn assert_safe(shown: &str) {
    let kept = shown.strip_suffix('…').unwrap_or(shown);
    assert!(kept.chars().count() <= 64, "{shown}");
    assert!(!shown.contains(char::is_control), "{shown:?}");
}

#[test]
fn wrong_syntax() {
    for bad in
        ["800.100", "800.100.1534", "800-100-153", "800.100.15x", "1.2.3", "<script>", "51-II", "'; --"]
    {
        assert_eq!(shown(bad.as_bytes()), bad);
    }
}

#[test]
fn empty_line() {
    assert_eq!(shown(b""), "");
    assert_eq!(shown(b" \t "), r" \t ");
}

#[test]
fn nul() {
    assert_eq!(shown(b"800.100.153\0"), r"800.100.153\0");
    assert_eq!(shown(b"\0"), r"\0");
}

#[test]
fn control_characters() {
    assert_eq!(shown(b"\x1B[31mred\x07"), r"\u{1b}[31mred\u{7}");
    assert_eq!(shown("\u{9B}31m".as_bytes()), r"\u{9b}31m");
    assert_eq!(shown(b"80\r0"), r"80\r0");
    assert_eq!(shown(b"80\t0"), r"80\t0");
}

/// They make a line look like another one.
#[test]
fn marks_that_hide_or_reorder_text() {
    for mark in ['\u{AD}', '\u{61C}', '\u{200B}', '\u{202E}', '\u{2060}', '\u{2067}', '\u{FEFF}', '\u{E0041}']
    {
        let escaped = shown(format!("800.100.153{mark}").as_bytes());
        assert_eq!(escaped, format!("800.100.153{}", mark.escape_unicode()));
    }
}

#[test]
fn invalid_utf8() {
    assert_eq!(shown(b"800.100.\xFF53"), r"800.100.\xFF53");
    assert_eq!(shown(b"\xC3"), r"\xC3");
    assert_eq!(shown(b"\xED\xA0\x80"), r"\xED\xA0\x80");
}

#[test]
fn digits_of_other_scripts() {
    for bad in ["٨٠٠.١٠٠.١٥٣", "８００.１００.１５３", "800．100．153"] {
        assert_eq!(shown(bad.as_bytes()), bad);
    }
}

#[test]
fn long_lines_are_cut() {
    assert_eq!(shown(&[b'x'; 64]), "x".repeat(64));
    assert_eq!(shown(&[b'x'; 65]), "x".repeat(64) + "…");
    assert_eq!(shown("é".repeat(65).as_bytes()), "é".repeat(64) + "…");
    // An escape is shown whole or not at all.
    assert_eq!(shown(&[b'\x1B'; 65]), r"\u{1b}".repeat(10) + "…");
}

#[test]
fn ten_megabytes() {
    assert_eq!(shown(&vec![b'8'; 10 << 20]), "8".repeat(64) + "…");
    assert_eq!(shown(&vec![0xFF; 10 << 20]), r"\xFF".repeat(16) + "…");
}

/// What is too long to be kept must not pass for the part that is kept.
#[test]
fn code_with_something_far_behind_it_is_none() {
    for blanks in [4000, 4084, 4085, 4086, 5000, 3 << 20] {
        let line = format!("{GOOD}{}x", " ".repeat(blanks));
        assert!(shown(line.as_bytes()).starts_with(GOOD), "{blanks}");
    }
}

#[test]
fn every_bad_line_is_counted() {
    let ran = run_with(&["decode", "--json"], "\n?\n\n?\n");
    assert_eq!(ran.status, 1);
    assert_eq!(ran.out.lines().map(|line| malformed(line, None).0).collect::<Vec<_>>(), ["", "?", "", "?"]);
}

#[test]
fn ends_of_lines() {
    for input in
        ["800.100.153\r\n800.100.153\r\n", "800.100.153\n800.100.153", "800.100.153\r\n800.100.153\r"]
    {
        let Ran { status, out, err } = run_with(&["decode", "--json", "--set", "opp.result"], input);
        assert_eq!((status, err.as_str(), out.lines().count()), (0, "", 2), "{input:?}");
        out.lines().for_each(assert_good);
    }
}

/// A code is what stands between the ends of lines, as it is for the library: white space around it makes it another
/// text, which no set lists.
#[test]
fn white_space_belongs_to_the_code() {
    for bad in ["settled ", " settled", "settled\t", "\tsettled", "settled\r", "settled\u{b}", "settled\u{c}"]
    {
        assert!(decode_bytes(CodeSet::BraintreeStatus, bad.as_bytes()).is_err(), "{bad:?}");
        let ran = run_with(&["decode", "--json", "--set", "braintree.status"], format!("{bad}\r\nsettled\n"));
        let lines: Vec<_> = ran.out.lines().collect();
        assert_eq!((ran.status, lines.len()), (1, 2), "{bad:?}");
        malformed(lines[0], Some("braintree.status"));
        assert_eq!(verdict(lines[1])["outcome"], "approved");
        let argument = run(&["decode", "--json", "--set", "braintree.status", bad]);
        assert_eq!((argument.status, argument.out.trim_end()), (1, lines[0]), "{bad:?}");
    }
}

#[test]
fn bad_last_line_without_its_end() {
    let ran = run_with(&["decode", "--json", "--set", "opp.result"], "800.100.153\n800.100");
    assert_eq!(ran.status, 1);
    assert_eq!(malformed(ran.out.lines().last().unwrap(), Some("opp.result")).0, "800.100");
}

#[test]
fn no_input_is_no_mistake() {
    let ran = run_with(&["decode", "--json"], "");
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[cfg(unix)]
#[test]
fn argument_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;

    let code = std::ffi::OsStr::from_bytes(b"800.100.\xFF53");
    let ran: Ran = super::command::command(&["decode", "--json"]).arg(code).output().unwrap().into();
    assert_eq!(ran.status, 1);
    assert_eq!(malformed(&ran.out, None).0, r"800.100.\xFF53");
}

#[test]
fn what_no_uri_may_hold_is_refused_and_escaped() {
    let ran = run_with(&["decode"], "creditcard/carddeclined?\x1B]0;title\x07\u{202E}");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.err.contains(r"`creditcard/carddeclined?\u{1b}]0;title\u{7}\u{202e}` is not a code"),
        "{ran:?}"
    );
}
