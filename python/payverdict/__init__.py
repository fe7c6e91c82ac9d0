"""What payment result codes mean, for columns where they are.

>>> import payverdict
>>> payverdict.decode_one("opp.result", "800.100.153")["reason"]
'incorrect_cvc'
>>> decoded = payverdict.decode("visa.response", ["51", "00", None, "?"])
>>> decoded.to_pylist()[0]["retry"]
'later'
>>> [row["match"] for row in decoded.to_pylist()]
['exact', 'exact', 'null', 'malformed']

The promise: no answer says approved, or paid, when it is not. A code that nobody has described is ``unknown``.
"""

from __future__ import annotations

from ._columns import Decoded, decode
from ._native import DATA_VERSION, MalformedCode, PayloadError, PlanError, UnknownWord
from ._objects import decode_one, payload, plan, read, search, sets, timeline
from ._version import __version__

__all__ = [
    "DATA_VERSION",
    "Decoded",
    "MalformedCode",
    "PayloadError",
    "PlanError",
    "UnknownWord",
    "__version__",
    "decode",
    "decode_one",
    "payload",
    "plan",
    "read",
    "search",
    "sets",
    "timeline",
]
