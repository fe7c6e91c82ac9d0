//! `payverdict diff`: in what two releases of the data differ, what is dangerous first.

mod answers;
mod changes;
mod dangers;
mod history;
mod json;
mod markdown;
mod release;

use std::io::{self, ErrorKind, Write};

use super::args::DiffOptions;
use crate::Ended;
use release::Release;

pub fn run(options: &DiffOptions) -> io::Result<Ended> {
    let (before, after) = match (Release::read(&options.before), Release::read(&options.after)) {
        (Ok(before), Ok(after)) => (before, after),
        (before, after) => {
            for error in before.err().into_iter().chain(after.err()) {
                writeln!(io::stderr(), "payverdict: {error}")?;
            }
            return Ok(Ended::InTrouble);
        }
    };
    let changes = changes::between(&before, &after);
    let dangers = dangers::among(&changes, &before, &after);
    let text = match options {
        DiffOptions { json: true, .. } => json::text(&before, &after, &changes, &dangers),
        DiffOptions { history: true, .. } => history::text(&before, &after, &changes),
        _ => markdown::text(&before, &after, &changes, &dangers),
    };
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
        // Whoever compares by the exit status must not take this for a difference.
        Err(error) => {
            writeln!(io::stderr(), "payverdict: {error}")?;
            return Ok(Ended::InTrouble);
        }
        Ok(()) => {}
    }
    Ok(if changes.is_empty() { Ended::Well } else { Ended::Different })
}
