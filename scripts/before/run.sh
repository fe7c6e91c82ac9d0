#!/bin/sh
# What an earlier commit and this one take for the same work, in one process, as a table: sh scripts/before/run.sh COMMIT
# The first commit that has all that is asked for is of 2026-11-21.
set -eu
cd "$(dirname "$0")/../.."

commit=$(git rev-parse --verify "${1:?the commit to compare with}^{commit}")
work=target/before
rm -rf "$work/source"
mkdir -p "$work/source" "$work/src"
git archive "$commit" | tar -xf - -C "$work/source"
# One name and version may come from one place alone.
sed -i '0,/^version = .*/s//version = "0.0.0"/' "$work/source/Cargo.toml"
sed "s|include_str!(\"../../|include_str!(\"$PWD/|" scripts/before/main.rs >"$work/src/main.rs"
# What `identify` gives had no name at first.
if grep -q 'pub struct Identification' "$work/source/src/identify.rs"; then
    sed -i 's/::before::identify(code)/&.candidates()/' "$work/src/main.rs"
fi
cat >"$work/Cargo.toml" <<TOML
[package]
name = "before-and-after"
version = "0.0.0"
edition = "2024"

[workspace]
exclude = ["source"]

[dependencies]
before = { package = "payverdict", path = "source", features = ["payload"] }
after = { package = "payverdict", path = "../..", features = ["payload"] }

[profile.release]
lto = "fat"
codegen-units = 1
TOML
cargo run -q --release --manifest-path "$work/Cargo.toml"
