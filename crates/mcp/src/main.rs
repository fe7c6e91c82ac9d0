//! The command's answers as tools for assistants, over the Model Context Protocol on standard input and output.

#![forbid(unsafe_code)]

mod arguments;
mod blot;
mod call;
mod said;
mod server;
mod sources;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use payverdict_answers::Desk;
use rmcp::ServiceExt;
use rmcp::transport::stdio;

use server::Server;

/// The exit status of wrong usage, as clap has it.
const WRONG_USAGE: u8 = 2;

/// Tools for assistants: what payment result codes, responses and webhooks mean, with sources. Speaks the Model Context
/// Protocol on standard input and output; nothing is sent anywhere else
#[derive(Parser)]
#[command(name = "payverdict-mcp", version)]
struct Arguments {
    /// A folder with tables of one's own, in the form of data/: they are asked before the built-in ones
    #[arg(long, value_name = "DIR")]
    tables: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let desk = match Desk::new(arguments.tables.as_deref()) {
        Ok(desk) => desk,
        Err(mistakes) => {
            eprintln!("{mistakes}");
            return ExitCode::from(WRONG_USAGE);
        }
    };
    payverdict_answers::tell_places_alone("payverdict-mcp: a call");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let served = runtime.map_err(|error| error.to_string()).and_then(|runtime| {
        runtime.block_on(async {
            let running = Server::new(desk).serve(stdio()).await.map_err(|error| error.to_string())?;
            running.waiting().await.map(|_| ()).map_err(|error| error.to_string())
        })
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("payverdict-mcp: {error}");
            ExitCode::FAILURE
        }
    }
}
