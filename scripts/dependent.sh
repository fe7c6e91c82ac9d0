#!/bin/sh
# Builds a tiny crate that depends on the packaged payverdict by its default features, and runs it.
set -eu

root=$(pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
crate=$(mktemp -d)
trap 'rm -rf "$crate"' EXIT
tar -xzf "${CARGO_TARGET_DIR:-target}/package/payverdict-$version.crate" -C "$crate"
mkdir -p "$crate/shop/src"
cat >"$crate/shop/Cargo.toml" <<TOML
[package]
name = "shop"
version = "0.0.0"
edition = "2024"

[dependencies]
payverdict = { path = "../payverdict-$version" }

[workspace]
TOML
cat >"$crate/shop/src/main.rs" <<'RUST'
use payverdict::{CodeSet, Outcome, decode};

fn main() {
    let verdict = decode(CodeSet::OppResult, "800.100.153").expect("a result code");
    assert_eq!(verdict.outcome(), Outcome::Declined);
    println!("dependent: {}", verdict.summary());
}
RUST
cp Cargo.lock "$crate/shop/Cargo.lock" 2>/dev/null || true
CARGO_TARGET_DIR="$root/target/dependent" cargo run -q --manifest-path "$crate/shop/Cargo.toml"
