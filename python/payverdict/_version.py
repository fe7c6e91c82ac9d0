"""The version of the package, which is that of the Rust crate."""

from importlib.metadata import version

__version__: str = version("payverdict")
