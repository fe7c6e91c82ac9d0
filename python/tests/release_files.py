"""Decodes by the files of a release alone, as their README.md says: what a program in any language would do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset(b"0123456789")
URI = frozenset(range(0x21, 0x7F)) - frozenset(b'"<>\\^`{|}')
FORMS = {
    "triple": re.compile(rb"[0-9]{3}\.[0-9]{3}\.[0-9]{3}"),
    "number": re.compile(rb"[0-9]{1,9}"),
    "response": re.compile(rb"[0-9A-Z]{2}"),
}
SUFFIXED = re.compile(rb"([0-9A-Z]{2})(-[A-Z])?")


class Malformed(Exception):
    pass


def fold(text: bytes, is_problem: bool = False) -> tuple[str, bytes]:
    """The key of a word, and what follows it."""
    key, before, place = bytearray(), ord(" "), 0
    while place < len(text):
        byte = text[place]
        if is_problem and byte in b"/?#":
            break
        if byte in LETTERS or byte in DIGITS:
            lower = bytes([byte]).lower()
            if not (lower == b"l" and key.endswith(b"cancel")):
                key += lower
        elif byte == ord(" ") and before != ord(" ") and not is_problem:
            pass
        elif byte == ord(".") and not is_problem:
            following = text[place + 1 : place + 2]
            both = {before, *following} if following else {0}
            if not both <= LETTERS | DIGITS or both <= DIGITS:
                raise Malformed
            key += b"."
        elif byte not in b"_-":
            raise Malformed
        before = byte
        place += 1
    if not key or before == ord(" ") or place > 64:
        raise Malformed
    return key.decode(), text[place:]


def without(text: bytes, prefix: bytes) -> bytes:
    return text[len(prefix) :] if text[: len(prefix)].lower() == prefix else text


def problem(text: bytes) -> tuple[str, str | None]:
    """The key of a problem type, and what follows its instrument."""
    if len(text) > 256:
        raise Malformed
    for scheme in (b"https://", b"http://"):
        rest = without(text, scheme)
        if rest != text:
            host = next((i for i, byte in enumerate(rest) if byte in b"/?#" or byte not in URI), len(rest))
            text = rest[host:]
            if not text.startswith(b"/"):
                raise Malformed
            break
    if text.startswith(b"/"):
        rest = without(text[1:], b"psp/")
        if rest == text[1:]:
            raise Malformed
        text = rest
    else:
        text = without(text, b"psp/")
    key, rest = fold(without(text, b"errordetail/"), is_problem=True)
    kind = None
    if rest.startswith(b"/"):
        rest = rest[1:]
        if rest and rest[:1] not in (b"?", b"#"):
            kind, rest = fold(rest, is_problem=True)
            key = f"{key}/{kind}"
            rest = rest[1:] if rest.startswith(b"/") else rest
    if rest and (rest[:1] not in (b"?", b"#") or not URI.issuperset(rest)):
        raise Malformed
    return key, kind


class Release:
    """The tables of `payverdict.json`."""

    def __init__(self, folder: Path) -> None:
        data: dict[str, Any] = json.loads((folder / "payverdict.json").read_text())
        assert data["format"] == 1
        self.sets = {line["id"]: line for line in data["sets"]}
        self.sources = {line["id"]: line for line in data["sources"]}
        self.messages = {(line["id"], line["locale"]): line["text"] for line in data["messages"]}
        self.unlisted = data["unlisted"][0]
        self.inherited = {(line["set"], line["code"]): line for line in data["inherited"]}
        self.chains = {name: [name] for name in self.sets}
        for line in sorted(data["extends"], key=lambda line: line["place"]):
            self.chains[line["set"]].append(line["extended"])
        self.groups: dict[str, list[dict[str, Any]]] = {name: [] for name in self.sets}
        for line in sorted(data["groups"], key=lambda line: -len(line["prefix"])):
            self.groups[line["set"]].append(line)
        listed = {(line["set"], line["code"]): line for line in data["rows"]}
        self.rows = {(name, self.key(name, code.encode())[0]): line for (name, code), line in listed.items()}
        self.kinds = {
            (line["set"], fold(line["problem_type"].encode())[0]): listed[line["set"], line["code"]]
            for line in data["problem_types"]
        }

    def key(self, name: str, code: bytes) -> tuple[str, str | None]:
        """What a code is found by, and what follows its instrument."""
        syntax = self.sets[name]["syntax"]
        if syntax == "problem":
            return problem(code)
        if syntax == "word":
            return fold(code)[0], None
        form = SUFFIXED if self.sets[name]["suffix"] else FORMS["response"]
        found = (form if syntax == "response" else FORMS[syntax]).fullmatch(code)
        if not found:
            raise Malformed
        return (found[1] if form is SUFFIXED and syntax == "response" else found[0]).decode(), None

    def row(self, name: str, key: str) -> dict[str, Any] | None:
        for place, asked in enumerate(self.chains[name]):
            row = self.rows.get((asked, key)) or self.kinds.get((asked, key))
            if row:
                return self.inherited.get((asked, row["code"]), row) if place else row
        return None

    def group(self, name: str, key: str) -> dict[str, Any] | None:
        is_word = self.sets[name]["syntax"] == "word"
        if is_word and "." in key:
            return None
        for asked in self.chains[name]:
            for group in self.groups[asked]:
                prefix = group["prefix"].lower() if is_word else group["prefix"]
                if group["length"] == len(key) and key.startswith(prefix):
                    return group
        return None

    def decode(self, name: str, code: str, locale: str) -> dict[str, Any]:
        """The verdict, by the names of its fields."""
        key, kind = self.key(name, code.encode())
        row = self.row(name, key) or (self.row(name, kind) if kind else None)
        group = None if row else self.group(name, key)
        answer = row or group or self.unlisted
        language = re.split("[-_]", locale.strip())[0].lower()
        language = "nb" if language in ("no", "nn") else language
        message = answer["message_id"]
        return {
            **answer,
            "set": name,
            "system": self.sets[name]["system"],
            "code": code,
            "match": "exact" if row else "group" if group else "unlisted",
            "group": group["name"] if group else None,
            "message": self.messages.get((message, language), self.messages[message, "en"]),
        }
