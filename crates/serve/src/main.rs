//! The command's answers over HTTP.

#![forbid(unsafe_code)]

mod answer;
mod args;
mod body;
mod client;
mod limits;
mod listen;
mod locale;
mod metrics;
mod openapi;
mod parameters;
mod patient;
mod problem;
mod routes;
mod service;

use std::process::ExitCode;

use clap::Parser;
use payverdict_answers::Desk;

use args::Arguments;
use service::Service;

/// The exit status of wrong usage, as clap has it.
const WRONG_USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let desk = match Desk::new(arguments.tables.as_deref()) {
        Ok(desk) => desk,
        Err(mistakes) => {
            eprintln!("{mistakes}");
            return ExitCode::from(WRONG_USAGE);
        }
    };
    if arguments.openapi {
        println!("{}", String::from_utf8_lossy(&openapi::document(&desk)));
        return ExitCode::SUCCESS;
    }
    payverdict_answers::tell_places_alone("payverdict-serve: a request");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = runtime.and_then(|runtime| {
        runtime.block_on(listen::serve(Service::new(desk, arguments.limits), &arguments.listen))
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("payverdict-serve: {error}");
            ExitCode::FAILURE
        }
    }
}
