"""Read from a record all that is known of one session."""

from __future__ import annotations

from simkit.export.data import SessionData
from simkit.export.names import Names
from simkit.export.xapi import outgoing
from simkit.record import Record
from simkit.scenario import load_bundle
from simkit.session import Program, compile_program, read_journal


def gather(record: Record, session: str, *, program: Program | None = None) -> SessionData:
    """By id or the beginning of one. `program`: where the caller has it; otherwise it is made from the kept bundle.

    Raises SimkitError: SK8206, SK8207 (the id), SK8001, SK8002 (the journal), SK8211 (the program).
    """
    row = record.session(session)
    journal = read_journal(record.home.path / row.journal)
    made = program or compile_program(load_bundle(record.bundle(row.program)))
    cards = record.scorecards(row.id)
    return SessionData(row, record.trainee(row.trainee), made, journal, cards[0].card if cards else None)


def queue_missing(record: Record, names: Names) -> int:
    """Put statements in the outbox for finished assessments that have none; how many sessions that were.

    Their end is written with the score, so this is for what was rebuilt from journals. Raises as `gather`.
    """
    sessions = record.outbox.missing()
    for session in sessions:
        record.outbox.put(session, outgoing(gather(record, session), names))
    return len(sessions)
