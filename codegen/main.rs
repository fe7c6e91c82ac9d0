//! The build script: reads `data/`, refuses what is wrong with it, and writes the tables that the
//! crate includes.

#[path = "../src/advice.rs"]
mod advice;
mod certain;
mod check;
mod emit;
#[path = "../src/hash.rs"]
#[expect(dead_code, reason = "the crate asks more of it than the build script does")]
mod hash;
mod hashed;
mod index;
mod marks;
mod model;
#[path = "../src/perfect.rs"]
#[expect(dead_code, reason = "the crate asks more of it than the build script does")]
mod perfect;
mod read;
mod shopper;
#[path = "../src/syntax.rs"]
#[expect(dead_code, reason = "the crate asks more of it than the build script does")]
mod syntax;
mod texts;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    for watched in ["data", "codegen", "src/advice.rs", "src/hash.rs", "src/perfect.rs", "src/syntax.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    // Where every byte is downloaded, the index is made at run time.
    println!("cargo::rustc-check-cfg=cfg(small)");
    // Set by the build of the npm package alone: a module that is no part of another program.
    println!("cargo::rustc-check-cfg=cfg(payverdict_module)");
    let is_set = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is_set("CARGO_FEATURE_WASM", "1") && is_set("CARGO_CFG_TARGET_ARCH", "wasm32") {
        println!("cargo::rustc-cfg=small");
    }
    let data = read::read(Path::new("data"));
    match data.and_then(|data| Ok((check::check(&data)?, marks::check(&data)?))) {
        Ok((model, marks)) => {
            let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
            for (file, text) in [
                ("vocabulary.rs", emit::vocabulary(&model)),
                ("code_sets.rs", emit::code_sets(&model)),
                ("tables.rs", emit::tables(&model)),
                ("marks.rs", marks::table(&marks)),
                ("texts.json", texts::texts(&model)),
            ] {
                std::fs::write(Path::new(&out).join(file), text).expect("OUT_DIR can be written");
            }
            ExitCode::SUCCESS
        }
        Err(mistakes) => {
            for mistake in mistakes {
                println!("cargo::error={mistake}");
            }
            ExitCode::FAILURE
        }
    }
}
