"""The group of commands. A command's module is imported when it is used, so that --help answers at once."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from importlib import import_module
from typing import Final

import click

from simkit.errors import SimkitError, diagnostic

COMMANDS: Final[Mapping[str, str]] = {
    "play": "Practise a scenario, on the stage, in the terminal or by autopilot.",
    "scenarios": "List the scenarios you can play.",
    "check": "Check scenario files and say what is wrong, where, and what to do.",
    "sessions": "List the sessions in your record.",
    "show": "Show how a session went: its levels, each with a reason.",
    "replay": "Verify a session's journal and play it back.",
    "rescore": "Score finished sessions again under another rubric.",
    "export": "Write sessions as JSON, CSV or xAPI, or send them to an LRS.",
    "enrol": "Let this device deliver your sessions to a server.",
    "sync": "Send sessions to the server, and say what it said.",
    "review": "Review sessions in the browser: the trainers' console and the session service.",
    "privacy": "Write the privacy documents of this installation, and what changed.",
    "rebuild": "Make the record again from the journals.",
    "erase": "Erase a session from your record, for good.",
    "schema": "Print the JSON Schema of scenario or rubric files, for editors.",
    "explain": "Explain a message code, such as SK8004.",
    "doctor": "Say what works on this machine and what to install.",
}
"""Command -> its one-line help, in the order a newcomer needs them."""

HELP: Final = ["-h", "--help"]
EXIT_CODES: Final = """\b
Exit codes:
  0    fine
  1    faults were found in what was checked, or a session could not be completed
  2    wrong use: an unknown option, scenario or session
  3    the environment: no display, disk full or read-only, database locked
  130  interrupted with Ctrl-C; the session can be resumed"""


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            raise SimkitError(diagnostic("SK8529", given=cmd_name, near=_nearest(cmd_name)))
        found = import_module(f"simkit.cli.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _nearest(given: str) -> str:
    return max(COMMANDS, key=lambda name: SequenceMatcher(None, given.lower(), name).ratio())


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"simkit {version('simkit')}")
        ctx.exit()


@click.group(cls=_LazyGroup, epilog=EXIT_CODES, context_settings={"help_option_names": HELP})
@click.option("--debug", is_flag=True, help="Show the traceback when simkit itself fails.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version.",
)
def app(debug: bool) -> None:
    """Practise difficult conversations, and see what went well and why.

    Messages are in English or Dutch: by --language where a command has it, else by your locale (LANG).
    """
