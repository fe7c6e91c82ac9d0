"""The example of dbt, run as its page says, in a copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

import payverdict
from conftest import PROJECT


def test_the_example_runs(tmp_path: Path) -> None:
    example = tmp_path / "dbt"
    ignored = shutil.ignore_patterns("target", "logs", "*.duckdb", "verdicts.csv", "pairs.csv")
    shutil.copytree(PROJECT / "examples/dbt", example, ignore=ignored)
    # The command dbt, for the interpreter that has the packages of the tests.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/dbt").write_text(f"#!{sys.executable}\nfrom dbt.cli.main import cli\ncli()\n")
    (tmp_path / "bin/dbt").chmod(0o755)
    path = os.pathsep.join([str(tmp_path / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "DBT_PROFILES_DIR": str(example)}
    ran = subprocess.run(["sh", "run.sh"], cwd=example, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "ERROR=0" in ran.stdout
    con = duckdb.connect(str(example / "example.duckdb"), read_only=True)
    joined = con.sql('select code_set, code, outcome, reason, retry, "class", "match" from payment_verdicts order by id')
    rows = joined.fetchall()
    assert len(rows) == 13
    wanted = payverdict.decode([row[0] for row in rows], [row[1] for row in rows]).to_pylist()
    names = ["outcome", "reason", "retry", "class", "match"]
    assert [list(row[2:]) for row in rows] == [[verdict[name] for name in names] for verdict in wanted]
    assert {row[6] for row in rows} == {"exact", "group", "unlisted", "malformed", "null"}
