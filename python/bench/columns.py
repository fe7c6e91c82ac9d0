"""Columns of made-up payments through every engine, each in a process of its own: rows a second, and rows that differ
from the map that `payverdict decode --pairs` makes. `make bench-columns` runs it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

import payverdict

WORDS = ["outcome", "reason", "retry", "actor", "class", "match"]
ROWS = 20_000_000
PART = 1_000_000


def pairs() -> list[tuple[str, str]]:
    """All listed pairs, and as many again of codes beside them: other cases, letters, groups, unlisted and malformed ones."""
    draw = random.Random(18)
    found = []
    for row in payverdict.search():
        code = row["code"]
        beside = [code.upper(), code.lower(), code + "-I", code[:-1], code[:-1] + "9", code + " ", code.replace("_", " ")]
        found += [(row["set"], code), *((row["set"], other) for other in draw.sample(beside, 4))]
    return sorted({pair for pair in found if pair[1]})


def prepare(folder: Path, rows: int) -> None:
    """Payments, half of them of listed codes, and the map that their pairs have."""
    known = pairs()
    table = pa.table({"set": [pair[0] for pair in known], "code": [pair[1] for pair in known]})
    pa.csv.write_csv(table, folder / "pairs.csv", pa.csv.WriteOptions(quoting_style="all_valid"))
    command = [sys.executable, "-m", "payverdict", "decode", "--pairs", "--columns", ",".join(["set", "code", *WORDS])]
    with open(folder / "map.csv", "wb") as out:
        began = time.perf_counter()
        subprocess.run([*command, folder / "pairs.csv"], stdout=out, check=False)
        took = time.perf_counter() - began
    read = pa.csv.read_csv(
        folder / "map.csv",
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(["set", "code", *WORDS], pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    assert read.num_rows == len(known), read.num_rows
    pq.write_table(read, folder / "map.parquet")
    (folder / "about.json").write_text(json.dumps({"pairs": len(known), "seconds": took}))
    draw = random.Random(19)
    of_one = [place for place, pair in enumerate(known) if pair[0] == "opp.result"]
    (folder / "many").mkdir()
    (folder / "one").mkdir()
    for part in range(0, rows, PART):
        count = min(PART, rows - part)
        for name, places in (("many", range(len(known))), ("one", of_one)):
            chosen = pa.array(draw.choices(places, k=count))
            columns = {
                "id": pa.array(range(part, part + count)),
                "set": table["set"].take(chosen).combine_chunks(),
                "code": table["code"].take(chosen).combine_chunks(),
            }
            file = folder / name / f"{part // PART:03}.parquet"
            # As most systems write them: with a dictionary for each column.
            pq.write_table(pa.table(columns), file, row_group_size=PART // 4)


def read(folder: Path, name: str) -> pa.Table:
    return pq.read_table(folder / name, columns=["set", "code"])


def timed(act: Callable[[], object], times: int = 3) -> tuple[float, object]:
    """The best of some times, and what came of it."""
    best, result = float("inf"), None
    for _ in range(times):
        began = time.perf_counter()
        result = act()
        best = min(best, time.perf_counter() - began)
    return best, result


def differing(folder: Path, asked: pa.Table, found: pa.Table) -> int:
    """How many rows are not those of the map."""
    known = pq.read_table(folder / "map.parquet")
    place = {pair: number for number, pair in enumerate(zip(known["set"].to_pylist(), known["code"].to_pylist()))}
    differs = 0
    for start in range(0, asked.num_rows, PART):
        some = asked.slice(start, PART)
        pairs = zip(some["set"].to_pylist(), some["code"].to_pylist())
        wanted = known.take(pa.array([place[pair] for pair in pairs]))
        wrong = None
        for word in found.column_names:
            one, other = (
                pc.fill_null(pc.cast(table[word].combine_chunks(), pa.string()), "-")
                for table in (wanted, found.slice(start, PART))
            )
            unequal = pc.not_equal(one, other)
            wrong = unequal if wrong is None else pc.or_(wrong, unequal)
        differs += pc.sum(wrong).as_py() or 0
    return differs


# Each way gives its seconds and, but for those that decode nothing, what came of it with what was asked.


def bare_read(folder: Path, rows: int):
    return timed(lambda: pq.read_table(folder / "one", columns=["code"]))[0], None, None


def bare_read_of_two(folder: Path, rows: int):
    return timed(lambda: read(folder, "many"))[0], None, None


def one_set(folder: Path, rows: int):
    asked = read(folder, "one")
    codes = asked["code"].combine_chunks()
    seconds, decoded = timed(lambda: payverdict.decode("opp.result", codes), 5)
    return seconds, asked, pa.table(decoded)


def one_set_views(folder: Path, rows: int):
    asked = read(folder, "one")
    codes = asked["code"].combine_chunks().cast(pa.string_view())
    seconds, decoded = timed(lambda: payverdict.decode("opp.result", codes), 5)
    return seconds, asked, pa.table(decoded)


def one_set_dictionary(folder: Path, rows: int):
    asked = read(folder, "one")
    codes = asked["code"].combine_chunks().dictionary_encode()
    seconds, decoded = timed(lambda: payverdict.decode("opp.result", codes), 5)
    return seconds, asked, pa.table(decoded)


def column_of_sets(folder: Path, rows: int):
    asked = read(folder, "many")
    seconds, decoded = timed(lambda: payverdict.decode(asked["set"], asked["code"]))
    return seconds, asked, pa.table(decoded)


def column_of_sets_dictionary(folder: Path, rows: int):
    asked = read(folder, "many")
    sets, codes = (asked[name].combine_chunks().dictionary_encode() for name in ("set", "code"))
    seconds, decoded = timed(lambda: payverdict.decode(sets, codes))
    return seconds, asked, pa.table(decoded)


def parquet_pyarrow(folder: Path, rows: int):
    def act() -> payverdict.Decoded:
        asked = pq.read_table(folder / "many", columns=["set", "code"])
        return payverdict.decode(asked["set"], asked["code"])

    seconds, decoded = timed(act)
    return seconds, read(folder, "many"), pa.table(decoded)


def parquet_pyarrow_dictionary(folder: Path, rows: int):
    def act() -> payverdict.Decoded:
        asked = pq.read_table(folder / "many", columns=["set", "code"], read_dictionary=["set", "code"])
        return payverdict.decode(asked["set"], asked["code"])

    seconds, decoded = timed(act)
    return seconds, read(folder, "many"), pa.table(decoded)


def parquet_polars(folder: Path, rows: int):
    import polars as pl

    import payverdict.polars

    verdict = payverdict.polars.decode(pl.col("set"), "code").alias("verdict")
    frame = pl.scan_parquet(folder / "many/*.parquet").select(verdict).unnest("verdict")
    seconds, found = timed(lambda: frame.collect())
    return seconds, read(folder, "many"), found.to_arrow()


def parquet_duckdb(folder: Path, rows: int):
    import duckdb

    import payverdict.duckdb

    con = payverdict.duckdb.register(duckdb.connect())
    query = f"select unnest(payverdict(set, code)) from '{folder}/many/*.parquet'"
    seconds, found = timed(lambda: con.sql(query).to_arrow_table(), 1)
    return seconds, read(folder, "many"), found


def join_duckdb(folder: Path, rows: int):
    import duckdb

    con = duckdb.connect()
    words = ", ".join(f'verdicts."{word}"' for word in WORDS)
    query = f"select {words} from '{folder}/many/*.parquet' as payments left join '{folder}/map.parquet' as verdicts using (set, code)"
    con.execute("set preserve_insertion_order = false")
    seconds, _ = timed(lambda: con.execute(f"create or replace temp table joined as {query}"))
    counted = f"select count(*) from ({query.replace('select ', 'select payments.set, payments.code, ')}) where match is null"
    assert con.execute(counted).fetchone() == (0,)
    return seconds, None, None


def spark_session(master: str):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
    return builder.config("spark.driver.memory", "4g").config("spark.log.level", "ERROR").getOrCreate()


def spark_way(master: str | None, words: list[str]) -> Callable[[Path, int], tuple[float, pa.Table | None, pa.Table | None]]:
    def way(folder: Path, rows: int):
        import payverdict.spark

        server = None
        if master is None:
            from pysail.spark import SparkConnectServer
            from pyspark.sql import SparkSession

            server = SparkConnectServer()
            server.start(background=True)
            spark = SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").create()
        else:
            spark = spark_session(master)
        payments = spark.read.parquet(str(folder / "many"))

        def identity(batches):
            yield from batches

        if words:
            frame = payverdict.spark.annotate(payments, set="set", code="code", words=words)
        else:
            frame = payments.mapInArrow(identity, payments.schema)
        # Counting a column keeps it from being left out, and costs the same both ways.
        counted = ["id", "set", "code", *words]
        sums = [f"count({name if name != 'match' else '`match`'})" for name in counted]
        frame.limit(1000).selectExpr(*sums).collect()
        seconds, _ = timed(lambda: frame.selectExpr(*sums).collect(), 2)
        if words:
            frame.write.mode("overwrite").parquet(str(folder / "out"))
        spark.stop()
        if server:
            server.stop()
        if not words:
            return seconds, None, None
        found = pq.read_table(folder / "out")
        return seconds, found.select(["set", "code"]), found.select(words)

    return way


WAYS: dict[str, tuple[str, Callable]] = {
    "bare_read": ("reading a column of Parquet with pyarrow, for comparison", bare_read),
    "one_set": ("`decode`, one set, a column of texts", one_set),
    "one_set_views": ("the same, a column of views", one_set_views),
    "one_set_dictionary": ("the same, a dictionary", one_set_dictionary),
    "bare_read_of_two": ("reading two columns of Parquet with pyarrow, for comparison", bare_read_of_two),
    "column_of_sets": ("`decode`, a column of sets", column_of_sets),
    "column_of_sets_dictionary": ("the same, dictionaries", column_of_sets_dictionary),
    "parquet_pyarrow": ("Parquet with pyarrow, and `decode`", parquet_pyarrow),
    "parquet_pyarrow_dictionary": ("the same, read as dictionaries", parquet_pyarrow_dictionary),
    "parquet_polars": ("Parquet with Polars", parquet_polars),
    "parquet_duckdb": ("Parquet with DuckDB's function", parquet_duckdb),
    "join_duckdb": ("Parquet with DuckDB, a join of the map", join_duckdb),
    "spark_identity": ("Spark `local[2]`, `mapInArrow` that does nothing, for comparison", spark_way("local[2]", [])),
    "spark": ("Spark `local[2]`, `annotate`", spark_way("local[2]", WORDS)),
    "spark_two": ("the same, `words=[\"outcome\", \"retry\"]`", spark_way("local[2]", ["outcome", "retry"])),
    "spark_cluster": ("Spark `local-cluster[2,1,1024]`, `annotate`", spark_way("local-cluster[2,1,1024]", WORDS)),
    "sail_identity": ("Sail, `mapInArrow` that does nothing, for comparison", spark_way(None, [])),
    "sail": ("Sail, `annotate`", spark_way(None, WORDS)),
}


def run(name: str, folder: Path, rows: int) -> None:
    """One way, whose figures go to the process that asked."""
    seconds, asked, found = WAYS[name][1](folder, rows)
    differs = None if found is None else differing(folder, asked, found)
    print(json.dumps({"seconds": seconds, "differs": differs}))


def main() -> None:
    if len(sys.argv) > 3:
        return run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        prepare(folder, rows)
        about = json.loads((folder / "about.json").read_text())
        load = os.getloadavg()[0]
        print(f"{rows:,} rows of {about['pairs']:,} pairs, whose map took {about['seconds']:.2f} s; load at the start {load:.1f}\n")
        print("| way | million rows a second | rows that differ |")
        print("|---|--:|--:|")
        for name, (title, _) in WAYS.items():
            ran = subprocess.run([sys.executable, __file__, name, place, str(rows)], capture_output=True, text=True)
            if ran.returncode != 0:
                print(ran.stderr, file=sys.stderr)
                raise SystemExit(f"{name} failed")
            figures = json.loads(ran.stdout.splitlines()[-1])
            differs = "" if figures["differs"] is None else f"{figures['differs']:,}"
            speed = rows / figures["seconds"] / 1e6
            print(f"| {title} | {speed:.{0 if speed >= 20 else 1}f} | {differs} |", flush=True)


if __name__ == "__main__":
    main()
