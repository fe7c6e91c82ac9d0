//! Documents of 50 MB and nested without end are answered in memory that does not grow with what
//! they hold.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

const SIZE: usize = 50_000_000;

/// Pipes a text into the command, which may use little more memory than the text itself takes
/// (reading from a pipe, a vector doubles), and gives its first line.
fn first_line(text: Vec<u8>) -> Value {
    let memory = if cfg!(target_os = "linux") { "ulimit -v 350000 && " } else { "" };
    let script = format!("{memory}exec \"$0\" payload --json | head -n 1");
    let mut child = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_payverdict")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let mut input = child.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || input.write_all(&text));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("no panic").expect("all was read");
    serde_json::from_slice(&output.stdout).expect("one object a line")
}

fn document(note: &str) -> Vec<u8> {
    format!(r#"{{"note": {note}, "orderId": "a", "purchaseId": 7, "status": 1, "amount": 5}}"#).into_bytes()
}

#[test]
fn long_and_deep_values_of_unknown_names_are_passed_over() {
    let long = format!("\"{}\"", "x".repeat(SIZE));
    let deep = format!("{}{}", "[".repeat(SIZE / 2), "]".repeat(SIZE / 2));
    let many = format!("[{}0]", "{\"a\":1},".repeat(SIZE / 8));
    for note in [long, deep, many] {
        assert_eq!(first_line(document(&note))["is_paid"], true);
    }
}

#[test]
fn long_texts_of_known_names_are_not_kept() {
    let text = format!(r#"{{"orderId": "a", "purchaseId": 7, "status": "{}"}}"#, "1".repeat(SIZE));
    let error = &first_line(text.into_bytes())["error"];
    assert_eq!((&error["kind"], &error["path"]), (&"malformed".into(), &"status".into()));
}

#[test]
fn nesting_of_known_names_ends_somewhere() {
    for levels in [10_000, SIZE / 8] {
        let error = &first_line(r#"{"data":"#.repeat(levels).into_bytes())["error"];
        assert_eq!(error["kind"], "too_deep");
    }
    let error = &first_line("[".repeat(SIZE).into_bytes())["error"];
    assert_eq!(error["kind"], "malformed");
}

#[test]
fn lists_end_somewhere() {
    let transaction = r#"{"type": "Sale", "state": "Completed", "amount": 1},"#;
    let list = transaction.repeat(SIZE / transaction.len());
    let text =
        format!(r#"{{"payment": {{"state": "Ready", "transactions": {{"transactionList": [{list} 1]}}}}}}"#);
    assert_eq!(first_line(text.into_bytes())["error"]["kind"], "too_large");
    // Of one payment's transactions each is looked for among those before it.
    let payment = |count: usize| {
        let transactions: Vec<_> =
            (0..count).map(|id| format!(r#"{{"id": "{id}", "state": "Failed"}}"#)).collect();
        let list = transactions.join(",");
        format!(r#"{{"payment": {{"state": "Ready", "transactions": {{"transactionList": [{list}]}}}}}}"#)
    };
    assert_eq!(first_line(payment(20_000).into_bytes())["is_paid"], false);
    assert_eq!(first_line(payment(30_000).into_bytes())["error"]["kind"], "too_large");
}

#[test]
fn many_documents_are_answered_one_after_another() {
    let one = br#"{"orderId": "a", "purchaseId": 7, "status": 1, "amount": 5}"#;
    for between in ["", "\n"] {
        let text = [one, between.as_bytes()].concat().repeat(SIZE / one.len());
        // The rest of the answers is not waited for.
        let mut child = Command::new(env!("CARGO_BIN_EXE_payverdict"))
            .args(["payload", "--json"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut input = child.stdin.take().expect("it is piped");
        std::thread::spawn(move || input.write_all(&text));
        let mut line = String::new();
        let output = child.stdout.take().expect("it is piped");
        std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line).expect("text");
        assert_eq!(serde_json::from_str::<Value>(&line).expect("one object a line")["is_paid"], true);
        assert!(child.wait().expect("it ends").success());
    }
}

/// Time that grows with the square of the length would show in these within minutes.
#[test]
fn long_lines_and_many_errors_take_linear_time() {
    use payverdict::payload::{self, Options};
    let count = |text: String| payload::read(text.as_bytes(), Options::default()).count();
    assert_eq!(count(format!("[{}1]", "1,".repeat(999_999))), 1_000_000);
    assert_eq!(count("{\"a\":\n".repeat(1_000_000)), 1_000_000);
    assert_eq!(count("{\"orderId\":1, \"purchaseId\": 7,\"status\":1}".repeat(300_000)), 300_000);
    assert_eq!(count("{\"a\" 1}\n".repeat(300_000)), 300_000);
    assert_eq!(count(format!("a=b{}", "&c=d".repeat(1_000_000))), 1);
    assert_eq!(count("{}\n".repeat(1_000_000)), 1_000_000);
    let attempts = r#"{"state": "failed", "fail_code": null, "refund_code": null},"#.repeat(15_000);
    let payment = format!(r#"{{"uuid": "a", "state": "failed", "transactions": [{attempts} {{}}]}}"#);
    assert_eq!(count(format!("{payment}\n").repeat(20)), 20);
}
