#!/bin/sh
# Fuzzes: `sh fuzz/run.sh build`, then `sh fuzz/run.sh TARGET SECONDS`, or `sh fuzz/run.sh keep TARGET` to put the smallest
# inputs that reach all that was reached into fuzz/corpus. It needs a nightly Rust and a C++ compiler; `cargo fuzz run TARGET` does as well.
# What was found so far stays in fuzz/target/corpus, what falls over goes into fuzz/target/found.
set -eu
cd "$(dirname "$0")"

host=$(rustc -vV | sed -n 's/^host: //p')
llvm=-Cllvm-args=-sanitizer-coverage
flags="--cfg fuzzing -Cpasses=sancov-module $llvm-level=4 $llvm-inline-8bit-counters $llvm-pc-table $llvm-trace-compares"

# One line of a file as an input each.
lines() {
    mkdir -p "$1"
    split -l 1 -a 5 "$2" "$1/$(basename "$2" .txt)-"
}

# What every target begins with: documents and texts of the tests, one code of each set.
seeds() {
    to=target/seeds
    rm -rf "$to"
    mkdir -p "$to/payload" "$to/timeline" "$to/overlay" "$to/checks" "$to/documents" "$to/histories"
    for folder in ../crates/cli/tests/payload/fixtures/* ../crates/cli/tests/payload/foreign; do
        system=$(basename "$folder")
        for file in "$folder"/*; do
            case $file in *.expected.json) ;; *) cp "$file" "$to/payload/$system-$(basename "$file")" ;; esac
        done
        find "$folder" -name '*.json' -not -name '*.expected.json' | sort | head -n 20 | while read -r file; do
            cat "$file"
            echo
        done >"$to/timeline/$system"
    done
    lines "$to/read" ../tests/read/lines.txt
    lines "$to/read" ../tests/phrases/said.txt
    lines "$to/read" ../tests/phrases/traps.txt
    mkdir -p "$to/decode"
    for file in ../data/codes/*.csv; do
        sed -n '2,4p' "$file" | cut -d, -f1 | while read -r code; do printf '%s' "$code" >"$to/decode/$(printf '%s' "$code" | tr -c 'A-Za-z0-9' _)"; done
    done
    for folder in ../examples/own-tables; do
        find "$folder" -name '*.csv' | sort | while read -r file; do
            echo "# ${file#"$folder"/}"
            cat "$file"
        done >"$to/overlay/$(basename "$folder")"
    done
    for file in ../data/*.csv ../data/codes/opp.result.csv; do
        name=${file#../data/}
        { echo "# $name 3"; sed -n 3p "$file"; } >"$to/checks/$(basename "$name")"
    done
    for kind in documents histories; do head -c 32 /dev/zero >"$to/$kind/zero"; done
}

case $1 in
seeds) seeds ;;
build)
    seeds
    RUSTFLAGS="$flags" cargo +nightly build --release --bins --target "$host"
    # The names of fields and the words of the tables, for targets that would have to guess them.
    {
        sed -n 's/^ *"\([A-Za-z_]\{2,\}\)".*/\1/p' ../src/payload/keys.rs
        sed 1d ../data/vocabulary.csv | cut -d, -f2
        ls ../data/codes | sed 's/\.csv$//'
        sed 1d ../data/codes/opp.result.csv | cut -d, -f1 | sed -n '1~40p'
    } | LC_ALL=C sort -u | sed 's/.*/"&"/' >target/words.dict
    ;;
keep)
    mkdir -p "target/corpus/$2" "corpus/$2" target/least
    rm -rf "target/least/$2"
    mkdir "target/least/$2"
    "target/$host/release/$2" -merge=1 -timeout=20 "target/least/$2" "corpus/$2" "target/corpus/$2" "target/seeds/$2" 2>&1 | tail -n 3
    ;;
*)
    mkdir -p "target/corpus/$1" "corpus/$1" "target/seeds/$1" "target/found/$1"
    "target/$host/release/$1" -max_total_time="$2" -dict=target/words.dict -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="target/found/$1/" "target/corpus/$1" "corpus/$1" "target/seeds/$1"
    ;;
esac
