//! A folder with tables of one's own.

use std::fs;
use std::path::Path;

use crate::checks::own::{self, Files};
use crate::checks::table::Mistake;

/// Reads the tables of a folder, `*.csv` and `codes/*.csv`; anything else in it is left alone.
pub fn read(dir: &Path) -> Result<Files, Vec<Mistake>> {
    let shown = dir.display();
    let mistake = |text: String| vec![Mistake { file: shown.to_string(), line: 1, text }];
    if !dir.is_absolute() {
        return Err(mistake("is not an absolute path; a build runs in a folder of its own".into()));
    }
    let mut files = Vec::new();
    for folder in ["", "codes"] {
        let path = dir.join(folder);
        if !folder.is_empty() && !path.exists() {
            continue;
        }
        let listed = fs::read_dir(&path).map_err(|error| mistake(format!("cannot be read ({error})")))?;
        for file in listed.flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".csv") {
                continue;
            }
            let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            let text = fs::read_to_string(file.path()).map_err(|_| {
                vec![Mistake {
                    file: name.clone(),
                    line: 1,
                    text: "not UTF-8; save the file as UTF-8".into(),
                }]
            })?;
            files.push((name, text));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(mistake("has no tables; expected files such as sets.csv and codes/SET.csv".into()));
    }
    own::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}
