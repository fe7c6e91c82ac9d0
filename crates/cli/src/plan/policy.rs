//! A merchant's own policy, a file.

use std::path::Path;

use payverdict::plan::{Given, Policy};

/// The policy of a file, if it allows nothing that a rule forbids.
pub fn read(file: &Path) -> Result<Policy, String> {
    let name = file.display();
    let text = std::fs::read(file).map_err(|error| format!("{name}: {error}"))?;
    let given: Given<'_> =
        serde_json::from_slice(&text).map_err(|error| format!("{name}: not JSON: {error}"))?;
    Policy::read(&given).map_err(|error| format!("{name}: {error}"))
}
