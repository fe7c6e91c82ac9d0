//! Tables of one's own: those of the folder that `--tables` names.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind as Failed, Write};
use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::{LazyLock, OnceLock};

use clap::CommandFactory;
use clap::error::ErrorKind;
use payverdict::overlay::Tables;

use super::args::Arguments;

const OPTION: &str = "--tables";
/// The exit status of wrong usage, as clap has it.
const WRONG_USAGE: i32 = 2;

/// The folder that the arguments name.
static FOLDER: OnceLock<Option<PathBuf>> = OnceLock::new();
/// Read when something first asks for them: the names of sets among the arguments may be of these tables.
static OWN: LazyLock<Option<Tables>> = LazyLock::new(|| FOLDER.get()?.as_deref().map(read));

/// The tables of one's own, if there are any. A folder with mistakes in it ends the command.
pub fn own() -> Option<&'static Tables> {
    OWN.as_ref()
}

/// Looks for the folder among the arguments of the command, before they are parsed.
pub fn told(arguments: &[OsString]) {
    FOLDER.get_or_init(|| folder(arguments));
}

/// The folder among the arguments. Whether they are right is for clap to say.
fn folder(arguments: &[OsString]) -> Option<PathBuf> {
    let mut arguments = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    loop {
        let argument = arguments.next()?;
        if argument == OPTION {
            return arguments.next().map(PathBuf::from);
        }
        let after = argument.as_encoded_bytes().strip_prefix(OPTION.as_bytes());
        if after.is_some_and(|after| after.starts_with(b"=")) {
            let name = argument.to_string_lossy();
            return name.split_once('=').map(|(_, folder)| PathBuf::from(folder));
        }
    }
}

fn read(folder: &Path) -> Tables {
    let mut found = Vec::new();
    let files = files(folder, &mut found).unwrap_or_else(|error| {
        wrong(format!("the tables of `{}` cannot be read: {error}", folder.display()))
    });
    if files.is_empty() && found.is_empty() {
        let expected = "expected files such as sets.csv and codes/SET.csv";
        wrong(format!("`{}` has no tables; {expected}", folder.display()));
    }
    match Tables::from_csv(files) {
        Ok(tables) if found.is_empty() => return tables,
        Ok(_) => {}
        Err(mistakes) => found.extend(mistakes.iter().map(ToString::to_string)),
    }
    let mut error = io::stderr().lock();
    for mistake in found {
        let _ = writeln!(error, "{}", folder.join(mistake).display());
    }
    exit(WRONG_USAGE)
}

fn wrong(text: String) -> ! {
    Arguments::command().error(ErrorKind::ValueValidation, text).exit()
}

/// The tables of a folder, `*.csv` and `codes/*.csv`, by their names; anything else in it is left alone.
fn files(folder: &Path, found: &mut Vec<String>) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for (path, before) in [(folder.to_path_buf(), ""), (folder.join("codes"), "codes/")] {
        let listed = match fs::read_dir(path) {
            Err(error) if error.kind() == Failed::NotFound && !before.is_empty() => continue,
            listed => listed?,
        };
        for file in listed {
            let file = file?;
            if file.path().extension() != Some(OsStr::new("csv")) {
                continue;
            }
            let name = format!("{before}{}", file.file_name().to_string_lossy());
            match String::from_utf8(fs::read(file.path())?) {
                Ok(text) => files.push((name, text)),
                Err(_) => found.push(format!("{name}:1: not UTF-8; save the file as UTF-8")),
            }
        }
    }
    files.sort();
    Ok(files)
}
