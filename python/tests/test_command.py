"""``python -m payverdict`` is the command."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

import payverdict
from conftest import PROJECT, Command

MODULE = [sys.executable, "-m", "payverdict"]
TABLES = str(PROJECT / "examples/own-tables")


@pytest.mark.parametrize(
    ("arguments", "input"),
    [
        (["decode", "800.100.153", "51-I", "05"], b""),
        (["decode", "--json", "--set", "opp.result", "--locale", "is"], b"800.100.153\nx\n"),
        (["decode", "--explain", "800.100.999"], b""),
        (["decode", "800.100.155", "--with", "mastercard.advice=24"], b""),
        (["decode", "--pairs", "--columns", "code,retry"], b"set,code\nvisa.response,51\nopp.resul,1\n"),
        (["decode", "--set", "opp.resul", "1"], b""),
        (["decode", "--json", "--tables", TABLES, "--set", "examplepay.result", "1001"], b""),
        (["decode", "--pairs", f"--tables={TABLES}"], b"set,code\nexamplepay.result,1001\nopp.result,800.100.152\n"),
        (["sets", "--tables", "/nowhere"], b""),
        (["decode", "--jsn"], b""),
        (["search", "stolen", "--set", "visa.response"], b""),
        (["--version"], b""),
        (["--help"], b""),
        ([], b""),
    ],
    ids=str,
)
def test_it_says_what_the_command_says(command: Command, arguments: list[str], input: bytes) -> None:
    ours = subprocess.run([*MODULE, *arguments], input=input, capture_output=True)
    theirs = subprocess.run([command.binary, *arguments], input=input, capture_output=True)
    assert (ours.returncode, ours.stdout, ours.stderr) == (theirs.returncode, theirs.stdout, theirs.stderr)


def test_it_can_be_interrupted() -> None:
    process = subprocess.Popen([*MODULE, "decode", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout
    process.stdin.write(b"51\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == -signal.SIGINT


def test_versions(command: Command) -> None:
    assert command.run("--version").decode() == f"payverdict {payverdict.__version__}\n"
    day, _, sum = payverdict.DATA_VERSION.rpartition("-")
    assert time.strptime(day, "%Y-%m-%d") and len(sum) == 8 and int(sum, 16)
