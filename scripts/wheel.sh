#!/bin/sh
# Makes target/python-env: what the tests of the Python package need, and the package itself, built in the profile that is
# named (`release`, or `quick` as the tests want it; `none` for what they need alone). Both are kept, each under a sum of everything that it is made from,
# so that a project that is checked out anew need not make them again.
set -eu
cd "$(dirname "$0")/.."

profile=${1:-release}
env=$PWD/target/python-env
python=$env/bin/python
cache=${PAYVERDICT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/payverdict}

making=
trap 'rm -rf ${making:+"$making"}' EXIT

short_sum() { sha256sum | cut -c 1-32; }

# Leaves the newest of what is in a folder: what was made before is of no more use.
leave() {
    ls -t "$1" | tail -n +"$(($2 + 1))" | while read -r old; do rm -rf "${1:?}/$old"; done
}

[ -x "$python" ] || python3 -m venv "$env"
packages=$cache/packages/$({ "$python" -VV; cat python/requirements.txt; } | short_sum)
if [ ! -d "$packages" ]; then
    echo "wheel: installing what the tests need, a minute or two"
    mkdir -p "$cache/packages"
    leave "$cache/packages" 1
    making=$(mktemp -d "$cache/packages/making.XXXXXX")
    "$python" -m pip install -q --disable-pip-version-check --no-compile --target "$making/all" -r python/requirements.txt
    # Somebody else may have made it meanwhile.
    [ -d "$packages" ] || mv "$making/all" "$packages"
    rm -rf "$making"
fi
echo "$packages" > "$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/packages.pth"
[ "$profile" != none ] || exit 0

# Sums of what is in the files, whoever checked them out and whenever.
inputs="Cargo.toml LICENSE-MIT src codegen data crates/cli/Cargo.toml crates/cli/src"
inputs="$inputs python/Cargo.toml python/Cargo.lock python/pyproject.toml python/README.md python/src python/payverdict"
own=${PAYVERDICT_DATA:-}
# shellcheck disable=SC2086
sum=$({
    echo "$profile"
    rustc -vV
    grep '^maturin' python/requirements.txt
    find $inputs ${own:+"$own"} -type f -not -name '*.pyc' | LC_ALL=C sort | xargs sha256sum
} | short_sum)

kept=$cache/wheels/$sum
if [ -z "$(ls "$kept"/*.whl 2>/dev/null)" ]; then
    echo "wheel: building it ($profile), some minutes"
    rm -rf target/wheels
    set -- --profile "$profile" --locked --manifest-path python/Cargo.toml --target-dir target/python
    cargo clippy -q "$@" -- -D warnings
    "$packages/bin/maturin" build -q "$@" --interpreter "$python" --out target/wheels
    mkdir -p "$cache/wheels"
    leave "$cache/wheels" 4
    making=$(mktemp -d "$cache/wheels/making.XXXXXX")
    cp target/wheels/*.whl "$making"
    rm -rf "$kept"
    mv "$making" "$kept"
fi
if [ "$(cat "$env/wheel.txt" 2>/dev/null)" != "$sum" ]; then
    "$python" -m pip install -q --disable-pip-version-check --no-deps --force-reinstall "$kept"/*.whl
    echo "$sum" > "$env/wheel.txt"
fi
