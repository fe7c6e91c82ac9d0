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

# The same with OPP's codes and those of the standards and networks alone: other gateways' are known to nobody.
sh scripts/shop.sh "$crate" <<'RUST'
use payverdict::{CodeSet, Match, Outcome, Retry, decode, identify};

fn main() {
    let verdict = decode(CodeSet::OppResult, "800.100.153").expect("a result code");
    assert_eq!(verdict.outcome(), Outcome::Declined);
    for (set, code) in [(CodeSet::VisaResponse, "51"), (CodeSet::Iso8583Response, "05"), (CodeSet::MastercardAdvice, "03")] {
        assert_eq!(decode(set, code).expect("a response code").matched(), Match::Exact);
    }
    assert!(CodeSet::StripeDecline.entries().next().is_none());
    let unknown = decode(CodeSet::StripeDecline, "insufficient_funds").expect("a word");
    assert_eq!((unknown.outcome(), unknown.retry()), (Outcome::Unknown, Retry::CheckFirst));
    assert!(identify("incorrect_cvc").certain().is_none());
    let approved = CodeSet::ALL.iter().flat_map(|set| set.entries()).filter(|row| row.outcome() == Outcome::Approved);
    let systems: std::collections::BTreeSet<_> = approved.map(|row| row.set().system().id()).collect();
    assert!(systems.contains("opp") && !systems.contains("payex"), "{systems:?}");
    let rows: usize = CodeSet::ALL.iter().map(|set| set.entries().count()).sum();
    println!("dependent: {rows} rows with PAYVERDICT_SYSTEMS=opp");
}
RUST
PAYVERDICT_SYSTEMS=opp CARGO_TARGET_DIR="$root/target/dependent" cargo run -q --manifest-path "$crate/shop/Cargo.toml"
if PAYVERDICT_SYSTEMS=opp,stipe CARGO_TARGET_DIR="$root/target/dependent" cargo check -q --manifest-path "$crate/shop/Cargo.toml" 2>"$crate/error"; then
    echo "dependent: a system that is not there was taken" >&2
    exit 1
fi
grep -q 'PAYVERDICT_SYSTEMS: `stipe` is not a system' "$crate/error"
