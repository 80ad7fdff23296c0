"""`simkit replay`: verify a journal and play it back, or try again from one of its decisions."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.options import home_option, json_option, language_option
from simkit.cli.play import PRESENTERS


@click.command("replay", short_help="Verify a session's journal and play it back.")
@click.argument("session", default="last")
@click.option(
    "--from", "entry", type=click.IntRange(0), default=0, metavar="ENTRY", help="Begin at this journal entry."
)
@click.option(
    "--present",
    type=click.Choice(["print", *PRESENTERS]),
    default="print",
    show_default=True,
    help="print writes the conversation; the others play it back as it was presented.",
)
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 100.0),
    default=1.0,
    show_default=True,
    help="How many times as fast as it happened, when it is presented.",
)
@click.option(
    "--what-if", is_flag=True, help="Answer yourself from --from on: practice that counts for nothing."
)
@language_option
@home_option
@json_option
def command(
    session: str,
    entry: int,
    present: str,
    speed: float,
    what_if: bool,
    language: str | None,
    home: Path | None,
    as_json: bool,
) -> int:
    """Verify and play back SESSION: an id, the beginning of one, a journal file, or `last` (default).

    Verifying says whether the chain of hashes is whole, whether it ends in the head the record has, and whether
    doing its acts again causes the very same events. Exit code 1 when one of these does not hold.
    """
    from simkit.cli.replaying import Wanted, play_back, try_from

    wanted = Wanted(session, entry, present, speed, language, home, as_json)
    return try_from(wanted) if what_if else play_back(wanted)
