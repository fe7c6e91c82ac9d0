#!/bin/sh
# Makes all that is released in two clones, in folders of different names and depths, each from nothing, and compares the
# bytes: `packages` are the crates, the npm package, the page and the bills of materials, `programs` the command. The sums go
# into target/reproducible/SHA256SUMS. scripts/reproducible.sh [packages] [programs], both where none is named.
set -eu
cd "$(dirname "$0")/.."

root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- packages programs

packages() {
    cargo package -q -p payverdict -p payverdict-cli --no-verify
    cp target/package/*.crate made/
    (cd pkg && npm ci --no-audit --no-fund --loglevel=error && node build.mjs && npm pack --loglevel=error --pack-destination ../made) >/dev/null
    (cd dashboard && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build -- --logLevel error) >/dev/null
    cp -r dashboard/dist made/page
    node scripts/supply/products.mjs >/dev/null
    cp -r target/sbom made/sbom
}

programs() {
    cargo build -q --release -p payverdict-cli
    cp target/release/payverdict made/
}

# A clone of the commit that is checked out, built; what it gives, with a sum each.
build() {
    clone=$1
    shift
    git clone -q --no-hardlinks "$root" "$clone"
    (
        cd "$clone"
        unset CARGO_TARGET_DIR PAYVERDICT PAYVERDICT_DATA PAYVERDICT_SYSTEMS
        mkdir made
        for what in "$@"; do "$what"; done
        cd made
        find . -type f | sed 's|^\./||' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum
    )
}

build "$work/one" "$@" >"$work/first"
build "$work/another folder/with a longer name/two" "$@" >"$work/second"
mkdir -p target/reproducible
cp "$work/first" target/reproducible/SHA256SUMS
diff "$work/first" "$work/second" || {
    echo "reproducible: these differ" >&2
    exit 1
}
grep -v ' page/' target/reproducible/SHA256SUMS
pages=$(grep -c ' page/' target/reproducible/SHA256SUMS || true)
echo "reproducible: $(wc -l <target/reproducible/SHA256SUMS) files are the same in two folders, $pages of them the page; target/reproducible/SHA256SUMS has their sums"
