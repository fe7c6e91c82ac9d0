"""Columns of verdicts in Spark, and in whatever speaks Spark Connect, such as Sail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql.types import StringType, StructField, StructType

from ._columns import decode
from ._words import WORDS, check_set, columns

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def annotate(
    df: DataFrame,
    *,
    set: str,
    code: str,
    prefix: str = "",
    words: Sequence[str] = WORDS,
    summary: bool = False,
    message: str | None = None,
) -> DataFrame:
    """A frame with the columns of ``df`` as they are, and those of the verdicts after them: texts named ``outcome
    reason retry actor class match``, and ``summary`` and ``message`` where they are asked for, each with ``prefix``
    before its name. ``words`` says which of these words are wanted.

    ``code`` is the name of a column, ``set`` that of a column or of a set: a column comes first. Nothing is shuffled,
    and the package has to be installed where the executors run.
    """
    names = df.columns
    if code not in names:
        raise ValueError(f"no column {code!r} in {names}")
    word = None if set in names else check_set(set)
    for name in words:
        if name not in WORDS:
            raise ValueError(f"unknown column {name!r}; known: {', '.join(WORDS)}")
    wanted = [*words, *columns(summary, message)[len(WORDS) :]]
    added = [prefix + name for name in wanted]
    twice = [name for name in added if name in names]
    if twice:
        raise ValueError(f"there are columns {twice} already; give these ones a `prefix`")
    schema = StructType(df.schema.fields + [StructField(name, StringType()) for name in added])

    def verdicts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            sets = batch.column(set) if word is None else word
            decoded = decode(sets, batch.column(code), summary=summary, message=message, dictionary=False)
            for verdict in decoded.to_pyarrow().select(wanted).to_batches():
                yield pa.RecordBatch.from_arrays(batch.columns + verdict.columns, names + added)

    return df.mapInArrow(verdicts, schema)
