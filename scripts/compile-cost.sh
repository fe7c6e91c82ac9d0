#!/bin/sh
# What a dependent's clean build grows by, with default features and with each feature: the wall time of
# `cargo build -j 2` of a crate that does nothing, with payverdict and without. The best of three builds.
# scripts/compile-cost.sh [FEATURE…], `none` for the default ones.
set -eu

root=$(pwd)
crate=$(mktemp -d)
trap 'rm -rf "$crate"' EXIT
mkdir "$crate/src"
echo 'fn main() {}' >"$crate/src/main.rs"

manifest() {
    printf '[package]\nname = "shop"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n\n[dependencies]\n%s\n' "$1" \
        >"$crate/Cargo.toml"
    cp Cargo.lock "$crate/Cargo.lock"
    cargo fetch -q --manifest-path "$crate/Cargo.toml"
}

# Milliseconds of a clean build.
build() {
    best=
    for _ in 1 2 3; do
        rm -rf "$crate/target"
        start=$(date +%s%N)
        CARGO_TARGET_DIR="$crate/target" cargo build -q -j 2 --manifest-path "$crate/Cargo.toml" "$@"
        milliseconds=$((($(date +%s%N) - start) / 1000000))
        [ -n "$best" ] && [ "$best" -le "$milliseconds" ] || best=$milliseconds
    done
    echo "$best"
}

manifest ''
empty=$(build)
empty_release=$(build --release)
echo "a crate that does nothing: $empty ms, with --release $empty_release ms"
echo
echo '| feature | crates | adds to `cargo build` | adds to `cargo build --release` |'
echo '|---|--:|--:|--:|'
for feature in ${*:-none serde schemars payload}; do
    [ "$feature" = none ] && features= || features="\"$feature\""
    manifest "payverdict = { path = \"$root\", features = [$features] }"
    crates=$(($(cargo tree --prefix none -e normal,build --manifest-path "$crate/Cargo.toml" | sed 's/ (\*)$//' | sort -u | wc -l) - 1))
    debug=$(($(build) - empty))
    release=$(($(build --release) - empty_release))
    awk -v feature="$feature" -v crates="$crates" -v debug="$debug" -v release="$release" 'BEGIN {
        printf "| %s | %d | %.1f s | %.1f s |\n", feature == "none" ? feature : "`" feature "`", crates, debug / 1000, release / 1000
    }'
done
