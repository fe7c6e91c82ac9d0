"""Columns of verdicts in Polars, as an expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ._columns import Decoded
from ._columns import decode as _decode
from ._words import check_set, columns

if TYPE_CHECKING:
    from polars._typing import IntoExpr


def decode(
    set: str | pl.Expr, code: IntoExpr, *, summary: bool = False, message: str | None = None
) -> pl.Expr:
    """An expression whose values are structs: ``outcome reason retry actor class match``, and ``summary`` and
    ``message`` where they are asked for.

    ``set`` is the name of a set, or an expression such as ``pl.col("set")``; ``code`` a column.

    >>> import polars as pl, payverdict.polars
    >>> frame = pl.DataFrame({"set": ["visa.response", "opp.result"], "code": ["51", "000.000.000"]})
    >>> verdict = payverdict.polars.decode(pl.col("set"), "code").alias("verdict")
    >>> frame.lazy().with_columns(verdict).unnest("verdict").select("code", "outcome", "retry").collect().rows()
    [('51', 'declined', 'later'), ('000.000.000', 'approved', 'not_needed')]
    """
    names = columns(summary, message)
    dtype = pl.Struct({name: pl.Categorical for name in names})
    codes = pl.col(code) if isinstance(code, str) else code
    if isinstance(set, str):
        word = check_set(set)

        def of_one_set(series: pl.Series) -> pl.Series:
            return _struct(_decode(word, series, summary=summary, message=message), series.name)

        return codes.map_batches(of_one_set, return_dtype=dtype, is_elementwise=True)

    def of_pairs(pairs: pl.Series) -> pl.Series:
        sets, codes = pairs.struct.field("set"), pairs.struct.field("code")
        return _struct(_decode(sets, codes, summary=summary, message=message), pairs.name)

    pairs = pl.struct(set.alias("set"), codes.alias("code"))
    return pairs.map_batches(of_pairs, return_dtype=dtype, is_elementwise=True)


def _struct(decoded: Decoded, name: str) -> pl.Series:
    return pl.DataFrame(decoded).to_struct(name)
