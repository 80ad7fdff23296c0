"""`simkit erase`: a session is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option, session_of
from simkit.cli.output import print_json

_ASK = {
    "en": "Erase session {id} ({scenario}) and every what-if made from it, for good?",
    "nl": "Sessie {id} ({scenario}) en alle pogingen vanaf een keuze daaruit voorgoed wissen?",
}
_DONE = {"en": "Erased {id}.", "nl": "{id} is gewist."}


@click.command("erase", short_help="Erase a session from your record, for good.")
@click.argument("session")
@click.option("--reason", default="asked for by the trainee", show_default=True, help="Kept with the date.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@language_option
@home_option
@json_option
def command(
    session: str, reason: str, yes: bool, language: str | None, home: Path | None, as_json: bool
) -> int:
    """Erase SESSION: its journal, its scores and what is waiting to be sent of it. Its hash, the date and the
    reason remain, so that what others hold of it can be told from a forgery.

    What an LRS or a server already received stays there: ask who keeps it.
    """
    from simkit.cli.delivery_words import say
    from simkit.export.upload.receipts import said_of
    from simkit.record import Record

    spoken = message_language(["--language", language] if language else [])
    with Record.open(home_of(home)) as record:
        row = session_of(record, session)
        if not yes:
            click.confirm(_ASK[spoken].format(id=row.id[:8], scenario=row.scenario), abort=True, err=True)
        left = record.erase(row.id, at=datetime.now(UTC), reason=reason)
        there = said_of(record.home, row.id)
    server = there.server if there and there.state == "accepted" else None
    if as_json:
        head = left.head if left else None
        print_json({"erased": row.id, "head": head, "reason": reason, "kept_by": server})
    else:
        click.echo(_DONE[spoken].format(id=row.id[:8]))
        if server:
            click.echo(say(spoken, "kept-there", server=server, id=row.id[:8]))
    return 0
