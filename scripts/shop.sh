#!/bin/sh
# Unpacks the packaged crate into a folder, and makes a crate `shop` beside it that depends on it by its default features;
# its main.rs comes from standard input. `sh scripts/shop.sh FOLDER <main.rs`
set -eu

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
tar -xzf "${CARGO_TARGET_DIR:-target}/package/payverdict-$version.crate" -C "$1"
mkdir -p "$1/shop/src"
cat >"$1/shop/Cargo.toml" <<TOML
[package]
name = "shop"
version = "0.0.0"
edition = "2024"

[dependencies]
payverdict = { path = "../payverdict-$version" }

[workspace]
TOML
cat >"$1/shop/src/main.rs"
cp Cargo.lock "$1/shop/Cargo.lock" 2>/dev/null || true
