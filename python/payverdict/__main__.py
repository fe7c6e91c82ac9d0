"""``python -m payverdict`` is the command ``payverdict``."""

from __future__ import annotations

import signal
import sys

from ._native import command


def main() -> int:
    # The command is native code: Python would hear of an interrupt only when it is over.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stdout.flush()
    return command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
