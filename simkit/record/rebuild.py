"""Make the rows again from the journals: the journal is the truth, the database is derived from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from scoring import score
from simkit.errors import Diagnostic, SimkitError
from simkit.events import Ended, Halted
from simkit.record import observed, sessions
from simkit.record.envelopes import Opening, closed_at, opening_of
from simkit.record.programs import read_bundle
from simkit.record.rows import LOCAL_HOME_PAGE
from simkit.record.scored import write_card
from simkit.record.tables import erased, observations, profiles
from simkit.record.tables import sessions as session_table
from simkit.scenario import Scenario, load_bundle
from simkit.session import Journal, read_journal
from simkit.session import observations as observe

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
    ended = journal.entries and isinstance(journal.entries[-1].events[-1], Ended | Halted)
    with record.writing() as connection:
        table = session_table.c
        state = connection.scalar(select(table.state).where(table.id == header.session))
        if state is not None and (state != "open" or not ended):
            return "kept"
        if state is None and not _belongs(connection, journal):
            return "passed_over"
        if state is None:
            _add(connection, journal, opening, scenario)
        if ended:
            _finish(connection, journal, opening, scenario)
    return "added" if state is None else "finished"


def _belongs(connection: Connection, journal: Journal) -> bool:
    if connection.execute(select(erased).where(erased.c.head == journal.head)).first() is not None:
        return False
    parent = journal.header.parent
    known = select(session_table.c.id).where(session_table.c.id == (parent.session if parent else None))
    return parent is None or connection.execute(known).first() is not None


def _add(connection: Connection, journal: Journal, opening: Opening, scenario: Scenario) -> None:
    header = journal.header
    if connection.execute(select(profiles).where(profiles.c.id == opening.trainee)).first() is None:
        local = opening.home_page == LOCAL_HOME_PAGE and connection.scalar(select(profiles.c.local)) is None
        values = {"id": opening.trainee, "home_page": opening.home_page, "local": local or None}
        connection.execute(insert(profiles).values(values))
    sessions.begin(
        connection,
        scenario,
        trainee=opening.trainee,
        mode=opening.mode,
        seed=header.seed,
        settings=header.settings,
        started=opening.at,
        id=header.session,
        parent=header.parent,
        attempt=opening.attempt,
        semantics=header.semantics,
    )


def _finish(connection: Connection, journal: Journal, opening: Opening, scenario: Scenario) -> None:
    id, when = journal.header.session, closed_at(journal) or opening.at
    sessions.end(connection, id, log=journal.entries, head=journal.head, ended=when)
    found = observe(journal.entries)
    seen, events = observed.pack(found)
    connection.execute(insert(observations).values(session=id, seen=seen, events=events))
    if scenario.rubric is not None:
        write_card(connection, id, score(found, scenario.rubric), when)


def _depth(journal: Journal, known: dict[str, Journal]) -> int:
    """How many what-ifs deep a session is."""
    depth = 0
    while (parent := journal.header.parent) is not None and parent.session in known and depth < len(known):
        journal, depth = known[parent.session], depth + 1
    return depth
