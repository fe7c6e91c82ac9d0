"""What the modules for engines have in common."""

from __future__ import annotations

from ._columns import decode

WORDS = ("outcome", "reason", "retry", "actor", "class", "match")
"""The columns that every answer has."""


def columns(summary: bool, message: str | None) -> tuple[str, ...]:
    """The names of the columns of an answer."""
    return WORDS + ("summary",) * summary + ("message",) * (message is not None)


def check_set(name: str) -> str:
    """The name of a set; raises ``UnknownWord`` for another one, before any row is read."""
    decode(name, [])
    return name
