//! Tables of one's own, those of a folder.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use payverdict::overlay::Tables;

/// Why the tables of a folder are not used: every line is one mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTables(Vec<String>);

impl fmt::Display for NoTables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for NoTables {}

/// The tables of a folder, if there is no mistake in them.
pub fn read(folder: &Path) -> Result<Tables, NoTables> {
    let mut found = Vec::new();
    let files = files(folder, &mut found).map_err(|error| {
        NoTables(vec![format!("the tables of `{}` cannot be read: {error}", folder.display())])
    })?;
    if files.is_empty() && found.is_empty() {
        let expected = "expected files such as sets.csv and codes/SET.csv";
        return Err(NoTables(vec![format!("`{}` has no tables; {expected}", folder.display())]));
    }
    match Tables::from_csv(files) {
        Ok(tables) if found.is_empty() => return Ok(tables),
        Ok(_) => {}
        Err(mistakes) => found.extend(mistakes.iter().map(ToString::to_string)),
    }
    Err(NoTables(found.iter().map(|mistake| folder.join(mistake).display().to_string()).collect()))
}

/// The tables of a folder, `*.csv` and `codes/*.csv`, by their names; anything else in it is left alone.
fn files(folder: &Path, found: &mut Vec<String>) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for (path, before) in [(folder.to_path_buf(), ""), (folder.join("codes"), "codes/")] {
        let listed = match fs::read_dir(path) {
            Err(error) if error.kind() == ErrorKind::NotFound && !before.is_empty() => continue,
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
