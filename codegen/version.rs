//! The version of the tables: the newest day on which one of their sources was read, and a number that any change of
//! a table makes another one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::model::Model;

/// Writes `DATA_VERSION`, of the tables in these folders: `data/`, and that of one's own that is built in, too.
pub fn text(folders: &[&Path], model: &Model) -> String {
    let newest = model.base.sources.iter().map(|source| source.retrieved.as_str()).max().unwrap_or_default();
    let sum = folders.iter().copied().fold(FNV_BASIS, sum);
    format!(
        "/// The version of the tables that are compiled in, apart from that of the code: the newest day on which one of \
         their\n/// sources was read, and a sum that is another one after any change of a table.\n\
         pub const DATA_VERSION: &str = \"{newest}-{:08x}\";\n",
        sum >> 32 ^ sum & 0xFFFF_FFFF
    )
}

/// The sum with the tables of a folder.
fn sum(mut sum: u64, folder: &Path) -> u64 {
    let mut tables = tables(folder);
    tables.sort();
    for table in &tables {
        let name =
            table.strip_prefix(folder).expect("within the folder").to_string_lossy().replace('\\', "/");
        sum = mixed(sum, name.as_bytes());
        // Where lines end does not matter.
        for line in fs::read_to_string(table).expect("it was read before").lines() {
            sum = mixed(mixed(sum, line.as_bytes()), b"\n");
        }
    }
    sum
}

/// The tables of a folder, `*.csv` and `codes/*.csv`.
fn tables(folder: &Path) -> Vec<PathBuf> {
    let listed =
        [folder.to_path_buf(), folder.join("codes")].into_iter().filter_map(|path| fs::read_dir(path).ok());
    let paths = listed.flatten().map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|ending| ending == "csv")).collect()
}

const FNV_BASIS: u64 = 0xCBF2_9CE4_8422_2325;

/// FNV-1a of 64 bits.
fn mixed(sum: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(sum, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}
