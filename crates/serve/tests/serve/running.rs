//! A service that runs, for a test.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A service at a free port. It ends with the test.
pub struct Running {
    child: Child,
    pub address: SocketAddr,
    written: Receiver<String>,
}

pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl Running {
    /// Starts it with these arguments and without limits on the rate, where they do not say otherwise.
    pub fn with(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_payverdict-serve"));
        command.args(["--listen", "127.0.0.1:0"]).args(arguments).current_dir(top());
        if !arguments.contains(&"--rate") {
            command.args(["--rate", "0"]);
        }
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let address = line.trim().rsplit('/').next().unwrap();
        let address = address.parse().unwrap_or_else(|_| panic!("no address: {line}"));
        Self { child, address, written: rest(output) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Tells it to stop, as those do that keep services.
    pub fn tell_to_stop(&self) {
        let told = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap();
        assert!(told.success());
    }

    /// Waits for its end: whether it ended well, and everything that it wrote since it began to listen.
    pub fn ended(mut self) -> (bool, String) {
        let status = self.child.wait().unwrap();
        (status.success(), self.written.recv().unwrap())
    }

    /// Stops it: what it wrote.
    pub fn stop(self) -> String {
        self.tell_to_stop();
        let (well, written) = self.ended();
        assert!(well, "{written}");
        written
    }
}

/// Reads all that is still written, so that no pipe is full.
fn rest(mut output: BufReader<ChildStderr>) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut text = String::new();
        let _ = output.read_to_string(&mut text);
        let _ = sender.send(text);
    });
    receiver
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
