"""Whole answers as dicts, with the keys that the command's JSON has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, TypeAlias

from . import _native
from ._native import PayloadError, PlanError

Object: TypeAlias = "dict[str, Any]"
Text: TypeAlias = "str | bytes"


def decode_one(set: str, code: str, *, locale: str = "en") -> Object:
    """The verdict on one code, as ``payverdict decode --json`` prints it.

    >>> import payverdict
    >>> verdict = payverdict.decode_one("opp.result", "800.100.153", locale="is-IS")
    >>> verdict["outcome"], verdict["reason"], verdict["retry"]
    ('declined', 'incorrect_cvc', 'after_data_fix')
    >>> verdict["message"]
    'Öryggisnúmerið er ekki rétt. Ekkert var gjaldfært. Athugaðu upplýsingarnar og reyndu aftur.'

    Raises ``UnknownWord`` for a set that is not known and ``MalformedCode`` for a text that is not of its form.

    >>> payverdict.decode_one("opp.result", "800.100.153 ")
    Traceback (most recent call last):
    payverdict.MalformedCode: not a code of opp.result: expected three groups of three digits with dots between, ...
    """
    verdict: Object = json.loads(_native.decode_one(set, code, locale))
    return verdict


def payload(document: Text, *, system: str | None = None, locale: str = "en") -> Object:
    """The answer to one response, webhook or problem document: JSON or a form.

    >>> import payverdict
    >>> answer = payverdict.payload('{"paymentType": "DB", "amount": "92.00", "result": {"code": "000.000.000"}}')
    >>> answer["is_paid"], answer["next"]
    (True, 'The payment is captured in full: ship.')

    Raises ``PayloadError``, whose ``details`` is the object that the command prints, if the document cannot be read or
    if it is not certain who sent it; ``system`` names the sender.

    >>> try:
    ...     payverdict.payload('{"status": 1}')
    ... except payverdict.PayloadError as error:
    ...     print(error.details["kind"])
    unrecognized
    """
    text, error = _native.payload(_bytes(document), system, locale)
    answer: Object = json.loads(text)
    if error is not None:
        raised = PayloadError(error)
        raised.details = answer
        raise raised
    return answer


def read(anything: Text, *, system: str | None = None, locale: str = "en") -> list[Object]:
    """Documents, codes and phrases in whatever is pasted, an object for each document and line that has some.

    >>> import payverdict
    >>> found = payverdict.read("host said: response code 51")
    >>> found[0]["codes"][0]["verdict"]["reason"]
    'insufficient_funds'
    """
    found: list[Object] = json.loads(_native.read(_bytes(anything), system, locale))
    return found


def timeline(documents: Text | Iterable[Text], *, system: str | None = None, locale: str = "en") -> list[Object]:
    """The states of the payments that some documents tell of, in any order and however often each came.

    >>> import payverdict
    >>> webhooks = [
    ...     '{"id": "A1", "paymentType": "DB", "amount": "9.00", "currency": "EUR", "result": {"code": "000.000.000"}}',
    ...     '{"id": "B2", "paymentType": "RF", "amount": "9.00", "currency": "EUR", "referencedId": "A1",'
    ...     ' "result": {"code": "000.000.000"}}',
    ... ]
    >>> [(state["funds"], state["is_paid"]) for state in payverdict.timeline(webhooks)]
    [('returned', False)]

    What cannot be read is an object with ``error`` alone, before the states.
    """
    texts = [documents] if isinstance(documents, (str, bytes)) else documents
    states: list[Object] = json.loads(_native.timeline([_bytes(text) for text in texts], system, locale))
    return states


def plan(
    attempts: Sequence[Mapping[str, Any]] | Mapping[str, Any],
    *,
    now: datetime | str | None = None,
    policy: Mapping[str, Any] | None = None,
    locale: str = "en",
) -> Object:
    """Whether a payment may be tried again, when, and by which rule.

    >>> import payverdict
    >>> attempts = [{"at": "2026-11-25T09:00:00Z", "set": "visa.response", "code": "51"}]
    >>> decision = payverdict.plan(attempts, now="2026-11-25T10:00:00Z")
    >>> decision["action"], decision["at"], decision["rule"]
    ('wait', '2026-11-26T09:00:00Z', 'cautious.space')

    ``attempts`` is a list of attempts, or a history with ``attempts`` in it, as the command reads one. ``now`` is the
    time of the decision, by default that of this machine; ``policy`` is one of your own, which may only be stricter.

    Raises ``PlanError`` for what cannot be read.
    """
    history = attempts if isinstance(attempts, Mapping) else {"attempts": list(attempts)}
    moment = now if now is not None else history.get("now")
    if moment is None:
        moment = datetime.now(timezone.utc)
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            raise PlanError("expected a time with its zone, such as datetime.now(timezone.utc)")
        moment = moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    rules = None if policy is None else json.dumps(policy)
    decision: Object = json.loads(_native.plan(json.dumps(history), moment, rules, locale))
    return decision


def search(
    words: str = "",
    *,
    set: str | None = None,
    outcome: str | None = None,
    reason: str | None = None,
    retry: str | None = None,
    actor: str | None = None,
    locale: str = "en",
) -> list[Object]:
    """The rows that hold all words and fit all options.

    >>> import payverdict
    >>> [row["code"] for row in payverdict.search("stolen", set="visa.response")]
    ['41', '43']

    Raises ``UnknownWord`` for a word that is not known, with the nearest ones.
    """
    rows: list[Object] = json.loads(_native.search(words, set, outcome, reason, retry, actor, locale))
    return rows


def sets() -> list[Object]:
    """The sets of codes: id, system, title, form, the sets that each extends, and how many rows it has.

    >>> import payverdict
    >>> next(known["extends"] for known in payverdict.sets() if known["id"] == "pei.acquirer")
    ['valitorpay.response', 'iso8583.response']
    """
    known: list[Object] = json.loads(_native.sets())
    return known


def _bytes(text: Text) -> bytes:
    return text if isinstance(text, bytes) else text.encode()
