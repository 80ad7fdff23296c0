"""`simkit sessions`: what is in the record."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option
from simkit.cli.output import print_json, tell

_NONE = {"en": "There is no session yet.", "nl": "Er is nog geen sessie."}


@click.command("sessions", short_help="List the sessions in your record.")
@click.option("--scenario", metavar="ID", help="Only of this scenario.")
@click.option("--state", type=click.Choice(["open", "done", "halted"]), help="Only those that stand so.")
@click.option("--what-ifs", is_flag=True, help="Also those tried from an earlier decision.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="So many, newest first.")
@language_option
@home_option
@json_option
def command(
    scenario: str | None,
    state: str | None,
    what_ifs: bool,
    limit: int,
    language: str | None,
    home: Path | None,
    as_json: bool,
) -> int:
    """List sessions, newest first: id, when, scenario, mode and attempt, state, ending.

    The first characters of an id are enough wherever a session is asked for.
    """
    from simkit.cli.session_data import row_data, row_line
    from simkit.record import Record

    with Record.open(home_of(home)) as record:
        rows = record.sessions(scenario=scenario, state=state, what_ifs=what_ifs, limit=limit)  # type: ignore[arg-type]
        if as_json:
            print_json({"sessions": [row_data(row, record.home) for row in rows]})
            return 0
    spoken = message_language(["--language", language] if language else [])
    if not rows:
        tell(_NONE[spoken])
    for row in rows:
        click.echo(row_line(row, spoken))
    return 0
