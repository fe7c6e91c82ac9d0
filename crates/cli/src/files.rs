//! What the commands that read files have in common: which files, where answers go, and what is said of a file that
//! cannot be read.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

/// Where answers go.
pub type Out = BufWriter<Box<dyn Write>>;

/// Standard output, with colors for people where it shows them.
pub fn out(json: bool) -> Out {
    BufWriter::new(if json {
        Box::new(io::stdout().lock())
    } else {
        Box::new(anstream::AutoStream::auto(io::stdout()))
    })
}

/// The files that were named; without any, standard input.
pub fn named(files: &[PathBuf]) -> impl Iterator<Item = &Path> {
    let standard_input = files.is_empty().then(|| Path::new("-"));
    files.iter().map(PathBuf::as_path).chain(standard_input)
}

fn is_standard_input(file: &Path) -> bool {
    file == Path::new("-")
}

/// What people call a file.
pub fn name(file: &Path) -> String {
    if is_standard_input(file) { "standard input".into() } else { file.display().to_string() }
}

/// A file, to be read piece by piece.
pub fn open(file: &Path) -> io::Result<Box<dyn Read>> {
    Ok(if is_standard_input(file) { Box::new(io::stdin().lock()) } else { Box::new(File::open(file)?) })
}

/// All of a file.
pub fn contents(file: &Path) -> io::Result<Vec<u8>> {
    if is_standard_input(file) {
        let mut text = Vec::new();
        io::stdin().lock().read_to_end(&mut text)?;
        return Ok(text);
    }
    std::fs::read(file)
}

/// Why a file could not be read at all.
pub struct Unreadable<'a>(pub &'a str);

impl Serialize for Unreadable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("kind", "unreadable"), ("message", self.0)])
    }
}

/// Writes that a file could not be read at all.
pub fn write_unreadable(out: &mut impl Write, json: bool, file: &Path, error: &io::Error) -> io::Result<()> {
    let message = error.to_string();
    write_error(out, json, file, &Unreadable(&message), &message)
}

/// Writes an error: an object in its place, or a sentence beside the output.
pub fn write_error(
    out: &mut impl Write,
    json: bool,
    file: &Path,
    object: &impl Serialize,
    message: &str,
) -> io::Result<()> {
    if json {
        return writeln!(out, "{{\"error\":{}}}", serde_json::to_string(object)?);
    }
    out.flush()?;
    writeln!(io::stderr(), "payverdict: {}: {message}", name(file))
}
