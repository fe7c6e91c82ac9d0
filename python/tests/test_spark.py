"""Spark with two executors that are processes of their own, and Sail, which speaks Spark's protocol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyspark.sql import SparkSession

import payverdict
import payverdict.spark
from conftest import LOCALE, TEXTS, WORDS, differing


@pytest.fixture(scope="module", params=["spark", "sail"])
def session(request: pytest.FixtureRequest, java: None) -> Iterator[SparkSession]:
    if request.param == "spark":
        spark = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "20000")
            .getOrCreate()
        )
        yield spark
        spark.stop()
    else:
        from pysail.spark import SparkConnectServer

        server = SparkConnectServer()
        server.start(background=True)
        _, port = server.listening_address
        spark = SparkSession.builder.remote(f"sc://127.0.0.1:{port}").create()
        yield spark
        spark.stop()
        server.stop()


def test_every_pair(session: SparkSession, expected: pa.Table, pairs_file: Path, tmp_path: Path) -> None:
    frame = session.read.parquet(str(pairs_file)).repartition(4)
    out = payverdict.spark.annotate(frame, set="set", code="code", summary=True, message=LOCALE)
    assert out.columns == ["id", "set", "code", *WORDS, *TEXTS]
    assert out.schema.fields[:3] == frame.schema.fields
    out.write.parquet(str(tmp_path / "out"))
    found = pq.read_table(tmp_path / "out").sort_by("id")
    assert found.select(["id", "set", "code"]).equals(expected.select(["id", "set", "code"]).cast(found.select(["id", "set", "code"]).schema))
    assert differing(found, expected, WORDS + TEXTS) == []


def test_one_set_and_other_names(session: SparkSession, expected: pa.Table, pairs_file: Path, tmp_path: Path) -> None:
    frame = session.read.parquet(str(pairs_file)).filter("set = 'opp.result'")
    frame = frame.withColumnRenamed("code", "result").withColumnRenamed("set", "outcome")
    with pytest.raises(ValueError, match="outcome"):
        payverdict.spark.annotate(frame, set="opp.result", code="result")
    out = payverdict.spark.annotate(frame, set="opp.result", code="result", prefix="pv_")
    assert out.columns == ["id", "outcome", "result", *("pv_" + word for word in WORDS)]
    out.write.parquet(str(tmp_path / "out"))
    found = pq.read_table(tmp_path / "out").sort_by("id").select(["id", *("pv_" + word for word in WORDS)])
    own = expected.filter(pa.compute.equal(expected["set"], "opp.result"))
    assert differing(found.rename_columns(["id", *WORDS]), own) == []


def test_some_words_alone(session: SparkSession, expected: pa.Table, pairs_file: Path) -> None:
    frame = session.read.parquet(str(pairs_file)).filter("id < 1000")
    out = payverdict.spark.annotate(frame, set="set", code="code", words=["retry", "outcome"], message=LOCALE)
    assert out.columns == ["id", "set", "code", "retry", "outcome", "message"]
    rows = [tuple(row) for row in out.orderBy("id").select("retry", "outcome", "message").collect()]
    some = expected.slice(0, 1000).select(["retry", "outcome", "message"]).to_pylist()
    assert rows == [tuple(row.values()) for row in some]
    with pytest.raises(ValueError, match="unknown column 'retries'; known: outcome"):
        payverdict.spark.annotate(frame, set="set", code="code", words=["retries"])


def test_what_is_not_there_is_told_before_anything_runs(session: SparkSession, pairs_file: Path) -> None:
    frame = session.read.parquet(str(pairs_file))
    with pytest.raises(payverdict.UnknownWord, match="nearest: opp.result"):
        payverdict.spark.annotate(frame, set="opp.resul", code="code")
    with pytest.raises(ValueError, match="no column 'kode'"):
        payverdict.spark.annotate(frame, set="set", code="kode")
