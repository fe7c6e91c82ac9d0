//! A client in TypeScript, generated from the service's own description, asks the service; what comes back is as the
//! description says.

use std::process::Command;

use crate::running::{Running, top};

#[test]
fn a_client_that_is_generated_from_the_description_is_answered() {
    let folder = top().join("crates/serve/client");
    assert!(folder.join("node_modules").exists(), "`make setup` installs what generates the client");
    let service = Running::with(&[]);
    let output =
        Command::new("node").arg("try.mjs").arg(service.url()).current_dir(&folder).output().unwrap();
    let printed = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat();
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("every answer is as the description says"), "{printed}");
}
