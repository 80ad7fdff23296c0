"""Make the rows again from the journals: the journal is the truth, the database is derived from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from simkit.errors import Diagnostic, SimkitError
from simkit.record.adopt import add, finish, has_ended, trainee_of
from simkit.record.envelopes import opening_of
from simkit.record.programs import read_bundle
from simkit.record.tables import erased
from simkit.record.tables import sessions as session_table
from simkit.scenario import Scenario, load_bundle
from simkit.session import Journal, read_journal

if TYPE_CHECKING:
    from simkit.record.store import Record


@dataclass(frozen=True, slots=True)
class Rebuilt:
    added: int
    """Sessions whose row was gone."""
    finished: int
    """Sessions whose row was still open, though the journal has their end."""
    passed_over: int
    """Journals that are no session of this record: of a guest, erased, or a what-if without its parent."""
    notes: tuple[Diagnostic, ...]
    """Why a journal or a program could not be read."""


def rebuild(record: Record, progress: Callable[[int, int], None] | None = None) -> Rebuilt:
    notes: list[Diagnostic] = []
    found: list[Journal] = []
    for path in sorted(record.home.journals.glob("*.jsonl")):
        try:
            found.append(read_journal(path))
        except SimkitError as error:
            notes += error.diagnostics
    # Parents come before the what-ifs made from them.
    known = {journal.header.session: journal for journal in found}
    found.sort(key=lambda journal: (_depth(journal, known), journal.header.session))
    counts = {"added": 0, "finished": 0, "passed_over": 0, "kept": 0}
    programs: dict[str, Scenario] = {}
    for number, journal in enumerate(found, 1):
        try:
            counts[_one(record, journal, programs)] += 1
        except SimkitError as error:
            notes += error.diagnostics
        if progress is not None:
            progress(number, len(found))
    counts.pop("kept")
    return Rebuilt(**counts, notes=tuple(notes))


def _one(record: Record, journal: Journal, programs: dict[str, Scenario]) -> str:
    header, opening = journal.header, opening_of(journal)
    if opening is None:
        return "passed_over"
    if header.program not in programs:
        programs[header.program] = load_bundle(read_bundle(record.home, header.program))
    scenario = programs[header.program]
    ended = has_ended(journal)
    with record.writing() as connection:
        table = session_table.c
        state = connection.scalar(select(table.state).where(table.id == header.session))
        if state is not None and (state != "open" or not ended):
            return "kept"
        if state is None and not _belongs(connection, journal):
            return "passed_over"
        if state is None:
            add(connection, journal, opening, scenario, trainee=trainee_of(connection, opening))
        if ended:
            finish(connection, journal, opening, scenario)
    return "added" if state is None else "finished"


def _belongs(connection: Connection, journal: Journal) -> bool:
    if connection.execute(select(erased).where(erased.c.head == journal.head)).first() is not None:
        return False
    parent = journal.header.parent
    known = select(session_table.c.id).where(session_table.c.id == (parent.session if parent else None))
    return parent is None or connection.execute(known).first() is not None


def _depth(journal: Journal, known: dict[str, Journal]) -> int:
    """How many what-ifs deep a session is."""
    depth = 0
    while (parent := journal.header.parent) is not None and parent.session in known and depth < len(known):
        journal, depth = known[parent.session], depth + 1
    return depth
