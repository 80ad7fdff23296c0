"""`simkit rescore`: another rubric over what was seen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option
from simkit.cli.output import print_json, progress

if TYPE_CHECKING:
    from scoring import Rubric
    from simkit.scenario import Scenario

_SCENARIO_FILE = "scenario.yaml"
_DONE = {
    "en": "{sessions} session(s) scored under {rubric} version {version}; {already} had such a card already.",
    "nl": "{sessions} sessie(s) beoordeeld met {rubric} versie {version}; {already} hadden zo'n kaart al.",
}


@click.command("rescore", short_help="Score finished sessions again under another rubric.")
@click.argument("scenario")
@click.option(
    "--rubric",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A rubric file, instead of the one beside the scenario.",
)
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="So many processes.")
@language_option
@home_option
@json_option
def command(
    scenario: str, file: Path | None, jobs: int, language: str | None, home: Path | None, as_json: bool
) -> int:
    """Score every finished session of SCENARIO again, under the rubric that lies beside it now, or another.

    Old scorecards stay. Sessions that have one under this rubric are passed over, so a run that was stopped goes on
    where it was. For an assessment whose levels became others, statements for an LRS are queued.
    """
    from simkit.export import names_from
    from simkit.export.rescored import queue_rescored
    from simkit.record import Record

    found, rubric = _rubric(scenario, file)
    spoken = message_language(["--language", language] if language else [])
    at = datetime.now(UTC)
    with Record.open(home_of(home)) as record, progress(found.id) as told:
        made = record.rescore(rubric, found.id, at=at, jobs=jobs, progress=told)
        queue_rescored(record, names_from(), found.id, at=at)
    values = {
        "sessions": made.sessions,
        "already": made.already,
        "rubric": rubric.id,
        "version": rubric.version,
        "rubric_hash": rubric.hash,
    }
    if as_json:
        print_json({"scenario": found.id, **values})
    else:
        click.echo(_DONE[spoken].format(**values))
    return 0


def _rubric(scenario: str, file: Path | None) -> tuple[Scenario, Rubric]:
    """Raises SimkitError: SK8526 the scenario has no rubric, and whatever is wrong with the files."""
    from simkit.errors import SimkitError, diagnostic
    from simkit.scenario import load, load_bundle
    from simkit.scenario.reading import read_file

    found = load(scenario)
    if found.rubric is None:
        raise SimkitError(diagnostic("SK8526", scenario=found.id))
    if file is None:
        return found, found.rubric
    # In the place of the scenario's own, so that it is checked, and translated, as that is.
    name = next(one for one in found.bundle if one.endswith((".yaml", ".yml")) and one != _SCENARIO_FILE)
    other = load_bundle({**found.bundle, name: read_file(file, str(file))})
    assert other.rubric is not None
    return found, other.rubric
