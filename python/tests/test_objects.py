"""Whole answers are those of the command."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

import payverdict
from conftest import PROJECT, Command

FIXTURES = sorted((PROJECT / "crates/cli/tests/payload/fixtures").glob("*/*.json"))
DOCUMENTS = [file for file in FIXTURES if not file.name.endswith(".expected.json")]


def objects(text: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.decode().splitlines()]


def test_payload(command: Command) -> None:
    assert len(DOCUMENTS) > 100
    said = command.run("payload", "--json", "--locale", "is", *map(str, DOCUMENTS))
    answers = iter(objects(said))
    paid = read = 0
    for file in DOCUMENTS:
        text = file.read_bytes()
        try:
            answer = payverdict.payload(text, locale="is")
        except payverdict.PayloadError as error:
            if error.details["kind"] == "several":
                # The command answers each of them.
                for _ in range(count(text)):
                    next(answers)
                continue
            raise AssertionError(f"{file}: {error}") from error
        else:
            assert next(answers) == answer
            read += 1
            paid += answer["is_paid"] is True
    assert next(answers, None) is None
    assert read > 100 and paid > 10


def count(text: bytes) -> int:
    """How many documents a text has: a list of them, or one a line."""
    try:
        whole = json.loads(text)
    except ValueError:
        return len(text.splitlines())
    return len(whole) if isinstance(whole, list) else 1


def test_payload_of_a_system_that_is_named(command: Command) -> None:
    text = '{"orderId": "A1", "purchaseId": 17, "status": 1}'
    with pytest.raises(payverdict.PayloadError, match="name the system") as raised:
        payverdict.payload(text.replace("purchaseId", "id"))
    assert raised.value.details["kind"] == "unrecognized"
    [line] = command.run("payload", "--json", input=text.replace("purchaseId", "id").encode(), status=1).splitlines()
    assert json.loads(line) == {"error": raised.value.details}
    assert payverdict.payload(text, system="pei")["reference"] == "A1"
    with pytest.raises(payverdict.UnknownWord, match="nearest: "):
        payverdict.payload(text, system="peii")


def test_read(command: Command, tmp_path: Path) -> None:
    text = "\n".join(
        ["host said: response code 51", "declined: 800.100.153", "köpet medges ej", "nothing at all", DOCUMENTS[0].read_text()]
    )
    (tmp_path / "log").write_text(text)
    assert payverdict.read(text, locale="sv") == objects(command.run("read", "--json", "--locale", "sv", str(tmp_path / "log")))
    assert payverdict.read(b"\xff 51 \xff") == objects(command.run("read", "--json", input=b"\xff 51 \xff"))


def test_timeline(command: Command) -> None:
    files = [file for file in DOCUMENTS if file.parent.name in ("opp", "pei", "payex", "askell", "stripe")]
    said = objects(command.run("timeline", "--json", *map(str, files), status=1))
    found = payverdict.timeline(file.read_bytes() for file in files)
    assert [answer for answer in found if "error" not in answer] == [answer for answer in said if "error" not in answer]
    assert sum("error" in answer for answer in found) == sum("error" in answer for answer in said)
    assert len(found) > 20
    one = payverdict.timeline(files[0].read_text())
    assert one == payverdict.timeline([files[0].read_text()] * 2)[:0] + one


def test_plan(command: Command) -> None:
    attempts = [
        {"at": "2026-11-20T09:00:00Z", "set": "visa.response", "code": "51", "amount": "12.00", "currency": "EUR"},
        {"at": "2026-11-24T09:00:00Z", "set": "mastercard.response", "code": "05", "with": [{"set": "mastercard.advice", "code": "24"}]},
    ]
    line = json.dumps({"attempts": attempts}).encode()
    said = objects(command.run("plan", "--json", "--now", "2026-11-26T12:00:00Z", input=line))
    now = datetime(2026, 11, 26, 12, tzinfo=timezone.utc)
    assert [payverdict.plan(attempts, now=now)] == said
    assert [payverdict.plan({"attempts": attempts}, now="2026-11-26T12:00:00Z")] == said
    assert [payverdict.plan(attempts, now=now.astimezone(timezone(timedelta(hours=5))))] == said
    assert [payverdict.plan({"attempts": attempts, "now": "2026-11-26T12:00:00Z"})] == said
    strict = payverdict.plan(attempts, now=now, policy={"limit": ["2/15d"]})
    assert strict["action"] != said[0]["action"]


@pytest.mark.parametrize(
    ("attempts", "options", "message"),
    [
        ([], {}, "attempt"),
        ([{"at": "yesterday", "set": "visa.response", "code": "51"}], {}, "`at`"),
        ([{"at": "2026-11-20T09:00:00Z", "set": "visa.respons", "code": "51"}], {}, "nearest: visa.response"),
        ([{"at": "2026-11-20T09:00:00Z", "set": "visa.response", "code": "51"}], {"policy": {"space": "soon"}}, "space"),
        ([{"at": "2026-11-20T09:00:00Z", "set": "visa.response", "code": "51"}], {"now": datetime(2026, 11, 26)}, "zone"),
    ],
)
def test_plan_refuses(attempts: list[dict[str, str]], options: dict[str, object], message: str) -> None:
    with pytest.raises(payverdict.PlanError, match=message):
        payverdict.plan(attempts, **{"now": "2026-11-26T12:00:00Z", **options})


def test_search(command: Command) -> None:
    for words, options in [
        ("stolen", {}),
        ("", {"outcome": "approved"}),
        ("", {"reason": "insufficient_funds", "retry": "later", "set": "visa.response"}),
        ("köpet medges ej", {"actor": "shopper"}),
        ("no such words anywhere", {}),
    ]:
        arguments = [part for name, word in options.items() for part in (f"--{name}", word)]
        said = objects(command.run("search", "--json", *arguments, *words.split()))
        assert payverdict.search(words, **options) == said
    with pytest.raises(payverdict.UnknownWord, match="nearest: declined"):
        payverdict.search(outcome="declnied")


def test_sets(command: Command) -> None:
    assert payverdict.sets() == objects(command.run("sets", "--json"))


def test_one_code(command: Command) -> None:
    said = objects(command.run("decode", "--json", "--set", "pei.acquirer", "--locale", "is", "51-I"))
    assert [payverdict.decode_one("pei.acquirer", "51-I", locale="is")] == said
    for code in ("51 ", "", "51\n"):
        with pytest.raises(payverdict.MalformedCode, match="not a code of pei.acquirer: expected two digits"):
            payverdict.decode_one("pei.acquirer", code)
    with pytest.raises(payverdict.UnknownWord, match="nearest: pei.acquirer"):
        payverdict.decode_one("pei.aquirer", "51")
