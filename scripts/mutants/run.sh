#!/bin/sh
# Tries the mutants of some files, such as `sh scripts/mutants/run.sh 'src/plan/**/*.rs'`, on the last commit: what became of
# each is in target/mutants/result.csv. Needs `cargo install cargo-mutants`, which lists them.
set -eu

[ $# -gt 0 ] || { echo "expected the files whose mutants are to be tried, such as 'src/plan/**/*.rs'" >&2; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$root/target/mutants
mkdir -p "$work"
rm -rf "$work/checkout"
git clone -q "$root" "$work/checkout"

cd "$work/checkout"
export CARGO_TARGET_DIR="$work/target"
cargo build -q --release --manifest-path scripts/mutants/Cargo.toml
for file in "$@"; do set -- "$@" -f "$file"; shift; done
cargo mutants --list --json -p payverdict "$@" >"$work/list.json"

# Quick to compile again for the rounds in which mutants are taken out that do not compile.
export CARGO_INCREMENTAL=1 CARGO_PROFILE_TEST_OPT_LEVEL=1
features=payverdict/payload,payverdict/overlay,payverdict/schemars,payverdict/triggers,payverdict/opinions
"$CARGO_TARGET_DIR/release/payverdict-mutants" "$work/list.json" "$work/checkout" "$work/result.csv" -- \
    -p payverdict -p payverdict-cli --features "$features"
