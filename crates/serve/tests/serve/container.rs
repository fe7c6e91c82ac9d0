//! The container file copies what the service is built from, and nothing else is needed.

use std::path::Path;
use std::process::Command;

fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from, to).unwrap();
        return;
    }
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if !["target", "node_modules"].iter().any(|name| entry.file_name() == *name) {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    }
}

#[test]
fn what_it_copies_is_a_whole_workspace_and_builds_the_service_as_it_is_locked() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let file = std::fs::read_to_string(root.join("crates/serve/Containerfile")).unwrap();
    let folder = std::env::temp_dir().join(format!("payverdict-container-{}", std::process::id()));
    for line in file.lines().filter(|line| line.starts_with("COPY ") && !line.contains("--from")) {
        let mut names: Vec<_> = line.split_whitespace().skip(1).collect();
        let to = names.pop().unwrap();
        for name in &names {
            copy(&root.join(name), &if to == "./" { folder.join(name) } else { folder.join(to) });
        }
    }
    let build = file.lines().find_map(|line| line.strip_prefix("RUN cargo build --release ")).unwrap();
    // A build takes minutes; whether all sources of the service are there is known when they are put together.
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal,build", "--prefix", "none"])
        .args(build.split_whitespace())
        .current_dir(&folder)
        .output()
        .unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let said = String::from_utf8_lossy(&tree.stdout);
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    assert!(
        said.contains("payverdict-serve") && said.contains("payverdict-answers") && said.contains("axum"),
        "{said}"
    );
    let binary = file.lines().find_map(|line| line.strip_prefix("COPY --from=build ")).unwrap();
    assert!(binary.starts_with("/payverdict/target/release/payverdict-serve "), "{binary}");
}
