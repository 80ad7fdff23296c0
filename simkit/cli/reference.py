"""The reference of the command line, made from the commands' own help: `python -m simkit.cli.reference`."""

from __future__ import annotations

import sys
from typing import Final

import click

from simkit.cli.app import COMMANDS, HELP, app

_WIDTH: Final = 100
_HEAD: Final = """# The command line

Made from the commands' own `--help` by `python -m simkit.cli.reference`; a test keeps it current.

Results go to stdout, messages to stderr, in English or Dutch. With `--json` stdout holds exactly one JSON object.
"""


def reference() -> str:
    parts = [_HEAD, _block("simkit", app)]
    parts += [_block(f"simkit {name}", app.get_command(click.Context(app), name)) for name in COMMANDS]
    return "\n".join(parts)


def _block(path: str, command: click.Command | None) -> str:
    assert command

    context = click.Context(
        command, info_name=path, help_option_names=HELP, max_content_width=_WIDTH, terminal_width=_WIDTH
    )
    help = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## `{path}`\n\n```text\n{help}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
