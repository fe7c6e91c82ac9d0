#!/bin/sh
# Packages the crate and the command into target/package, and builds the command against the packaged crate.
set -eu

# Cargo unpacks the crate once for a folder and a version, and takes the same copy, and what was built from it, for every
# later run: the command would be built against the crate of an earlier commit. So each run has a folder of its own.
own=$(mktemp -d)
trap 'rm -rf "$own" "${CARGO_HOME:-$HOME/.cargo}"/registry/src/-*/payverdict-[0-9]*' EXIT
cargo package -p payverdict -p payverdict-cli --allow-dirty --target-dir "$own"
mkdir -p "${CARGO_TARGET_DIR:-target}/package"
cp "$own"/package/*.crate "${CARGO_TARGET_DIR:-target}/package/"
