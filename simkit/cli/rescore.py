"""`simkit rescore`: another rubric over what was seen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option
from simkit.cli.output import print_json, progress

_DONE = {
    "en": "{sessions} session(s) scored under {rubric} version {version}; {already} had such a card already.",
    "nl": "{sessions} sessie(s) beoordeeld met {rubric} versie {version}; {already} hadden zo'n kaart al.",
}


@click.command("rescore", short_help="Score finished sessions again under another rubric.")
@click.argument("scenario")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="So many processes.")
@language_option
@home_option
@json_option
def command(scenario: str, jobs: int, language: str | None, home: Path | None, as_json: bool) -> int:
    """Score every finished session of SCENARIO again, under the rubric that lies beside it now.

    Old scorecards stay. Sessions that have one under this rubric are passed over, so a run that was stopped goes on
    where it was.
    """
    from simkit.errors import SimkitError, diagnostic
    from simkit.record import Record
    from simkit.scenario import load

    found = load(scenario)
    if found.rubric is None:
        raise SimkitError(diagnostic("SK8526", scenario=found.id))
    spoken = message_language(["--language", language] if language else [])
    with Record.open(home_of(home)) as record, progress(found.id) as told:
        made = record.rescore(found.rubric, found.id, at=datetime.now(UTC), jobs=jobs, progress=told)
    values = {
        "sessions": made.sessions,
        "already": made.already,
        "rubric": found.rubric.id,
        "version": found.rubric.version,
        "rubric_hash": found.rubric.hash,
    }
    if as_json:
        print_json({"scenario": found.id, **values})
    else:
        click.echo(_DONE[spoken].format(**values))
    return 0
