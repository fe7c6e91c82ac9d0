#!/bin/sh
# Makes the targets one after another, and says how long each took: scripts/timed.sh TARGET…
set -eu

for target in "$@"; do
    echo "== $target"
    start=$(date +%s)
    make --no-print-directory "$target"
    echo "== $target took $(($(date +%s) - start)) s"
done
