//! The `payverdict` command.

#![forbid(unsafe_code)]

mod args;
mod blocks;
mod candidates;
mod card;
mod decode;
mod export;
mod files;
mod json;
mod json_beside;
mod lines;
mod lookup;
mod payload;
mod phrases;
mod plan;
mod read;
mod row;
mod search;
mod sets;
mod shown;
mod tables;
mod timeline;
mod triggers;

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};

/// How a command ended: what it could not read does not keep it from reading the rest.
pub enum Ended {
    /// Everything was read.
    Well,
    /// Some input could not be read.
    WithBadInput,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(Ended::Well) => ExitCode::SUCCESS,
        Ok(Ended::WithBadInput) => ExitCode::from(1),
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "payverdict: {error}");
            ExitCode::from(1)
        }
    }
}

fn run(arguments: Arguments) -> io::Result<Ended> {
    // Mistakes in them are told before anything is answered.
    tables::own();
    match arguments.command {
        Command::Decode(options) => decode::run(&options),
        Command::Payload(options) => payload::run(&options),
        Command::Read(options) => read::run(&options),
        Command::Timeline(options) => timeline::run(&options),
        Command::Plan(options) => plan::run(&options),
        Command::Search(options) => search::run(&options),
        Command::Sets(options) => sets::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "payverdict", &mut script);
            io::stdout().write_all(&script)?;
            Ok(Ended::Well)
        }
    }
}
