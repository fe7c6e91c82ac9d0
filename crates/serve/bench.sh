#!/bin/sh
# How many requests the service answers, and how long they take, beside a route of axum that does nothing; how much memory
# a million of them take; and what those who send what is hostile do to others. `make bench-serve` runs it.
set -eu
cd "$(dirname "$0")/../.."

cargo build --release -p payverdict-serve
bare=$(cargo build --release -p payverdict-serve --bench bare --message-format json 2>/dev/null |
    sed -n 's/.*"name":"bare".*"executable":"\([^"]*\)".*/\1/p')

npm --prefix crates/serve/bench ci --no-audit --no-fund --loglevel=error
exec node crates/serve/bench/bench.mjs target/release/payverdict-serve "$bare"
