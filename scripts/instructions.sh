#!/bin/sh
# Counts the instructions of one decode of each kind, of reading, of a payment's state and of a plan, and compares them with the
# committed figures.
# They do not depend on what else the machine does. `--update` writes the figures anew.
set -eu

figures=benches/instructions/figures.txt
root=$(pwd)
times=1000
crate=$(mktemp -d)
trap 'rm -rf "$crate"' EXIT

# A dependent of its own, so that what is counted is what others get.
mkdir "$crate/src"
cp benches/instructions/one.rs "$crate/src/main.rs"
cp Cargo.lock "$crate/Cargo.lock"
cat >"$crate/Cargo.toml" <<TOML
[package]
name = "instructions"
version = "0.0.0"
edition = "2024"

[dependencies]
payverdict = { path = "$root", features = ["payload"] }

[profile.release]
lto = "fat"
codegen-units = 1

[workspace]
TOML
target=${CARGO_TARGET_DIR:-$root/target}/instructions
CARGO_TARGET_DIR="$target" cargo build -q --release --manifest-path "$crate/Cargo.toml"
one=$target/release/instructions

# The counts differ from compiler to compiler.
compiler=$(rustc -vV | sed -n 's/^\(release\|host\): //p' | sort -r | tr '\n' ' ' | sed 's/ $//')

collected() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$one" "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# What starting and ending costs is in both runs.
count() {
    echo $((($(collected "$1" $((2 * times))) - $(collected "$1" "$times") + times / 2) / times))
}

for kind in $("$one"); do
    echo "$kind $(count "$kind")"
done >"$crate/counts"

if [ "${1:-}" = --update ]; then
    { echo "# $compiler"; cat "$crate/counts"; } >"$figures"
    cat "$figures"
    exit
fi

recorded=$(sed -n 's/^# //p' "$figures")
awk -v same="$([ "$compiler" = "$recorded" ] && echo 1 || echo 0)" -v compiler="$compiler" -v recorded="$recorded" '
    /^#/ { next }
    FNR == NR { figure[$1] = $2; next }
    {
        known = ($1 in figure)
        verdict = !known ? "has no figure" : $2 > figure[$1] * 1.05 ? "more than 5 % above" : \
            $2 < figure[$1] * 0.95 ? "more than 5 % below: lower the figure with --update" : ""
        if (!known || $2 > figure[$1] * 1.05) failed = 1
        printf "%-20s %5d  figure %5d  %s\n", $1, $2, figure[$1], verdict
        delete figure[$1]
    }
    END {
        for (kind in figure) { print kind " has a figure and is not counted"; failed = 1 }
        if (!same) { print "not compared: the figures are those of " recorded ", this is " compiler; exit 0 }
        exit failed
    }
' "$figures" "$crate/counts"
