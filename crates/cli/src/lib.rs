//! The `payverdict` command, for the program of that name and for `python -m payverdict`. Not meant for other programs:
//! they ask the library.

#![forbid(unsafe_code)]

mod args;
mod blocks;
mod candidates;
mod card;
mod decode;
mod diff;
mod export;
mod files;
mod json;
mod json_beside;
mod lines;
mod lookup;
mod pairs;
mod payload;
mod phrases;
mod plan;
mod read;
mod remembered;
mod row;
mod search;
mod sets;
mod shown;
mod tables;
mod timeline;
mod triggers;

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};

/// What `payverdict sets --json` prints of a set.
pub fn set(set: payverdict::CodeSet) -> serde_json::Value {
    sets::object(&sets::Listed::from(set))
}

/// How a command ended: what it could not read does not keep it from reading the rest.
enum Ended {
    /// Everything was read.
    Well,
    /// Some input could not be read.
    WithBadInput,
    /// Two releases differ.
    Different,
    /// Two releases could not be compared.
    InTrouble,
}

/// Runs the command with these arguments, of which the first is the name of the program, and gives its exit status. A
/// process runs it once: tables of one's own are read once, and a mistake in them ends the process.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<_> = arguments.into_iter().collect();
    tables::told(&arguments);
    let ended = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => carry_out(arguments),
        // Help is such an error, too.
        Err(error) => {
            let _ = error.print();
            return error.exit_code().try_into().unwrap_or(2);
        }
    };
    match ended {
        Ok(Ended::Well) => 0,
        Ok(Ended::WithBadInput | Ended::Different) => 1,
        Ok(Ended::InTrouble) => 2,
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(error) => {
            let _ = writeln!(io::stderr(), "payverdict: {error}");
            1
        }
    }
}

fn carry_out(arguments: Arguments) -> io::Result<Ended> {
    // Mistakes in them are told before anything is answered.
    tables::own();
    match arguments.command {
        Command::Decode(options) if options.pairs => pairs::run(&options),
        Command::Decode(options) => decode::run(&options),
        Command::Payload(options) => payload::run(&options),
        Command::Read(options) => read::run(&options),
        Command::Timeline(options) => timeline::run(&options),
        Command::Plan(options) => plan::run(&options),
        Command::Search(options) => search::run(&options),
        Command::Sets(options) => sets::run(&options),
        Command::Export(options) => export::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "payverdict", &mut script);
            io::stdout().write_all(&script)?;
            Ok(Ended::Well)
        }
    }
}
