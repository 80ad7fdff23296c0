"""The command `simkit`: one file a command, thin over the packages below."""

from __future__ import annotations


def main() -> None:
    import sys

    from simkit.cli.entry import run

    sys.exit(run(sys.argv[1:]))
