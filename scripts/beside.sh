#!/bin/sh
# Makes lists of targets beside each other, each in its order: scripts/beside.sh "TARGET…" "TARGET…"
# For what works in folders of its own and leaves a core idle much of the time. What each prints stays together.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lane=0
for targets in "$@"; do
    lane=$((lane + 1))
    # The list is meant to be split.
    # shellcheck disable=SC2086
    { sh scripts/timed.sh $targets >"$work/$lane" 2>&1 && : >"$work/$lane.passed"; } &
done
wait
failed=0
# What failed is told last.
for lane in $(seq "$lane"); do
    [ ! -e "$work/$lane.passed" ] || cat "$work/$lane"
done
for lane in $(seq "$lane"); do
    [ -e "$work/$lane.passed" ] || { cat "$work/$lane"; failed=1; }
done
exit "$failed"
