#!/bin/sh
# Installs what the tests need apart from Rust, or says what is missing.
set -eu

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_packages() {
    echo "setup: installing $*"
    if ! command -v apt-get >/dev/null; then
        echo "setup: please install these yourself: $*" >&2
        exit 1
    fi
    as_root apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -q -y --no-install-recommends "$@" >/dev/null
}

missing=
if [ "${1:-sql}" = valgrind ]; then
    command -v valgrind >/dev/null || missing="$missing valgrind"
elif [ "${1:-sql}" = python ]; then
    python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null ||
        missing="$missing python3 python3-venv"
    # Spark runs on this Java, which may stand beside another one.
    ls -d /usr/lib/jvm/*17*/bin/java >/dev/null 2>&1 ||
        "${JAVA_HOME:-/usr}/bin/java" -version 2>&1 | grep -q '"17\.' ||
        missing="$missing openjdk-17-jre-headless"
elif [ "${1:-sql}" = sql ]; then
    command -v sqlite3 >/dev/null || missing="$missing sqlite3"
    command -v curl >/dev/null || missing="$missing curl"
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
else
    # A browser of the system comes first; elsewhere the tests use the one that Playwright brings.
    if command -v apt-get >/dev/null && ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
        missing="$missing chromium"
    fi
fi
# shellcheck disable=SC2086
[ -z "$missing" ] || install_packages $missing

if [ "${1:-sql}" = npm ]; then
    command -v node >/dev/null || { echo "setup: please install Node 20 or newer" >&2; exit 1; }
    rustup target add wasm32-unknown-unknown
    version=$(sed -n 's/^wasm-bindgen = { version = "=\([^"]*\)".*/\1/p' crates/wasm/Cargo.toml)
    if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $version" ]; then
        echo "setup: installing wasm-bindgen-cli $version, some minutes"
        # It runs for seconds and is compiled for minutes: less is optimised.
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install --quiet wasm-bindgen-cli --version "$version"
    fi
fi
