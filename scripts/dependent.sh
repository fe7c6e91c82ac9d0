#!/bin/sh
# Builds a tiny crate that depends on the packaged payverdict by its default features, and runs it.
set -eu

root=$(pwd)
crate=$(mktemp -d)
trap 'rm -rf "$crate"' EXIT
sh scripts/shop.sh "$crate" <<'RUST'
use payverdict::{CodeSet, Outcome, decode};

fn main() {
    let verdict = decode(CodeSet::OppResult, "800.100.153").expect("a result code");
    assert_eq!(verdict.outcome(), Outcome::Declined);
    println!("dependent: {}", verdict.summary());
}
RUST
CARGO_TARGET_DIR="$root/target/dependent" cargo run -q --manifest-path "$crate/shop/Cargo.toml"
