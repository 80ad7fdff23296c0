"""What `simkit sync` does, and how what the server said is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from simkit.cli.codes import ENVIRONMENT, FAULTS
from simkit.cli.delivery_words import say
from simkit.cli.enrolling import known_better
from simkit.cli.language import message_language
from simkit.cli.options import home_of, session_of
from simkit.cli.output import print_json, progress, tell
from simkit.errors import Diagnostic, SimkitError, as_data, diagnostic, render
from simkit.export.upload import enrolment
from simkit.export.upload.deliver import deliver, unsendable
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.receipts import Said
from simkit.export.upload.server import Away, Server
from simkit.export.upload.waiting import waiting
from simkit.record import Record, SessionRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked for."""

    sessions: Sequence[str]
    share: bool
    language: str | None
    home: Path | None
    as_json: bool


def sync(wanted: Wanted) -> int:
    """The exit code. Raises SimkitError: SK9248, SK9250, SK9252, SK9254, SK9255, SK9258."""
    spoken = message_language(["--language", wanted.language] if wanted.language else [])
    if wanted.share and not wanted.sessions:
        raise SimkitError(diagnostic("SK9258", session="--share", reason="no session is named to share"))
    with Record.open(home_of(wanted.home)) as record:
        made = enrolment.enrolment_of(record.home)
        if made is None:
            raise SimkitError(diagnostic("SK9248", server="URL"))
        before, rows = 0, _named(record, wanted.sessions)
        if not wanted.sessions:
            found = waiting(record, made)
            before, rows = found.before, found.rows
        titles = {row.id: row.title for row in rows}
        said, away = _send(record, made, rows, wanted, spoken)
    if wanted.as_json:
        print_json(
            {
                "server": made.server,
                "sessions": [_data(one) for one in said],
                "waiting": len(rows) - len(said),
                "before": before,
                "diagnostics": [as_data(away, spoken)] if away else [],
            }
        )
    else:
        for one in said:
            click.echo(sentence(one, titles[one.session], spoken))
        if not rows:
            click.echo(say(spoken, "nothing", server=made.server))
        if before:
            click.echo(say(spoken, "before", n=before))
        if away:
            tell(render(away, spoken))
            click.echo(say(spoken, "waits", n=len(rows) - len(said)))
    if any(one.state == "refused" for one in said):
        return FAULTS
    return ENVIRONMENT if away else 0


def sentence(said: Said, title: str, language: str) -> str:
    at = str((said.receipt or {}).get("at", ""))[:16].replace("T", " ")
    told = say(language, said.state, id=said.session[:8], title=title, at=at, message=said.message)
    return f"{told} ({said.code})\n  {said.remedy}" if said.code and said.state != "erased" else told


def _named(record: Record, sessions: Sequence[str]) -> tuple[SessionRow, ...]:
    rows = tuple(session_of(record, name) for name in sessions)
    if found := [one for one in map(unsendable, rows) if one is not None]:
        raise SimkitError(found)
    return rows


def _send(
    record: Record, made: Enrolment, rows: Sequence[SessionRow], wanted: Wanted, spoken: str
) -> tuple[list[Said], Diagnostic | None]:
    said: list[Said] = []
    with Server(made.server, made.token, language=spoken) as server, progress("sync") as tick:
        try:
            enrolment.keep(record.home, known_better(made, server.me()))
            for row in rows:
                said.append(deliver(server, record, made, row, share=wanted.share))
                tick(len(said), len(rows))
        except Away as away:
            return said, away.found
    return said, None


def _data(said: Said) -> dict[str, object]:
    return {
        "session": said.session,
        "state": said.state,
        "receipt": said.receipt,
        "code": said.code or None,
        "message": said.message or None,
    }
