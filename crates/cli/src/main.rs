//! The `payverdict` command.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(payverdict_cli::run(std::env::args_os()))
}
