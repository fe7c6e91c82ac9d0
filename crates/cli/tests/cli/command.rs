//! Running the command.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

/// The command, with nothing in its environment that asks for colors.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_payverdict"));
    command.args(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// What a run left behind.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
        let status = output.status.code().expect("the command ends by itself");
        Self { status, out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Runs the command with nothing on standard input.
pub fn run(arguments: &[&str]) -> Ran {
    command(arguments).stdin(Stdio::null()).output().expect("the command runs").into()
}

/// Runs the command to a good end and gives what it wrote.
pub fn run_well(arguments: &[&str]) -> String {
    let ran = run(arguments);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

/// Runs the command with this input.
pub fn run_with(arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    let pipes = (Stdio::piped(), Stdio::piped(), Stdio::piped());
    let mut child = command(arguments).stdin(pipes.0).stdout(pipes.1).stderr(pipes.2).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.into();
    // Both pipes would fill up if the input were written before the output is read.
    let writer = thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().expect("the command reads all its input");
    output.into()
}
