"""The types that the package declares are those that it has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import payverdict
from conftest import PROJECT

SETTINGS = str(PROJECT / "python/pyproject.toml")
CALLS = """
import payverdict
word: str | None = payverdict.decode("visa.response", ["51", None]).to_pylist()[0]["outcome"]
payverdict.decode(payverdict.decode("visa.response", []), ("51",), message="sv")
paid: object = payverdict.payload(b"{}")["is_paid"]
payverdict.decode("visa.response", 51)
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MYPY_CACHE_DIR": str(PROJECT / "target/mypy")}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)


def test_the_package_is_typed() -> None:
    assert (Path(payverdict.__file__).parent / "py.typed").exists()
    ran = run("mypy", "--config-file", SETTINGS, "-p", "payverdict")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_stubs_are_those_of_the_native_part() -> None:
    ran = run("mypy.stubtest", "payverdict._native", "--concise", "--mypy-config-file", SETTINGS)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_whoever_calls_it_is_checked() -> None:
    ran = run("mypy", "--config-file", SETTINGS, "-c", CALLS)
    found = [line for line in ran.stdout.splitlines() if ": error: " in line]
    assert len(found) == 1 and found[0].startswith("<string>:6: ") and 'incompatible type "int"' in found[0], ran.stdout
