"""`simkit rebuild`: the record made again from the journals."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.codes import FAULTS
from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option
from simkit.cli.output import print_json, progress, tell

_DONE = {
    "en": "{added} session(s) put back, {finished} finished, {passed_over} journal(s) passed over.",
    "nl": "{added} sessie(s) teruggezet, {finished} afgerond, {passed_over} logboek(en) overgeslagen.",
}


@click.command("rebuild", short_help="Make the record again from the journals.")
@language_option
@home_option
@json_option
def command(language: str | None, home: Path | None, as_json: bool) -> int:
    """Put back into the record what the journals hold and it lacks; nothing that is there changes.

    For a record that was damaged, lost, or copied from a backup. Sessions that were erased stay erased.
    """
    from simkit.errors import as_data, render
    from simkit.export import names_from, queue_missing
    from simkit.record import Record

    spoken = message_language(["--language", language] if language else [])
    with Record.open(home_of(home)) as record, progress("journals") as told:
        made = record.rebuild(progress=told)
        queue_missing(record, names_from())
    for note in made.notes:
        tell(render(note, spoken))
    counts = {"added": made.added, "finished": made.finished, "passed_over": made.passed_over}
    if as_json:
        print_json({**counts, "notes": [as_data(note, spoken) for note in made.notes]})
    else:
        click.echo(_DONE[spoken].format(**counts))
    return FAULTS if made.notes else 0
