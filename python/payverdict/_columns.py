"""Columns of codes, made into columns of verdicts.

Nothing here needs another package: columns come in by the Arrow PyCapsule interface and go out by it. pyarrow, Polars,
pandas and DuckDB are imported only by the methods that are named after them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from . import _native

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...


class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Column: TypeAlias = "_ArrowArray | _ArrowStream | Iterable[str | bytes | float | None]"
"""A column of texts: of pyarrow, Polars, pandas or DuckDB, or any iterable."""


class Decoded:
    """Verdicts, a row for each code: a table that whatever takes Arrow takes as it is.

    >>> import payverdict, pyarrow
    >>> decoded = payverdict.decode("iso8583.response", pyarrow.array(["51", "05"]))
    >>> pyarrow.table(decoded).column("outcome").to_pylist()
    ['declined', 'declined']

    Its columns are dictionaries of words (``outcome reason retry actor class match``) and, where they were asked for,
    of texts (``summary message``). ``match`` says why there is no outcome: ``null`` or ``malformed``.
    """

    __slots__ = ("_native",)

    def __init__(self, native: _native.Decoded) -> None:
        self._native = native

    def __len__(self) -> int:
        return len(self._native)

    def __repr__(self) -> str:
        return f"<payverdict.Decoded: {len(self)} rows of {', '.join(self.column_names)}>"

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in their order."""
        return self._native.column_names

    def __arrow_c_schema__(self) -> object:
        return self._native.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def to_pyarrow(self) -> pyarrow.Table:
        """A table of pyarrow, without a copy."""
        import pyarrow

        return pyarrow.table(self)

    def to_struct(self) -> pyarrow.ChunkedArray:
        """One column of pyarrow whose values are structs, without a copy."""
        import pyarrow

        return pyarrow.chunked_array(self)

    def to_polars(self) -> polars.DataFrame:
        """A frame of Polars, with categorical columns."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A frame of pandas, with categorical columns."""
        frame: pandas.DataFrame = self.to_pyarrow().to_pandas()
        return frame

    def to_pylist(self) -> list[dict[str, str | None]]:
        """A dict for each row; needs pyarrow."""
        rows: list[dict[str, str | None]] = self.to_pyarrow().to_pylist()
        return rows


def decode(
    set: str | Column,
    codes: Column,
    *,
    summary: bool = False,
    message: str | None = None,
    dictionary: bool = True,
) -> Decoded:
    """Decodes a column of codes.

    ``set`` is the name of a set for all of them, or a column of names. ``summary`` adds what support staff read,
    ``message`` what shoppers read in that language. With ``dictionary=False`` the columns are plain texts, for engines
    that do not take dictionaries. The lock of the interpreter is released meanwhile.

    >>> import payverdict
    >>> decoded = payverdict.decode(["pei.acquirer", "opp.result"], ["51-I", "800.100.999"], message="sv")
    >>> [row["match"] for row in decoded.to_pylist()]
    ['exact', 'group']

    A code is a text, with its leading zeros and without white space around it. What is not of the form of its set has
    no outcome, and ``match`` is ``malformed``; without a set or a code, it is ``null``.

    Raises ``UnknownWord`` for the name of a set that is not known, with the nearest names, ``TypeError`` for a column
    that does not hold texts, and ``ValueError`` for columns of different lengths.

    >>> payverdict.decode("opp.resul", [])
    Traceback (most recent call last):
    payverdict.UnknownWord: unknown code set; nearest: opp.result, ...
    """
    return Decoded(_native.decode(_column(set), _column(codes), summary, message, dictionary))


def _column(column: Any) -> Any:
    """A column that the native part can take: pandas before 3 has no Arrow interface for its columns."""
    if hasattr(column, "__arrow_c_stream__") or hasattr(column, "__arrow_c_array__"):
        return column
    if type(column).__module__.split(".")[0] == "pandas":
        import pyarrow

        return pyarrow.array(column, from_pandas=True)
    return column
