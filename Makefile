# `make test` passes everything on a fresh machine that has Rust and Node, and installs what it needs.

NPM = npm --prefix pkg --no-audit --no-fund --loglevel=error

# What is made once is made anew only where a source of it is newer.
TARGET = $(or $(CARGO_TARGET_DIR),target)
SOURCES = $(wildcard $(shell git ls-files -- Cargo.toml Cargo.lock README.md CHANGELOG.md 'LICENSE-*' src codegen data benches examples crates/cli crates/wasm scripts 2>/dev/null || find src codegen data crates -type f))
PACKED = $(SOURCES) $(wildcard $(shell git ls-files -- pkg dashboard/src ':!pkg/test' ':!pkg/bench' 2>/dev/null || find pkg/src pkg/pack dashboard/src -type f))
.DELETE_ON_ERROR:

.PHONY: check pages supply sbom reproducible test test-rust command test-npm test-dashboard test-python wheel bench-columns dashboard dashboard-build bench-js setup setup-npm setup-python lint docs no-std package-crate dependent own-build package release size bench bench-levels bench-lines bench-serve instructions compile-cost

# The inner loop: format, lints, unit tests and the rules for the data and the pages.
check: lint
	cargo test -q -p payverdict --features payload --lib --test docs --test codegen --test rows --test messages --test groups --test pages

# Writes what the data says into README.md and docs/coverage.md, and what the command prints into all pages.
pages:
	WRITE_PAGES=1 cargo test -q -p payverdict --test pages
	WRITE_PAGES=1 cargo test -q -p payverdict-cli --test readme
	WRITE_PAGES=1 cargo test -q -p payverdict-serve --test serve pages:: -- --test-threads=1
	WRITE_PAGES=1 cargo test -q -p payverdict-mcp --test mcp pages:: -- --test-threads=1

# The package and the page are built with the command that the tests of the crates have compiled.
test:
	sh scripts/timed.sh test-rust
	PAYVERDICT="$(abspath $(TARGET))/debug/payverdict" sh scripts/timed.sh test-npm test-dashboard $(TARGET)/own/with
	PAYVERDICT="$(abspath $(TARGET))/debug/payverdict" sh scripts/beside.sh test-python own-build

# What the tests of the crates compile. Whoever names the same packages and features finds it compiled.
TESTED = --profile test -p payverdict -p payverdict-cli -p payverdict-mcp -p payverdict-serve -p payverdict-webhook
FEATURES = payverdict/payload,payverdict/overlay,payverdict/schemars,payverdict/triggers,payverdict/opinions
# The index for downloads replaces the fast one where the feature is on, so each is tried by itself, without the programs
# that only ask it.
COMPACT = door rows meanings roundtrip allocations read phrases

test-rust: setup
	cargo test $(TESTED) --features $(FEATURES)
	cargo test --profile test -p payverdict --features $(FEATURES),payverdict/compact --lib $(addprefix --test ,$(COMPACT))

# The command, as these tests have compiled it; MORE are further options of Cargo.
command:
	cargo test -q --no-run $(TESTED) --features $(FEATURES) --test readme $(MORE)

test-npm: package
	cd pkg && node size.mjs && node --test --test-concurrency=2 test/*.test.mjs

# What the tests of the crates need apart from Rust: databases that the exported SQL is loaded into, and what makes a
# client of the service from its description.
setup:
	sh scripts/setup.sh sql
	npm --prefix crates/serve/client ci --no-audit --no-fund --loglevel=error

# What the package needs: the target, the command that makes the glue, a browser.
setup-npm: pkg/node_modules/.package-lock.json
	sh scripts/setup.sh npm

pkg/node_modules/.package-lock.json: pkg/package-lock.json
	$(NPM) ci
	touch $@

# The npm package: pkg/dist, and the tarball as it is published.
package: setup-npm $(TARGET)/packed
	@[ -e pkg/dist/codes.json ] || { rm $(TARGET)/packed && $(MAKE) --no-print-directory package; }

$(TARGET)/packed: $(PACKED) | setup-npm
	cd pkg && node build.mjs && npm pack --loglevel=error
	mkdir -p $(TARGET) && touch $@

# Builds the support desk's page and serves it on this machine with the headers of its deployment notes.
dashboard: dashboard-build
	cd dashboard && npm run serve

# The page is built on the package, so the package comes first.
dashboard-build: package
	cd dashboard && npm ci --no-audit --no-fund --loglevel=error && npm run build

# In a real browser.
test-dashboard: dashboard-build
	cd dashboard && npm run check && npm test && npm run size

setup-python:
	sh scripts/setup.sh python

# The Python package in an environment of its own, target/python-env.
wheel: setup-python
	sh scripts/wheel.sh release

# The Python package against the command: through Arrow, Polars, pandas, DuckDB, Spark, Sail and dbt.
test-python: setup-python command
	sh scripts/wheel.sh quick
	target/python-env/bin/python -m pytest -n 2 --dist loadfile python/tests

# Twenty million rows through each engine. `rows=2000000` for a shorter one.
rows ?= $(ROWS)
bench-columns: wheel
	target/python-env/bin/python python/bench/columns.py $(rows)

bench-js: package
	cd pkg && npm run bench

# The module at each level of optimisation: its size and its speed.
bench-levels: package
	cd pkg && node bench/levels.mjs

size: package
	cd pkg && node size.mjs

lint:
	cargo fmt --check
	cargo fmt --check --manifest-path python/Cargo.toml
	cargo fmt --check --manifest-path fuzz/Cargo.toml
	cargo fmt --check --manifest-path scripts/mutants/Cargo.toml
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy --workspace --all-targets --all-features -- -D warnings

docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --all-features

# A target without std shows that the crate needs none; a feature alone, that it needs no other. `schemars` has `serde` and `alloc`.
no-std:
	rustup target add thumbv7m-none-eabi
	cargo build -p payverdict --lib --target thumbv7m-none-eabi
	cargo build -p payverdict --lib --target thumbv7m-none-eabi --features schemars
	cargo build -p payverdict --lib --target thumbv7m-none-eabi --features payload
	cargo build -p payverdict --lib --target thumbv7m-none-eabi --features overlay
	cargo build -p payverdict --lib --target thumbv7m-none-eabi --all-features

# Each package of others is one that somebody looked at (supply/), the bills of materials are in order, and the crates are the
# same bytes in two folders.
supply:
	node --test scripts/supply/test/*.test.mjs

# The bills of materials of the crate and the programs, target/sbom; those of the npm package and the page are in their dist.
sbom:
	node scripts/supply/products.mjs

# Crates, npm package, page and command built in two folders: the same bytes. Some minutes; outside of the gate.
reproducible: setup-npm
	sh scripts/reproducible.sh

package-crate: $(TARGET)/package/packed

$(TARGET)/package/packed: $(SOURCES)
	sh scripts/package.sh
	touch $@

# A release of the data in a new folder, with Parquet, and what changed since another one, which the history of codes keeps:
# make release DIR=data-new SINCE=data-old
release: setup-python
	@test -n "$(DIR)" || { echo "release: name the new folder: make release DIR=data" >&2; exit 2; }
	sh scripts/wheel.sh none
	cargo build -q --release -p payverdict-cli
	target/release/payverdict export --format release $(DIR)
	target/python-env/bin/python scripts/parquet.py $(DIR)
	target/release/payverdict diff --history $(or $(SINCE),/dev/null) $(DIR) >>releases/history.csv || [ $$? = 1 ]
	target/release/payverdict diff $(or $(SINCE),/dev/null) $(DIR) || [ $$? = 1 ]

# A tiny crate that depends on the packaged one by default features.
dependent: package-crate
	sh scripts/dependent.sh

# The command, a crate and the npm package with tables of one's own, compared with the same tables at run time.
own-build: $(TARGET)/own/with package-crate setup-npm
	sh scripts/own-build.sh

# The command without these tables and with them. That one answers a few hundred codes, so nothing of it has to be fast; the
# other is in its place again afterwards.
$(TARGET)/own/with: $(SOURCES)
	$(MAKE) --no-print-directory command
	mkdir -p $(@D) && cp $(TARGET)/debug/payverdict $(@D)/plain
	PAYVERDICT_DATA="$(CURDIR)/examples/own-tables" $(MAKE) --no-print-directory command \
		MORE="--config profile.test.opt-level=0 --config profile.test.package.payverdict-cli.opt-level=0"
	cp $(TARGET)/debug/payverdict $@
	$(MAKE) --no-print-directory command

bench:
	cargo bench

# Ten million lines through the command, beside wc and jq.
bench-lines:
	cargo build --release
	sh benches/lines.sh

# The service beside a bare route of axum, its memory over a million requests, and those who are hostile.
bench-serve:
	sh crates/serve/bench.sh

# How many instructions one decode takes, compared with the committed figures.
instructions:
	sh scripts/setup.sh valgrind
	sh scripts/instructions.sh

# What a dependent's clean build grows by.
compile-cost:
	sh scripts/compile-cost.sh
