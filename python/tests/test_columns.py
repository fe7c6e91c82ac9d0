"""What columns may hold, what is refused, and what is promised."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import payverdict
from conftest import WORDS, Command


def outcomes(decoded: payverdict.Decoded) -> list[str | None]:
    return [row["outcome"] for row in decoded.to_pylist()]


def matches(decoded: payverdict.Decoded) -> list[str | None]:
    return [row["match"] for row in decoded.to_pylist()]


def test_only_listed_rows_are_approved(expected: pa.Table) -> None:
    decoded = payverdict.decode(expected["set"], expected["code"]).to_pyarrow()
    approved = decoded.filter(pa.compute.equal(decoded["outcome"], "approved"))
    assert approved.num_rows > 200
    assert approved["match"].unique().to_pylist() == ["exact"]


def test_no_value_and_malformed_have_no_outcome() -> None:
    decoded = payverdict.decode("visa.response", ["51", None, "", "settled ", "5", float("nan"), "ZZ"])
    rows = decoded.to_pylist()
    assert matches(decoded) == ["exact", "null", "malformed", "malformed", "malformed", "null", "unlisted"]
    assert rows[0] == {
        "outcome": "declined",
        "reason": "insufficient_funds",
        "retry": "later",
        "actor": "nobody",
        "class": "soft",
        "match": "exact",
    }
    for row in rows[1:6]:
        assert [row[word] for word in WORDS[:-1]] == [None] * 5
    assert rows[6]["outcome"] == "unknown"
    both = payverdict.decode(["visa.response", None, None], [None, "51", None])
    assert matches(both) == ["null"] * 3


@pytest.mark.parametrize("kind", [pa.string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())], ids=str)
def test_columns_without_any_value(kind: pa.DataType) -> None:
    for column in (pa.nulls(3, kind), pa.nulls(3)):
        assert matches(payverdict.decode("opp.result", column)) == ["null"] * 3
        assert matches(payverdict.decode(column, ["51"] * 3)) == ["null"] * 3
        assert matches(payverdict.decode(column, column)) == ["null"] * 3


def test_columns_without_any_row() -> None:
    for column in ([], pa.array([], pa.string()), pa.chunked_array([], pa.string()), pl.Series([], dtype=pl.String)):
        decoded = payverdict.decode("opp.result", column, summary=True, message="en")
        assert len(decoded) == 0
        assert pa.table(decoded).column_names == [*WORDS, "summary", "message"]
        assert len(payverdict.decode(column, column)) == 0


def test_a_value_of_a_dictionary_may_be_null_or_unused() -> None:
    values = pa.array(["51", None, "no such code", "05"])
    codes = pa.DictionaryArray.from_arrays(pa.array([0, 1, 3, None], pa.int16()), values)
    assert matches(payverdict.decode("visa.response", codes)) == ["exact", "null", "exact", "null"]
    names = pa.DictionaryArray.from_arrays(pa.array([0, 0, 1, None], pa.int8()), pa.array(["visa.response", None, "no such set"]))
    assert matches(payverdict.decode(names, codes)) == ["exact", "null", "null", "null"]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([51, 5]),
        pa.array([51.0]),
        pa.array([True]),
        pa.array([["51"]]),
        pa.array([1]).dictionary_encode(),
        pd.Series([51, 5]),
        pl.Series([51, 5]),
        np.array([51, 5]),
        [51],
        ["51", 5],
        pa.table({"code": ["51"]}),
    ],
    ids=lambda column: type(column).__name__,
)
def test_what_is_not_text_is_refused(column: object) -> None:
    with pytest.raises(TypeError, match="expected a column of texts, found .*leading zeros"):
        payverdict.decode("visa.response", column)
    with pytest.raises(TypeError, match="expected a column of texts"):
        payverdict.decode(column, ["51"] * len(column))


def test_one_text_is_not_a_column() -> None:
    for text in ("51", b"51"):
        with pytest.raises(TypeError, match="decode_one"):
            payverdict.decode("visa.response", text)
    with pytest.raises(TypeError):
        payverdict.decode("visa.response", 51)


def test_an_unknown_set_is_told_with_the_nearest() -> None:
    for sets in ("opp.resul", ["opp.resul"], pa.array(["opp.resul"]), pa.array(["opp.resul"]).dictionary_encode()):
        with pytest.raises(payverdict.UnknownWord, match="unknown code set; nearest: opp.result"):
            payverdict.decode(sets, ["000.000.000"])
    assert issubclass(payverdict.UnknownWord, ValueError)


def test_columns_of_different_lengths_are_refused() -> None:
    for sets, codes in ((["visa.response"], ["51", "05"]), (["visa.response"] * 3, ["51", "05"]), (["visa.response"], [])):
        with pytest.raises(ValueError, match="differ in length"):
            payverdict.decode(sets, codes)


def test_texts_that_no_column_of_arrow_may_hold() -> None:
    assert matches(payverdict.decode("visa.response", ["\ud800", b"51", b"\xff\xfe", "51\0"])) == [
        "malformed",
        "exact",
        "malformed",
        "malformed",
    ]


def test_dictionaries_are_small_and_never_repeat_a_word() -> None:
    table = payverdict.decode("visa.response", ["51", "05"], summary=True, message="sv").to_pyarrow()
    for name in WORDS:
        kind = table.schema.field(name).type
        assert kind == pa.dictionary(pa.int8(), pa.string())
        words = table[name].chunk(0).dictionary.to_pylist()
        assert len(set(words)) == len(words)
    assert table["summary"].chunk(0).dictionary.to_pylist() == ["Not enough funds; a later attempt is allowed", table["summary"].to_pylist()[1]]


def test_messages_in_every_language(command: Command) -> None:
    for tag in ("is", "nb-NO", "de-AT", "xx"):
        found = payverdict.decode("visa.response", ["51"], message=tag).to_pylist()[0]["message"]
        assert found == payverdict.decode_one("visa.response", "51", locale=tag)["message"]


def test_an_answer_can_be_taken_more_than_once() -> None:
    decoded = payverdict.decode("visa.response", ["51"])
    assert pa.table(decoded).equals(pa.table(decoded))
    assert pa.schema(decoded).names == WORDS
    assert decoded.to_polars()["outcome"].to_list() == list(decoded.to_pandas()["outcome"]) == ["declined"]
    assert repr(decoded) == "<payverdict.Decoded: 1 rows of outcome, reason, retry, actor, class, match>"


def test_threads_decode_at_the_same_time(expected: pa.Table) -> None:
    """The lock of the interpreter is released: with it held, the other thread would count nothing meanwhile."""
    column = pa.concat_arrays([expected["code"].combine_chunks()] * 8)
    counts = [0]
    counted: list[int] = []

    def decode() -> None:
        before = counts[0]
        payverdict.decode("payex.problem", column)
        counted.append(counts[0] - before)

    interval = sys.getswitchinterval()
    try:
        # The lock is got only from who gives it up.
        sys.setswitchinterval(1000)
        thread = threading.Thread(target=decode)
        thread.start()
        while thread.is_alive():
            counts[0] += 1
            time.sleep(0)
    finally:
        sys.setswitchinterval(interval)
    assert counted[0] > 0
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: payverdict.decode(expected["set"], expected["code"]).to_pyarrow(), range(4)))
    assert all(table.equals(found[0]) for table in found)


def test_nothing_else_is_imported() -> None:
    script = "import sys, payverdict; payverdict.decode('visa.response', ['51']); print([name for name in ('pyarrow', 'polars', 'pandas', 'numpy', 'duckdb', 'pyspark') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_memory_is_given_back() -> None:
    """Some hundred answers, of which none is kept: together they would be three times as much as what is allowed."""
    import resource

    column = pa.array(["000.000.000", "800.100.153", None, "x"] * 25_000)

    def some(count: int) -> int:
        for _ in range(count):
            pa.table(payverdict.decode("opp.result", column, summary=True)).num_rows
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    early = some(50)
    assert some(350) < early + 100_000
