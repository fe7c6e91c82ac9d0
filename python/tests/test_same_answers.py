"""The wheel says what the command says, whoever brings the columns. The command's own tests compare it with the library."""

from __future__ import annotations

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import payverdict
import payverdict.duckdb
import payverdict.polars
from conftest import LOCALE, TEXTS, WORDS, differing

ALL = WORDS + TEXTS

LAYOUTS = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.binary(),
    pa.large_binary(),
    pa.binary_view(),
    pa.dictionary(pa.int32(), pa.string()),
    pa.dictionary(pa.uint64(), pa.large_string()),
    pa.dictionary(pa.int32(), pa.string_view()),
]


def cast(column: pa.Array, kind: pa.DataType) -> pa.Array:
    """A column in another layout."""
    if not pa.types.is_dictionary(kind):
        return column.cast(kind)
    encoded = column.dictionary_encode()
    return pa.DictionaryArray.from_arrays(encoded.indices.cast(kind.index_type), encoded.dictionary.cast(kind.value_type))


@pytest.mark.parametrize("kind", LAYOUTS, ids=str)
def test_pyarrow(expected: pa.Table, kind: pa.DataType) -> None:
    sets, codes = (cast(expected[name].combine_chunks(), kind) for name in ("set", "code"))
    assert differing(payverdict.decode(sets, codes).to_pyarrow(), expected) == []
    # A part of an array begins in the middle of its buffers.
    start, count = 4_321, 70_001
    part = payverdict.decode(sets.slice(start, count), codes.slice(start, count)).to_pyarrow()
    assert differing(part, expected.slice(start, count)) == []


@pytest.mark.parametrize("dictionary", [True, False])
def test_texts(expected: pa.Table, dictionary: bool) -> None:
    decoded = payverdict.decode(expected["set"], expected["code"], summary=True, message=LOCALE, dictionary=dictionary)
    assert decoded.column_names == ALL
    assert len(decoded) == expected.num_rows
    assert differing(decoded.to_pyarrow(), expected, ALL) == []
    assert differing(pa.Table.from_struct_array(decoded.to_struct()), expected, ALL) == []


@pytest.mark.parametrize("kind", [pa.string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_one_set_after_another(by_set: dict[str, pa.Table], kind: pa.DataType) -> None:
    assert sorted(by_set) == [known["id"] for known in payverdict.sets()]
    for name, own in by_set.items():
        codes = cast(own["code"].combine_chunks(), kind)
        assert differing(payverdict.decode(name, codes).to_pyarrow(), own) == []


def test_parts_of_different_lengths(expected: pa.Table) -> None:
    def parts(column: pa.ChunkedArray, length: int) -> pa.ChunkedArray:
        whole = column.combine_chunks()
        return pa.chunked_array([whole.slice(start, length) for start in range(0, len(whole), length)])

    sets, codes = parts(expected["set"], 10_007), parts(expected["code"], 6_001)
    assert differing(payverdict.decode(sets, codes).to_pyarrow(), expected) == []
    encoded = parts(expected["set"].dictionary_encode(), 777_001)
    assert differing(payverdict.decode(encoded, codes).to_pyarrow(), expected) == []


def test_lists(expected: pa.Table) -> None:
    decoded = payverdict.decode(expected["set"].to_pylist(), iter(expected["code"].to_pylist()))
    assert differing(decoded.to_pyarrow(), expected) == []


def test_one_by_one(expected: pa.Table) -> None:
    for row in expected.slice(0, 50_000).to_pylist():
        if row["set"] is None or row["code"] is None:
            continue
        if row["match"] == "malformed":
            with pytest.raises(payverdict.MalformedCode):
                payverdict.decode_one(row["set"], row["code"])
        else:
            verdict = payverdict.decode_one(row["set"], row["code"], locale=LOCALE)
            assert {name: verdict[name] for name in ALL} == {name: row[name] for name in ALL}


def test_polars(expected: pa.Table) -> None:
    frame = pl.DataFrame(expected.select(["set", "code"]))
    direct = payverdict.decode(frame["set"], frame["code"]).to_polars()
    assert differing(direct.to_arrow(), expected) == []
    verdict = payverdict.polars.decode(pl.col("set"), "code", summary=True, message=LOCALE).alias("verdict")
    for engine in ("in-memory", "streaming"):
        found = frame.lazy().select(verdict).unnest("verdict").collect(engine=engine)
        assert differing(found.to_arrow(), expected, ALL) == []
    categories = frame.select(pl.all().cast(pl.Categorical))
    assert differing(categories.select(verdict).unnest("verdict").to_arrow(), expected, ALL) == []


def test_polars_with_one_set(by_set: dict[str, pa.Table]) -> None:
    own = by_set["opp.result"]
    found = pl.DataFrame(own).select(payverdict.polars.decode("opp.result", pl.col("code")).alias("verdict"))
    assert differing(found.unnest("verdict").to_arrow(), own) == []


@pytest.mark.parametrize("kind", ["object", "str", "string", "category"])
def test_pandas(expected: pa.Table, kind: str) -> None:
    frame = expected.select(["set", "code"]).to_pandas().astype(kind)
    found = payverdict.decode(frame["set"], frame["code"]).to_pandas()
    assert differing(pa.Table.from_pandas(found), expected) == []


def test_pandas_where_columns_have_no_interface(expected: pa.Table) -> None:
    """As before version 3."""

    class Old(pd.Series):
        @property
        def __arrow_c_stream__(self) -> object:
            raise AttributeError

    Old.__module__ = "pandas.core.series"
    frame = expected.slice(0, 10_000).to_pandas()
    found = payverdict.decode(Old(frame["set"]), Old(frame["code"], dtype="object")).to_pyarrow()
    assert differing(found, expected.slice(0, 10_000)) == []


def test_duckdb(expected: pa.Table, by_set: dict[str, pa.Table]) -> None:
    con = payverdict.duckdb.register(duckdb.connect(), message=LOCALE, summary=True)
    found = con.sql("select id, unnest(payverdict(set, code)) from expected order by id").to_arrow_table()
    assert differing(found, expected, ALL) == []
    own = by_set["opp.result"]
    found = con.sql("select id, unnest(payverdict('opp.result', code)) from own order by id").to_arrow_table()
    assert differing(found, own.sort_by("id"), ALL) == []
    decoded = payverdict.decode(expected["set"], expected["code"])
    counted = con.sql("select match, count(*) from decoded group by match order by match").fetchall()
    wanted = expected.group_by("match").aggregate([("match", "count")]).sort_by("match").to_pylist()
    assert counted == [(row["match"], row["match_count"]) for row in wanted]
