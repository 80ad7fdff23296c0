"""`simkit show`: how a session went."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option, session_of
from simkit.cli.output import print_json


@click.command("show", short_help="Show how a session went: its levels, each with a reason.")
@click.argument("session", default="last")
@click.option(
    "--decisions", is_flag=True, help="Also each decision: what was said, what it showed, what it moved."
)
@language_option
@home_option
@json_option
def command(session: str, decisions: bool, language: str | None, home: Path | None, as_json: bool) -> int:
    """Show the scorecard of SESSION: an id, the beginning of one, or `last` (default)."""
    from simkit.cli.programs import program_of_session
    from simkit.cli.session_data import row_data, row_line
    from simkit.present.make_debrief import make_debrief
    from simkit.present.terminal.debrief_lines import debrief_lines, scorecard_lines
    from simkit.present.words import word
    from simkit.record import Record
    from simkit.session import read_journal

    spoken = message_language(["--language", language] if language else [])
    with Record.open(home_of(home)) as record:
        row = session_of(record, session)
        cards = record.scorecards(row.id)
        newest = cards[0].card if cards else None
        if as_json:
            because = {r.criterion: r.because.sentence(spoken) for r in newest.results} if newest else None
            print_json(
                {
                    **row_data(row, record.home),
                    "scorecard": newest.to_data() if newest else None,
                    "because": because,
                    "earlier": [one.card.to_data() for one in cards[1:]],
                }
            )
            return 0
        click.echo(row_line(row, spoken))
        if decisions:
            log = read_journal(record.home.path / row.journal).entries
            program = program_of_session(record, row)
            lines = debrief_lines(make_debrief(log, program, newest, language=spoken, mode=row.mode))
        else:
            lines = scorecard_lines(newest, spoken) if newest else [word(spoken, "no-card")]
            if row.state == "open":
                lines = [word(spoken, "still-open", scenario=row.scenario, session=row.id[:8])]
    click.echo("\n".join(["", *lines]))
    return 0
