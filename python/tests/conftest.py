"""What the tests share: the command that everything is compared with, and the pairs that it is asked for."""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

PROJECT = Path(__file__).parents[2]
WORDS = ["outcome", "reason", "retry", "actor", "class", "match"]
TEXTS = ["summary", "message"]
LOCALE = "sv"


class Command:
    """The command as cargo builds it."""

    def __init__(self, binary: Path) -> None:
        self.binary = binary

    def run(self, *arguments: str, input: bytes = b"", status: int = 0) -> bytes:
        ran = subprocess.run([self.binary, *arguments], input=input, capture_output=True)
        assert ran.returncode == status, ran.stderr.decode()
        return ran.stdout

    def table(self, name: str) -> list[dict[str, str]]:
        text = self.run("export", "--format", "csv", "--table", name).decode()
        return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="session")
def command() -> Command:
    return Command(Path(os.environ.get("PAYVERDICT_BINARY", PROJECT / "target/debug/payverdict")))


def variants(code: str) -> list[str]:
    """A code as somebody else may write it."""
    spaced = code.replace("_", " ")
    return [
        code.lower(),
        code.upper(),
        code.title(),
        spaced,
        spaced.replace(" ", "-"),
        spaced.replace(" ", ""),
        code.replace("cancell", "cancel"),
        f"{code}-I",
        f"{code}-i",
        f"{code}-",
        f" {code}",
        f"{code} ",
        f"{code}\n",
        f"0{code}",
        f"seashells/{code.rsplit('/')[-1]}",
        f"https://api.payex.com/psp/errordetail/{code}?x=1",
    ]


def edges(prefix: str) -> list[str]:
    """Codes at the beginning and the end of a group, and right beside it."""
    found = [prefix]
    for form in ["000.000.000", "999.999.999", "0" * 9, "9" * 9, "ZZZZZZZZZ"]:
        for length in range(len(prefix), 12):
            found.append(prefix + form[len(prefix) : length])
    last = prefix[-1]
    for beside in {chr(ord(last) - 1), chr(ord(last) + 1)}:
        found += [prefix[:-1] + beside + rest for rest in ("", "0", "00", "000", "00.000", "99.999")]
    return found


def at_random(draw: random.Random, sets: list[str], count: int) -> list[tuple[str, str]]:
    """Texts that look like codes, and others, each with a set."""
    digits, capitals = "0123456789", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    anything = "".join(map(chr, range(32, 127))) + "\t\r\n\0éßΩ中😀\u00a0\u200b"

    def text() -> str:
        some = draw.choice(["triple", "number", "response", "suffixed", "word", "problem", "any"])
        if some == "triple":
            return ".".join("".join(draw.choices(digits, k=3)) for _ in range(3))
        if some == "number":
            return "".join(draw.choices(digits, k=draw.randint(1, 10)))
        if some == "response":
            return "".join(draw.choices(capitals, k=2))
        if some == "suffixed":
            return "".join(draw.choices(capitals, k=2)) + "-" + draw.choice(capitals)
        if some == "word":
            return "".join(draw.choices("abcdefghilLnorstT_- ", k=draw.randint(1, 70)))
        if some == "problem":
            return "/".join("".join(draw.choices("acdeinorst", k=draw.randint(1, 15))) for _ in range(draw.randint(1, 4)))
        return "".join(draw.choices(anything, k=draw.randint(0, 14)))

    return [(draw.choice(sets), text()) for _ in range(count)]


def asked(command: Command) -> list[tuple[str | None, str | None]]:
    """All rows asked in all sets, the edges of groups, letters after codes, odd cases, and 100,000 texts at random."""
    rows = [(row["set"], row["code"]) for row in command.table("rows")]
    sets = [row["id"] for row in command.table("sets")]
    codes = sorted({code for _, code in rows})
    pairs: list[tuple[str | None, str | None]] = [(name, code) for name in sets for code in codes]
    heirs: dict[str, list[str]] = {name: [name] for name in sets}
    for row in command.table("extends"):
        heirs[row["extended"]].append(row["set"])
    for name, code in rows:
        pairs += [(name, variant) for variant in variants(code)]
    for name, prefix in sorted({(row["set"], row["prefix"]) for row in command.table("groups")}):
        pairs += [(heir, code) for heir in heirs[name] for code in edges(prefix)]
    pairs += at_random(random.Random(18), sets, 100_000)
    pairs += [(None, "51"), ("visa.response", None), (None, None), ("visa.response", "")]
    random.Random(17).shuffle(pairs)
    return pairs


@pytest.fixture(scope="session")
def expected(command: Command) -> pa.Table:
    """The pairs with what the command says of them: `id set code` and the columns of verdicts."""
    pairs = asked(command)
    ids = pa.array(range(len(pairs)))
    columns = [pa.array([pair[place] for pair in pairs], pa.string()) for place in (0, 1)]
    table = pa.Table.from_arrays(columns, ["set", "code"])
    text = io.BytesIO()
    pyarrow.csv.write_csv(table, text, pyarrow.csv.WriteOptions(quoting_style="all_valid"))
    names = ["set", "code", *WORDS, *TEXTS]
    arguments = ["decode", "--pairs", "--columns", ",".join(names), "--locale", LOCALE]
    # Malformed ones are among them.
    said = command.run(*arguments, input=text.getvalue(), status=1)
    read = pyarrow.csv.read_csv(
        io.BytesIO(said),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    without = pa.compute.is_null(read["outcome"])
    read = read.set_column(
        read.column_names.index("summary"),
        "summary",
        pa.compute.if_else(without, pa.scalar(None, pa.string()), read["summary"]),
    )
    assert read.select(["set", "code"]).equals(table)
    assert read.num_rows > 500_000
    return read.add_column(0, "id", ids).combine_chunks()


@pytest.fixture(scope="session")
def by_set(expected: pa.Table) -> dict[str, pa.Table]:
    """The pairs of each set, with what the command says of them."""
    table = expected.filter(pa.compute.is_valid(expected["set"])).sort_by("set").combine_chunks()
    counts = table.group_by("set", use_threads=False).aggregate([([], "count_all")]).to_pylist()
    found, start = {}, 0
    for row in counts:
        found[row["set"]] = table.slice(start, row["count_all"])
        start += row["count_all"]
    assert start == table.num_rows
    return found


@pytest.fixture(scope="session")
def pairs_file(expected: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pairs as a Parquet file."""
    file = tmp_path_factory.mktemp("pairs") / "pairs.parquet"
    pyarrow.parquet.write_table(expected.select(["id", "set", "code"]), file, row_group_size=100_000)
    return file


def texts(table: pa.Table, names: list[str]) -> pa.Table:
    """Columns as plain texts in one piece."""
    columns = [pa.compute.cast(table[name].combine_chunks(), pa.string()) for name in names]
    return pa.Table.from_arrays(columns, names)


def differing(found: pa.Table, expected: pa.Table, names: list[str] = WORDS) -> list[dict[str, object]]:
    """The rows that differ, at most ten of them, each with what was expected."""
    assert found.num_rows == expected.num_rows
    found, wanted = texts(found, names), texts(expected, names)
    if found.equals(wanted):
        return []
    places = [i for i, (one, other) in enumerate(zip(found.to_pylist(), wanted.to_pylist())) if one != other]
    asked = expected.select(["set", "code"])
    return [
        {**asked.slice(i, 1).to_pylist()[0], "found": found.slice(i, 1).to_pylist()[0], "expected": wanted.slice(i, 1).to_pylist()[0]}
        for i in places[:10]
    ] or [{"found": str(found.schema)}]


@pytest.fixture(scope="session")
def java() -> None:
    """Spark 3.5 runs on Java 17, which may not be the one that is found first."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    homes = sorted(Path("/usr/lib/jvm").glob("*17*/bin/java"))
    if homes and "JAVA_HOME" not in os.environ:
        os.environ["JAVA_HOME"] = str(homes[0].parents[1])
