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
command -v sqlite3 >/dev/null || missing="$missing sqlite3"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$missing postgresql"
# shellcheck disable=SC2086
[ -z "$missing" ] || install_packages $missing
