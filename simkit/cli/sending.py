"""What an assessment leaves to be sent: statements in the outbox, and the same as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scoring import Scorecard
from simkit.session import Program, read_journal

if TYPE_CHECKING:
    from simkit.record import Outgoing, Record, SessionRow, Trainee

    Statements = Callable[[SessionRow, Program, Scorecard | None], Sequence[Outgoing]]


def statements_for(record: Record, trainee: Trainee) -> Statements:
    from simkit.export import SessionData, names_from, outgoing

    def made(row: SessionRow, program: Program, card: Scorecard | None) -> Sequence[Outgoing]:
        journal = read_journal(record.home.path / row.journal)
        return outgoing(SessionData(row, trainee, program, journal, card), names_from())

    return made


def write_file(record: Record, session: str, program: Program) -> Path:
    """The statements of a finished session, in the home's exports. Raises SimkitError SK9111 to SK9113."""
    from simkit.export import gather, names_from, statements, write_statements

    path = record.home.exports / f"{session}.xapi.json"
    return write_statements(statements(gather(record, session, program=program), names_from()), path)
