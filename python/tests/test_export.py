"""Exported tables keep their leading zeros in programs that guess types, if these are told the types."""

from __future__ import annotations

import io
import json
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from conftest import Command

SQL = {"string": "VARCHAR", "integer": "INTEGER", "boolean": "BOOLEAN"}
PANDAS = {"string": "string", "integer": "Int64", "boolean": "boolean"}


@pytest.fixture(scope="module")
def csv(command: Command) -> bytes:
    return command.run("export", "--format", "csv", "--set", "iso8583.action")


def types(command: Command, known: dict[str, str], table: str = "rows") -> dict[str, str]:
    schema = json.loads(command.run("export", "--format", "schema", "--table", table))
    return {field["name"]: known[field["type"]] for field in schema["fields"]}


def codes(command: Command) -> list[str]:
    found = [row["code"] for row in command.table("rows") if row["set"] == "iso8583.action"]
    assert sum(code.startswith("0") for code in found) > 5
    return found


def test_pandas(command: Command, csv: bytes) -> None:
    told = types(command, PANDAS)
    frame = pd.read_csv(io.BytesIO(csv), dtype=told, keep_default_na=False, na_values=[""])
    assert frame["code"].to_list() == codes(command)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == told
    # What happens without them.
    assert pd.read_csv(io.BytesIO(csv))["code"].to_list() != codes(command)


def test_duckdb(command: Command, csv: bytes, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_bytes(csv)
    told = types(command, SQL)
    rows = duckdb.read_csv(str(tmp_path / "rows.csv"), columns=told, header=True)
    assert [code for (code,) in rows.select("code").fetchall()] == codes(command)
    assert [str(kind) for kind in rows.types] == list(told.values())


@pytest.mark.parametrize("table", ["rows", "groups", "sets", "extends", "problem-types"])
def test_every_table_is_read_back_whole(command: Command, table: str, tmp_path: Path) -> None:
    text = command.run("export", "--format", "csv", "--table", table)
    (tmp_path / "table.csv").write_bytes(text)
    wanted = [list(row.values()) for row in command.table(table)]
    frame = pd.read_csv(io.BytesIO(text), dtype=types(command, PANDAS, table), keep_default_na=False, na_values=[""])
    shown = [["" if value is pd.NA else str(value) for value in row] for row in frame.itertuples(index=False)]
    assert [[cell.lower() for cell in row] for row in shown] == [[cell.lower() for cell in row] for row in wanted]
    rows = duckdb.read_csv(str(tmp_path / "table.csv"), columns=types(command, SQL, table), header=True)
    found = [["" if value is None else str(value) for value in row] for row in rows.fetchall()]
    assert [[cell.lower() for cell in row] for row in found] == [[cell.lower() for cell in row] for row in wanted]
