"""A function for DuckDB: ``payverdict(set, code)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from ._columns import decode
from ._words import columns

if TYPE_CHECKING:
    import duckdb


def register(
    con: duckdb.DuckDBPyConnection,
    name: str = "payverdict",
    *,
    summary: bool = False,
    message: str | None = None,
) -> duckdb.DuckDBPyConnection:
    """Gives a connection the function ``name(set, code)``, whose values are structs of texts.

    >>> import duckdb, payverdict.duckdb
    >>> con = payverdict.duckdb.register(duckdb.connect())
    >>> con.sql("select payverdict('visa.response', '51').retry").fetchall()
    [('later',)]

    Without a set or a code there is no outcome; the name of a set that is not known ends the query with an error.
    """
    from duckdb import sqltypes

    fields = {column: sqltypes.VARCHAR for column in columns(summary, message)}

    def verdicts(sets: pa.ChunkedArray, codes: pa.ChunkedArray) -> pa.ChunkedArray:
        return decode(sets, codes, summary=summary, message=message, dictionary=False).to_struct()

    con.create_function(
        name,
        verdicts,
        [sqltypes.VARCHAR, sqltypes.VARCHAR],
        con.struct_type(fields),
        type="arrow",
        null_handling="special",
    )
    return con
