"""`simkit sync`: send sessions to the server this device is enrolled with."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.options import home_option, json_option, language_option


@click.command("sync", short_help="Send sessions to the server, and say what it said.")
@click.argument("sessions", nargs=-1, metavar="[SESSION]...")
@click.option("--share", is_flag=True, help="Let your trainers see the practice you send, for coaching.")
@language_option
@home_option
@json_option
def command(
    sessions: tuple[str, ...], share: bool, language: str | None, home: Path | None, as_json: bool
) -> int:
    """Send what waits: assessments that the server has not received yet. They go by themselves after a session too;
    this is for when there was no network.

    Name SESSIONs to send practice to your own page there, which nobody else sees unless you add --share. Exit code 1
    when something was refused, 3 when the server could not be reached.
    """
    from simkit.cli.syncing import Wanted, sync

    return sync(Wanted(sessions, share, language, home, as_json))
