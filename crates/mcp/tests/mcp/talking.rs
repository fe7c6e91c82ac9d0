//! A client of the protocol, written by hand: JSON-RPC, one message a line.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// The version of the protocol that the client asks for.
pub const VERSION: &str = "2025-06-18";

pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A process, and what was said so far.
pub struct Talk {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    next: u64,
    /// What it answered to the first message.
    pub initialized: Value,
}

impl Talk {
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// Starts it and says hello, as every client does.
    pub fn with(arguments: &[&str]) -> Self {
        let mut talk = Self::silent(arguments);
        let client = json!({ "name": "test", "version": "1" });
        let hello = json!({ "protocolVersion": VERSION, "capabilities": {}, "clientInfo": client });
        talk.initialized = talk.ask("initialize", hello)["result"].clone();
        talk.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        talk
    }

    /// Starts it.
    pub fn silent(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_payverdict-mcp"))
            .args(arguments)
            .current_dir(top())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let to = child.stdin.take();
        let from = BufReader::new(child.stdout.take().unwrap());
        Self { child, to, from, next: 1, initialized: Value::Null }
    }

    pub fn send_text(&mut self, line: &str) {
        let to = self.to.as_mut().unwrap();
        writeln!(to, "{line}").unwrap();
        to.flush().unwrap();
    }

    pub fn send(&mut self, message: &Value) {
        self.send_text(&message.to_string());
    }

    /// The next message, which is one line of JSON.
    pub fn hear(&mut self) -> Value {
        let mut line = String::new();
        self.from.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// Asks, and hears the answer.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.next;
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let answer = self.hear();
        assert_eq!((&answer["id"], &answer["jsonrpc"]), (&id.into(), &"2.0".into()), "{answer}");
        answer
    }

    /// Calls a tool: what it answers, an error of the tool included.
    pub fn call(&mut self, tool: &str, arguments: Value) -> Value {
        let answer = self.ask("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert!(answer["result"].is_object(), "{tool}: {answer}");
        answer["result"].clone()
    }

    /// Calls a tool that answers: what is structured, and the text.
    pub fn answer(&mut self, tool: &str, arguments: Value) -> (Value, String) {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], false, "{result}");
        (result["structuredContent"].clone(), text(&result))
    }

    /// Calls a tool that does not answer: why.
    pub fn refusal(&mut self, tool: &str, arguments: Value) -> (Value, String) {
        let result = self.call(tool, arguments);
        assert_eq!(result["isError"], true, "{result}");
        (result["structuredContent"].clone(), text(&result))
    }

    /// Says nothing more: whether it ended well, and what it wrote beside the protocol.
    pub fn end(mut self) -> (bool, String) {
        self.to = None;
        let mut rest = String::new();
        self.from.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        let status = self.child.wait().unwrap();
        let mut written = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut written).unwrap();
        (status.success(), written)
    }
}

/// The one text of a result.
pub fn text(result: &Value) -> String {
    let content = result["content"].as_array().unwrap();
    assert_eq!((content.len(), &content[0]["type"]), (1, &"text".into()), "{result}");
    content[0]["text"].as_str().unwrap().into()
}

impl Drop for Talk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
