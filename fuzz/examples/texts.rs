//! Writes what structured inputs make as texts, for the corpora of the targets that take texts as they come:
//! `cargo run --example texts -- documents FROM TO`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use payverdict_fuzz::{documents, fixtures};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, from, to] = &arguments[..] else { panic!("expected documents or histories, and two folders") };
    let make = if name == "documents" { documents::one } else { documents::several };
    std::fs::create_dir_all(to).expect("a folder");
    for file in fixtures::files(Path::new(from)) {
        let text = make(&std::fs::read(file).expect("an input"));
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        std::fs::write(Path::new(to).join(format!("{:016x}", hasher.finish())), text)
            .expect("it can be written");
    }
}
