//! Any text as changes of `data/`: the checks of the build script refuse with file and line, and never fall over. Used where the
//! build script's modules are.
//!
//! A line `# codes/opp.result.csv 17` says where: the lines after it stand in the place of that line.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;
use std::{fs, io};

use crate::check::check;
use crate::read::{self, Data};

/// The tables as they are, by name.
static TEXTS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data =
        own.ancestors().map(|folder| folder.join("data")).find(|data| data.join("systems.csv").is_file());
    let data = data.expect("the tables");
    let files = |folder: &Path| {
        fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect::<Vec<_>>()
    };
    let all = files(&data).into_iter().chain(files(&data.join("codes")));
    let tables = all.filter(|file| file.extension().is_some_and(|end| end == "csv"));
    let named = tables.map(|file| {
        let name = file.strip_prefix(&data).expect("it is in there").to_string_lossy().into_owned();
        (name, fs::read_to_string(&file).expect("a text"))
    });
    named.collect()
});

pub fn target(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let texts = changed(text);
    let lines = |file: &str| {
        file.strip_prefix("data/").and_then(|name| texts.get(name)).map(|text| text.lines().count())
    };
    let data: Result<Data, _> = read::of(&|name| {
        texts.get(name).map(|text| text.clone().into_bytes()).ok_or(io::ErrorKind::NotFound.into())
    });
    if let Err(mistakes) = data.and_then(|data| check(&data, None)) {
        assert!(!mistakes.is_empty());
        for mistake in mistakes {
            let count = lines(&mistake.file).unwrap_or(1);
            assert!(mistake.line >= 1 && mistake.line <= count + 1, "{mistake}");
            assert!(!mistake.text.is_empty(), "{mistake}");
        }
    }
}

/// The tables with the changes that a text asks for.
fn changed(text: &str) -> BTreeMap<String, String> {
    let mut texts = TEXTS.clone();
    for part in text.split("# ").skip(1) {
        let (place, rows) = part.split_once('\n').unwrap_or((part, ""));
        let Some((name, line)) = place.trim().split_once(' ') else { continue };
        let (Some(table), Ok(line)) = (texts.get_mut(name), line.trim().parse::<usize>()) else { continue };
        let mut lines: Vec<&str> = table.lines().collect();
        let line = line.clamp(1, lines.len() + 1) - 1;
        lines.splice(line..(line + 1).min(lines.len()), rows.lines());
        *table = lines.join("\n") + "\n";
    }
    texts
}
