"""The pages' examples print what the pages say, each page in a process of its own; and so do those of the docstrings."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT

PAGES = ["docs/python.md", "docs/polars.md", "docs/duckdb.md", "docs/spark.md", "python/README.md"]
MODULES = ["payverdict", "payverdict._columns", "payverdict._objects", "payverdict.polars", "payverdict.duckdb", "payverdict.spark"]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str, java: None, tmp_path: Path) -> None:
    blocks = BLOCK.findall((PROJECT / page).read_text())
    code = "".join(text for kind, text in blocks if kind == "python")
    printed = "".join(text for kind, text in blocks if kind == "text")
    assert code.count("print(") and printed
    # Spark's clients leave marks in the environment of the process that started them.
    kept = {"PYSPARK_PYTHON", "SPARK_LOCAL_IP"}
    environment = {name: text for name, text in os.environ.items() if "SPARK" not in name or name in kept}
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == printed


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    module = importlib.import_module(name)
    found = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert found.failed == 0
    assert found.attempted > 0 or name == "payverdict.spark"


def test_every_public_name_is_described() -> None:
    import payverdict

    for name in payverdict.__all__:
        assert name.isupper() or name == "__version__" or getattr(payverdict, name).__doc__, name
