"""A release of the data: its files say what the command says, and each form of them the same."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet
import pytest

from conftest import PROJECT, Command, at_random, edges, variants
from release_files import Malformed, Release

COLUMNS = (
    "set,system,code,match,outcome,reason,retry,wait_hours,limit,actor,class,final,flags,summary,message,group,source,next_step"
).split(",")


@pytest.fixture(scope="module")
def folder(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "data"
    command.run("export", "--format", "release", str(folder))
    return folder


@pytest.fixture(scope="module")
def with_parquet(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "data"
    command.run("export", "--format", "release", str(folder))
    subprocess.run([sys.executable, PROJECT / "scripts/parquet.py", folder], check=True)
    return folder


def tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    data = json.loads((folder / "payverdict.json").read_text())
    return {name: lines for name, lines in data.items() if name != "locales" and isinstance(lines, list)}


def cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)


def within(draw: random.Random, prefix: str, length: int) -> list[str]:
    """Codes at random that begin so and are of this length, and a few that are longer or shorter."""
    found = []
    for change in [0] * 20 + [-1, 1]:
        dots = "000.000.000"[len(prefix) : length + change] if length == 11 else "0" * (length + change - len(prefix))
        found.append(prefix + "".join(byte if byte == "." else draw.choice("0123456789") for byte in dots))
    # A full stop in a word is a part of it.
    return [*found, (prefix + ".x0000000")[:length]]


def asked(command: Command) -> list[tuple[str, str]]:
    """All rows in their sets and in those that extend these, as others may write them; the edges of groups; 10,000 texts at
    random over all sets."""
    rows = [(row["set"], row["code"]) for row in command.table("rows")]
    sets = [row["id"] for row in command.table("sets")]
    heirs: dict[str, list[str]] = {name: [name] for name in sets}
    for row in command.table("extends"):
        heirs[row["extended"]].append(row["set"])
    pairs = [(heir, code) for name, code in rows for heir in heirs[name]]
    pairs += [(name, variant) for name, code in rows for variant in variants(code)]
    draw = random.Random(21)
    for row in command.table("groups"):
        name, prefix = row["set"], row["prefix"]
        pairs += [(heir, code) for heir in heirs[name] for code in edges(prefix) + within(draw, prefix, int(row["length"]))]
    problems = [row["id"] for row in command.table("sets") if row["syntax"] == "problem"]
    ends = ["?a=b", "#", "/?", "//", "/x/", "?a b", "#<", "/?\u00e9", "?a\n", "?a=%20{"]
    pairs += [(name, code + end) for name, code in rows if name in problems for end in ends]
    texts = [text for _, text in at_random(draw, sets, 10_000)]
    return pairs + [(sets[place % len(sets)], text) for place, text in enumerate(texts)]


@pytest.mark.parametrize("locale", ["en", "is-IS", "no", "tlh"])
def test_a_program_with_the_files_alone_says_what_the_command_says(command: Command, folder: Path, locale: str) -> None:
    pairs = asked(command)
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([("set", "code"), *pairs])
    arguments = ["decode", "--pairs", "--columns", ",".join(COLUMNS), "--locale", locale]
    # Malformed ones are among them.
    said = command.run(*arguments, input=text.getvalue().encode(), status=1).decode()
    release = Release(folder)
    matches: dict[str, int] = {}
    lines = csv.reader(io.StringIO(said, newline=""))
    assert next(lines) == COLUMNS
    for (name, code), line in zip(pairs, lines, strict=True):
        try:
            verdict = release.decode(name, code, locale)
            found = [cell(verdict[column]) for column in COLUMNS]
        except Malformed:
            found = [{"set": name, "code": code, "match": "malformed"}.get(column, "") for column in COLUMNS]
        assert found == line, (name, code)
        matches[found[3]] = matches.get(found[3], 0) + 1
    assert len(pairs) > 50_000 and all(matches[word] > 2_000 for word in ("exact", "group", "unlisted", "malformed")), matches


def test_the_vectors_are_what_the_files_say(folder: Path) -> None:
    release, matches = Release(folder), dict[str, int]()
    with (folder / "vectors.csv").open(newline="") as lines:
        for line in csv.DictReader(lines):
            try:
                verdict = release.decode(line["set"], line["code"], "en")
            except Malformed:
                verdict = {"match": "malformed"}
            said = {name: verdict.get(name, "") for name in ("match", "outcome", "retry", "message_id")}
            assert line == {"set": line["set"], "code": line["code"], **said}
            matches[line["match"]] = matches.get(line["match"], 0) + 1
    assert all(matches[word] > 50 for word in ("exact", "group", "unlisted", "malformed")), matches


def test_nothing_that_is_not_a_row_says_approved(folder: Path) -> None:
    data = tables(folder)
    assert any(row["outcome"] == "approved" for row in data["rows"])
    others = [line for name in ("inherited", "groups", "unlisted") for line in data[name]]
    assert len(others) > 100 and all(line["outcome"] != "approved" for line in others)
    approved = {(row["set"], row["code"]) for row in data["rows"] if row["outcome"] == "approved"}
    assert all((line["set"], line["code"]) in approved for line in data["inherited"])


def test_the_document_is_what_its_schema_says(folder: Path) -> None:
    schema = json.loads((folder / "payverdict.schema.json").read_text())
    data = json.loads((folder / "payverdict.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(data)) == []
    for change in [{"outcome": "approvd"}, {"code": 7}, {"flags": "test"}, {"retry": None}, {"more": 1}]:
        wrong = {**data, "rows": [{**data["rows"][0], **change}]}
        assert list(validator.iter_errors({**wrong, "messages": [], "sources": [], "triggers": []})), change


def test_each_form_of_a_table_has_the_same_lines(with_parquet: Path) -> None:
    con = sqlite3.connect(":memory:")
    con.executescript((with_parquet / "payverdict.sql").read_text())
    assert con.execute("pragma foreign_key_check").fetchall() == []
    package = json.loads((with_parquet / "csv/datapackage.json").read_text())
    data = tables(with_parquet)
    assert [resource["name"] for resource in package["resources"]] == list(data)
    for resource in package["resources"]:
        name = resource["name"]
        columns = [field["name"] for field in resource["schema"]["fields"]]
        wanted = [[cell(line[column]) for column in columns] for line in data[name]]
        text = (with_parquet / "csv" / resource["path"]).read_text()
        head, *lines = csv.reader(io.StringIO(text, newline=""))
        assert (head, lines) == (columns, wanted), name
        table = pyarrow.parquet.read_table(with_parquet / f"parquet/{name}.parquet")
        assert table.column_names == columns
        assert table.to_pylist() == [{column: line[column] for column in columns} for line in data[name]], name
        found = con.execute(f"select * from payverdict_{'codes' if name == 'rows' else name}").fetchall()
        truths = [field["type"] == "boolean" for field in resource["schema"]["fields"]]
        shown = [[cell(bool(value) if truth else value) for value, truth in zip(line, truths)] for line in found]
        assert shown == wanted, name


@pytest.mark.parametrize("made", ["folder", "with_parquet"])
def test_the_sums_are_those_of_the_files(made: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(made)
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert set(sums) == files - {"SHA256SUMS"}
    listed = {file["path"]: file for file in json.loads((folder / "release.json").read_text())["files"]}
    assert set(listed) == files - {"SHA256SUMS", "release.json"}
    for name, known in sums.items():
        text = (folder / name).read_bytes()
        assert known == hashlib.sha256(text).hexdigest(), name
        if name in listed:
            assert listed[name] == {"path": name, "bytes": len(text), "sha256": known}
    assert ("parquet/rows.parquet" in files) == (made == "with_parquet")


def test_parquet_is_written_once_and_the_same_each_time(with_parquet: Path) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in with_parquet.rglob("*") if path.is_file()}

    before = files()
    subprocess.run([sys.executable, PROJECT / "scripts/parquet.py", with_parquet], check=True)
    assert files() == before


def test_the_seeds_of_dbt_pass_their_tests(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "profiles.yml").write_text(
        "payverdict:\n  target: local\n  outputs:\n    local:\n      type: duckdb\n      path: local.duckdb\n      threads: 1\n"
    )
    project = tmp_path / "dbt"
    for path in (folder / "dbt").rglob("*"):
        if path.is_file():
            copy = project / path.relative_to(folder / "dbt")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    script = "from dbt.cli.main import cli\ncli()\n"
    options = ["--profiles-dir", str(tmp_path), "--profile", "payverdict", "--no-send-anonymous-usage-stats"]
    arguments = [sys.executable, "-c", script, "build", *options]
    ran = subprocess.run(arguments, cwd=project, capture_output=True, text=True)
    assert ran.returncode == 0 and "ERROR=0" in ran.stdout, ran.stdout + ran.stderr
    # A seed that breaks its tests is told.
    rows = project / "seeds/payverdict_codes.csv"
    rows.write_text(rows.read_text().replace(",approved,", ",paid,", 1))
    ran = subprocess.run(arguments, cwd=project, capture_output=True, text=True)
    assert ran.returncode == 1 and "accepted_values" in ran.stdout, ran.stdout + ran.stderr
