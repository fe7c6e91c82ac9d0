#!/bin/sh
# How fast `payverdict decode --json` goes through ten million lines, beside wc and jq on the same ones.
# benches/lines.sh [LINES], after cargo build --release; `make bench-lines` does both.
set -eu

lines=${1:-10000000}
payverdict=${CARGO_TARGET_DIR:-target}/release/payverdict
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# Listed codes in random order, always the same.
tail -n +2 data/codes/opp.result.csv | cut -d, -f1 | awk -v lines="$lines" '
    { codes[NR - 1] = $0 }
    END {
        for (seed = 1; lines > 0; lines--) {
            seed = seed * 16807 % 2147483647
            print codes[seed % NR]
        }
    }
' >"$dir/codes"
# No code is JSON, so jq gets the same lines in quotes.
sed 's/.*/"&"/' "$dir/codes" >"$dir/quoted"
bytes=$("$payverdict" decode --set opp.result --json <"$dir/codes" | wc -c)

# The best of three runs.
measure() {
    best=
    for _ in 1 2 3; do
        start=$(date +%s%N)
        sh -c "$3"
        nanoseconds=$(($(date +%s%N) - start))
        [ -n "$best" ] && [ "$best" -le "$nanoseconds" ] || best=$nanoseconds
    done
    name=$1 awk -v bytes="$2" -v lines="$lines" -v ns="$best" 'BEGIN {
        printf "| %s | %.2f | %.1f | %.0f |\n", ENVIRON["name"], ns / 1e9, lines / ns * 1e3, bytes / ns * 1e3
    }'
}

export payverdict dir bytes
echo "$lines lines, $(wc -c <"$dir/codes") bytes; as JSON $bytes bytes"
echo
echo '| | s | million lines/s | MB/s |'
echo '|---|--:|--:|--:|'
measure '`payverdict decode --set opp.result --json >/dev/null`, MB written' "$bytes" \
    '"$payverdict" decode --set opp.result --json <"$dir/codes" >/dev/null'
measure 'the same into a pipe, `\| cat >/dev/null`' "$bytes" \
    '"$payverdict" decode --set opp.result --json <"$dir/codes" | cat >/dev/null'
measure 'as many zeros into a pipe, `head -c … /dev/zero \| cat >/dev/null`' "$bytes" \
    'head -c "$bytes" /dev/zero | cat >/dev/null'
measure '`payverdict decode --json >/dev/null`, every set asked' "$bytes" \
    '"$payverdict" decode --json <"$dir/codes" >/dev/null'
measure '`wc -l`, MB read' "$(wc -c <"$dir/codes")" 'wc -l <"$dir/codes" >/dev/null'
if command -v jq >/dev/null; then
    measure '`jq -c . >/dev/null` on the quoted lines, MB read' "$(wc -c <"$dir/quoted")" \
        'jq -c . <"$dir/quoted" >/dev/null'
else
    echo '| `jq -c .`: not installed | | | |'
fi
