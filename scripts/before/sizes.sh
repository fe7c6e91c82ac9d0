#!/bin/sh
# What the npm package weighs and what the crate takes to compile, of an earlier commit and of this one, as tables:
# sh scripts/before/sizes.sh COMMIT
set -eu
cd "$(dirname "$0")/../.."

commit=$(git rev-parse --verify "${1:?the commit to compare with}^{commit}")
root=$(pwd)
# Outside of this folder, whose workspace it is no member of.
before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
mkdir -p "$root/target/before"
git clone -q "$root" "$before"
git -C "$before" checkout -q "$commit"

# Entries with their bytes of gzip, as each commit counts them itself; its columns have names.
sizes() {
    (cd "$1" && make package >/dev/null && cd pkg && node size.mjs || true) | awk -F ' *[|] *' '
        $2 == "entry" { for (column = 1; column <= NF; column++) if ($column == "gzip") gzip = column }
        $2 ~ /^[.]/ { print $2 ";" $gzip }
    '
}
sizes "$before" >"$root/target/before/sizes.before"
sizes "$root" >"$root/target/before/sizes.after"
echo '| bytes of gzip | before | after | after / before |'
echo '|---|--:|--:|--:|'
awk -F ';' '
    function number(text) { gsub(",", "", text); return text }
    FNR == NR { before[$1] = $2; next }
    $1 in before { printf "| `%s` | %s | %s | %.2f |\n", $1, before[$1], $2, number($2) / number(before[$1]) }
' "$root/target/before/sizes.before" "$root/target/before/sizes.after"

for place in "$before" "$root"; do
    echo
    [ "$place" = "$root" ] && echo 'After:' || echo 'Before:'
    (cd "$place" && sh "$root/scripts/compile-cost.sh" none serde payload)
done
