"""`simkit export`: results for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.options import home_option, json_option, language_option


@click.command("export", short_help="Write sessions as JSON, CSV or xAPI, or send them to an LRS.")
@click.argument("sessions", nargs=-1)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["json", "csv", "xapi"]),
    help="json: one document a session; csv: one table; xapi: statements [default: json].",
)
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="A file, or for json a folder [default: exports in your home].",
)
@click.option(
    "--all", "everything", is_flag=True, help="Every finished session that may be written in that format."
)
@click.option(
    "--lrs",
    metavar="URL",
    help="Send the statements that wait in the outbox to this learning record store; SIMKIT_LRS_USERNAME and"
    " SIMKIT_LRS_PASSWORD hold its account.",
)
@language_option
@home_option
@json_option
def command(
    sessions: tuple[str, ...],
    kind: str | None,
    to: Path | None,
    everything: bool,
    lrs: str | None,
    language: str | None,
    home: Path | None,
    as_json: bool,
) -> int:
    """Export SESSIONS: ids, beginnings of ids, or `last` (default).

    Only assessments wait in the outbox and are sent by --lrs. Practice stays on this device; naming a practice session
    here writes it to a file of yours, and nothing else happens with it.
    """
    from simkit.cli.exporting import Wanted, send, write

    if lrs is not None:
        return send(lrs, home, language, as_json=as_json)
    return write(Wanted(sessions, kind or "json", to, everything, language, home, as_json))
