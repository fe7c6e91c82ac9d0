# `make test` passes everything on a fresh machine that has Rust, and installs what it needs.

.PHONY: test setup lint docs no-std package-crate dependent bench

test: setup
	cargo test --all-features

# What the tests need apart from Rust: databases that the exported SQL is loaded into.
setup:
	sh scripts/setup.sh

lint:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --all-targets --all-features -- -D warnings

docs:
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features

# A target without std shows that the crate needs none.
no-std:
	rustup target add thumbv7m-none-eabi
	cargo build --lib --target thumbv7m-none-eabi
	cargo build --lib --target thumbv7m-none-eabi --features serde

package-crate:
	cargo package --allow-dirty

# A tiny crate that depends on the packaged one by default features.
dependent: package-crate
	sh scripts/dependent.sh

bench:
	cargo bench
