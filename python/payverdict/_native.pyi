"""The part of the package that is written in Rust."""

from typing import Any, Final, final

__all__ = [
    "DATA_VERSION",
    "Decoded",
    "MalformedCode",
    "PayloadError",
    "PlanError",
    "UnknownWord",
    "command",
    "decode",
    "decode_one",
    "payload",
    "plan",
    "read",
    "search",
    "sets",
    "timeline",
]

DATA_VERSION: Final[str]
"""The version of the tables: the newest day on which a source was read, and a sum of them all."""

class UnknownWord(ValueError):
    """A word that is not known, such as the name of a set; the message has the nearest ones."""

class MalformedCode(ValueError):
    """A text that is not of the form that the codes of its set have."""

class PayloadError(ValueError):
    """A document that could not be read."""

    details: dict[str, Any]

class PlanError(ValueError):
    """A history or a policy that could not be read."""

@final
class Decoded:
    def __len__(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

def command(arguments: list[str]) -> int: ...
def decode(set: object, codes: object, summary: bool, message: str | None, dictionary: bool) -> Decoded: ...
def decode_one(set: str, code: str, locale: str) -> str: ...
def payload(document: bytes, system: str | None, locale: str) -> tuple[str, str | None]: ...
def plan(history: str, now: str, policy: str | None, locale: str) -> str: ...
def read(anything: bytes, system: str | None, locale: str) -> str: ...
def search(
    words: str,
    set: str | None,
    outcome: str | None,
    reason: str | None,
    retry: str | None,
    actor: str | None,
    locale: str,
) -> str: ...
def sets() -> str: ...
def timeline(documents: list[bytes], system: str | None, locale: str) -> str: ...
