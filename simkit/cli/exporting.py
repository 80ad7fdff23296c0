"""What `simkit export` does: files, or an LRS."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from simkit.cli.codes import ENVIRONMENT, FAULTS
from simkit.cli.language import message_language
from simkit.cli.options import home_of, session_of
from simkit.cli.output import print_json, progress, tell
from simkit.errors import SimkitError, as_data, diagnostic, render
from simkit.export import gather, names_from, statements, write_session, write_statements, write_table
from simkit.record import Record, SessionRow

_SENT = {
    "en": "{sent} statement(s) sent, {waiting} waiting, {failed} refused, {conflicts} in conflict.",
    "nl": "{sent} statement(s) verzonden, {waiting} wachten, {failed} geweigerd, {conflicts} in conflict.",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    sessions: tuple[str, ...]
    kind: str
    to: Path | None
    everything: bool
    language: str | None
    home: Path | None
    as_json: bool


def write(wanted: Wanted) -> int:
    """Raises SimkitError: SK8518 nothing to export, SK9111 a file cannot be written, and an unknown session's."""
    spoken = message_language(["--language", wanted.language] if wanted.language else [])
    with Record.open(home_of(wanted.home)) as record:
        rows = _rows(record, wanted)
        match wanted.kind:
            case "csv":
                to = wanted.to or record.home.exports / "sessions.csv"
                with progress("csv") as told:
                    paths = [write_table(record, rows, to, language=spoken, progress=told)]
            case "xapi":
                paths = [_statements(record, rows, wanted.to)]
            case _:
                paths = _documents(record, rows, wanted.to)
    if wanted.as_json:
        print_json(
            {"format": wanted.kind, "sessions": [row.id for row in rows], "files": [str(p) for p in paths]}
        )
    else:
        for path in paths:
            click.echo(path)
    return 0


def send(lrs: str, home: Path | None, language: str | None, *, as_json: bool) -> int:
    """Delivers the outbox. Raises SimkitError: SK9101 no account, SK9106 an address that is not safe."""
    from simkit.export.delivery import deliver
    from simkit.export.lrs import lrs_from

    config = lrs_from({**os.environ, "SIMKIT_LRS_ENDPOINT": lrs})
    spoken = message_language(["--language", language] if language else [])
    with Record.open(home_of(home)) as record, progress("xAPI") as told:
        done = deliver(record, config, progress=told)
    for note in done.notes:
        tell(render(note, spoken))
    counts = {"sent": done.sent, "waiting": done.waiting, "failed": done.failed, "conflicts": done.conflicts}
    if as_json:
        print_json({**counts, "notes": [as_data(note, spoken) for note in done.notes]})
    else:
        click.echo(_SENT[spoken].format(**counts))
    if done.failed or done.conflicts:
        return FAULTS
    return ENVIRONMENT if done.notes else 0


def _rows(record: Record, wanted: Wanted) -> list[SessionRow]:
    if wanted.everything:
        found = [row for row in record.sessions() if row.state == "done"]
        if wanted.kind == "xapi":
            found = [row for row in found if row.mode == "assessment"]
    else:
        found = [session_of(record, name) for name in wanted.sessions or ("last",)]
    if not found:
        raise SimkitError(diagnostic("SK8518", reason="there is no such finished session"))
    return found


def _documents(record: Record, rows: list[SessionRow], to: Path | None) -> list[Path]:
    if len(rows) == 1 and to is not None and not to.is_dir():
        return [write_session(gather(record, rows[0].id), to)]
    folder = to or record.home.exports
    with progress("json") as told:
        written = []
        for number, row in enumerate(rows, 1):
            written.append(write_session(gather(record, row.id), folder / f"{row.id}.json"))
            told(number, len(rows))
    return written


def _statements(record: Record, rows: list[SessionRow], to: Path | None) -> Path:
    names = names_from()
    name = f"{rows[0].id}.xapi.json" if len(rows) == 1 else "sessions.xapi.jsonl"
    made = (one for row in rows for one in statements(gather(record, row.id), names))
    return write_statements(made, to or record.home.exports / name)
