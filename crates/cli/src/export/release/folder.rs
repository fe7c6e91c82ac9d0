//! The folder of a release: it is there as a whole, or not at all.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use payverdict::DATA_VERSION;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::FORMAT;
use super::sheets::Sheet;

/// A file of a release.
pub struct File {
    /// Its path in the folder, with slashes on every system.
    path: String,
    text: String,
}

impl File {
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    fn sha256(&self) -> String {
        Sha256::digest(self.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Writes the files with their checksums into a folder that is not there yet, or has nothing in it.
pub fn write(folder: &Path, mut files: Vec<File>, sheets: &[Sheet]) -> io::Result<()> {
    let told = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", folder.display()));
    let is_there = match fs::read_dir(folder).map(|mut listed| listed.next().is_none()) {
        Ok(false) => {
            let text = "there is something in it; a release is written into a new folder";
            return Err(told(io::Error::new(ErrorKind::DirectoryNotEmpty, text)));
        }
        Ok(true) => true,
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => return Err(told(error)),
    };
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files.push(release(&files, sheets));
    files.push(sums(&files));
    let making = beside(folder).ok_or_else(|| {
        told(io::Error::new(ErrorKind::InvalidInput, "a release needs a folder with a name of its own"))
    })?;
    let made = fill(&making, &files).and_then(|()| {
        // Not every system renames onto a folder, even if there is nothing in it.
        if is_there {
            fs::remove_dir(folder)?;
        }
        fs::rename(&making, folder)
    });
    made.map_err(|error| {
        let _ = fs::remove_dir_all(&making);
        told(error)
    })
}

/// A folder beside the one that is asked for, from which it only has to be renamed.
fn beside(folder: &Path) -> Option<PathBuf> {
    let name = folder.file_name()?.to_string_lossy();
    Some(folder.with_file_name(format!(".{name}.making-{}", std::process::id())))
}

fn fill(folder: &Path, files: &[File]) -> io::Result<()> {
    fs::create_dir(folder)?;
    for file in files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.text)?;
    }
    Ok(())
}

/// Which release it is, how many lines its tables have, and its files.
fn release(files: &[File], sheets: &[Sheet]) -> File {
    let counts: Map<String, Value> =
        sheets.iter().map(|sheet| (sheet.name.to_string(), json!(sheet.lines.len()))).collect();
    let listed: Vec<_> = files
        .iter()
        .map(|file| json!({ "path": file.path, "bytes": file.text.len(), "sha256": file.sha256() }))
        .collect();
    let release = json!({
        "format": FORMAT,
        "data_version": DATA_VERSION,
        "code_version": env!("CARGO_PKG_VERSION"),
        "license": env!("CARGO_PKG_LICENSE"),
        "counts": counts,
        "files": listed,
    });
    File::new("release.json", format!("{release:#}\n"))
}

/// The sums of all files, as `sha256sum -c` reads them.
fn sums(files: &[File]) -> File {
    let lines = files.iter().map(|file| format!("{}  {}\n", file.sha256(), file.path));
    File::new("SHA256SUMS", lines.collect::<String>())
}
