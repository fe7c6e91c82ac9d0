#!/bin/sh
# Compares what tables of one's own say that are built in (PAYVERDICT_DATA) with what they say at run time (`--tables`): in the
# command, which `make own-build` has built both ways, and in a crate that depends on the packaged one and the npm package,
# which are built here.
set -eu

root=$(pwd)
tables="$root/examples/own-tables"
target="${CARGO_TARGET_DIR:-$root/target}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

with="$target/own/with"
plain="$target/own/plain"
count=0
for file in "$tables"/codes/*.csv; do
    set=$(basename "$file" .csv)
    # Its own codes, codes of its groups, codes of what it extends, codes of nobody.
    { sed 1d "$file" | cut -d, -f1; printf '%s\n' 4999 Q9 51 00 800.100.151 800.100.155 000.000.000 999.999.998 2; } >"$work/codes"
    "$with" decode --set "$set" --json <"$work/codes" >"$work/built" || true
    "$plain" decode --tables "$tables" --set "$set" --json <"$work/codes" >"$work/run" || true
    diff -u "$work/run" "$work/built" || {
        echo "own-build: $set says something else when it is built in" >&2
        exit 1
    }
    count=$((count + $(wc -l <"$work/built")))
done
test "$count" -gt 40
echo "own-build: $count answers are the same built in and at run time"

# A crate that depends on the packaged one.
sh scripts/shop.sh "$work" <<'RUST'
use payverdict::{CodeSet, Flags, Outcome, decode};

fn main() {
    let verdict = decode(CodeSet::ExamplepayResult, "1000").expect("a code of Example Pay");
    assert_eq!(verdict.outcome(), Outcome::Approved);
    assert!(verdict.flags().contains(Flags::CUSTOM));
    let stricter = decode(CodeSet::OppResult, "800.100.152").expect("a result code");
    assert!(stricter.flags().contains(Flags::CUSTOM));
    println!("own-build: {}", verdict.summary());
}
RUST
PAYVERDICT_DATA="$tables" CARGO_TARGET_DIR="$root/target/dependent" cargo run -q --manifest-path "$work/shop/Cargo.toml"
# A mistake ends the build, and says where it is.
mkdir -p "$work/wrong/codes"
printf 'code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n800.100.151,,,now,,,,,,\n' >"$work/wrong/codes/opp.result.csv"
if PAYVERDICT_DATA="$work/wrong" CARGO_TARGET_DIR="$root/target/dependent" cargo run -q --manifest-path "$work/shop/Cargo.toml" 2>"$work/error"; then
    echo "own-build: a looser row was built in" >&2
    exit 1
fi
grep -q 'codes/opp.result.csv:2: retry now is looser than' "$work/error"

# The npm package, built in a copy of the sources.
mkdir "$work/copy"
tar -cf - --exclude=./target --exclude=node_modules --exclude=./.git --exclude=./dashboard/dist --exclude=./pkg/dist . | tar -xf - -C "$work/copy"
ln -s "$root/pkg/node_modules" "$work/copy/pkg/node_modules"
# Here without the text that all shoppers without money read, so that the checkouts of other systems can be compared.
cp -r "$tables" "$work/tables"
grep -v '^insufficient_funds,' "$tables/messages.csv" >"$work/tables/messages.csv"
(cd "$work/copy/pkg" && PAYVERDICT="$with" PAYVERDICT_DATA="$work/tables" CARGO_TARGET_DIR="$target" node build.mjs >/dev/null)
cat >"$work/copy/pkg/own.mjs" <<'JS'
import assert from "node:assert/strict";
import { decode } from "./dist/index.js";

const verdict = decode("examplepay.result", "1000");
assert.equal(verdict.outcome, "approved");
assert.deepEqual([...verdict.flags], ["custom"]);
assert.ok(decode("opp.result", "800.100.152").flags.includes("custom"));
console.log(`own-build: the package says: ${verdict.summary}`);
JS
node "$work/copy/pkg/own.mjs"

# What it adds changes no byte of other systems' checkouts: OPP's have the stricter row, and those of Example Pay are new.
[ -e pkg/dist/checkout/visa.js ] || make --no-print-directory package
(cd pkg/dist && find checkout languages -name '*.js' ! -path '*/opp*' | sort >"$work/entries")
while read -r entry; do
    cmp "pkg/dist/$entry" "$work/copy/pkg/dist/$entry"
done <"$work/entries"
echo "own-build: $(wc -l <"$work/entries") files of other systems' checkouts have the same bytes"
