"""Whether a journal can be what it says: its chain, its owner, its program, and every act done again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from simkit.clock import SEMANTICS
from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.record.adopt import has_ended
from simkit.record.envelopes import Opening, opening_of
from simkit.record.tables import devices, sessions
from simkit.server.upload import programs
from simkit.server.upload.devices import Device
from simkit.server.upload.incoming import Incoming
from simkit.server.upload.shapes import MOST, Finish
from simkit.server.web.state import Server
from simkit.session import Journal, Program, read_journal, replay
from simkit.session.journal import FORMAT

_MOST_ATTEMPTS = 1_000_000
_MOST_ALIKE = 50
"""Sessions with the same program and seed that one is compared with."""


@dataclass(frozen=True, slots=True)
class Examined:
    journal: Journal
    opening: Opening
    program: Program


def examine(server: Server, device: Device, row: Row[Any], wanted: Finish) -> Examined | Diagnostic:
    """`row`: of `deliveries`. Touches nothing, and holds no lock: doing the acts again takes its time."""
    session: str = row.session
    try:
        journal = read_journal(Incoming(server.record.home, session).path)
    except SimkitError as error:
        return _altered(session, error.diagnostics[0].message("en"))
    except (ArithmeticError, AttributeError, LookupError, RecursionError) as error:
        return _altered(session, f"a line is not what a journal holds ({type(error).__name__})")
    if journal.torn or journal.head != wanted.head:
        return _altered(session, "it does not end in the hash that was announced")
    header, opening = journal.header, opening_of(journal)
    if header.format != FORMAT or header.semantics != SEMANTICS:
        return diagnostic("SK9237", theirs=header.semantics, ours=SEMANTICS)
    if header.session != session or header.program != row.program:
        return _altered(session, "its header names another session or program than was announced")
    if opening is None or opening.mode != row.mode:
        return _altered(session, "it does not say by whom, when and how it was opened, or not as announced")
    if header.parent is not None or opening.mode == "class":
        return diagnostic("SK9239", mode="what-if" if header.parent else opening.mode)
    with server.record.reading() as connection:
        if not _stands_for(connection, device, opening.trainee):
            return diagnostic("SK9233")
    if not has_ended(journal):
        return diagnostic("SK9243", session=session[:8])
    if not 0 <= header.seed <= MOST or not 1 <= (opening.attempt or 0) <= _MOST_ATTEMPTS:
        return diagnostic("SK9235", reason="its seed or attempt is no number that is given out")
    return _done_again(server, journal, opening)


def _done_again(server: Server, journal: Journal, opening: Opening) -> Examined | Diagnostic:
    header = journal.header
    try:
        program = server.program(header.program)
    except SimkitError as error:
        if error.code != "SK8211":
            raise
        return diagnostic("SK9244", missing=f"program {header.program[:12]}")
    if header.scenario != program.scenario.id:
        return diagnostic("SK9235", reason="its scenario is not the one of its program")
    settings = header.settings
    if settings.language not in program.scenario.languages or not 0 <= settings.time_limits <= 10_000:
        return diagnostic("SK9235", reason="its settings are none that can be chosen")
    if opening.mode == "assessment" and (found := programs.unfit(program.scenario, settings.language)):
        return found
    try:
        replay(program, journal)
    except SimkitError as error:
        return diagnostic("SK9235", reason=error.diagnostics[0].message("en"))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        return diagnostic("SK9235", reason=f"its acts cannot be done ({type(error).__name__})")
    with server.record.reading() as connection:
        if opening.mode == "assessment" and not programs.counts(connection, server, header.program):
            return diagnostic("SK9241", scenario=program.scenario.id, program=header.program[:12])
        alike = _alike(connection, server, journal)
    return diagnostic("SK9236", earlier=alike[:8]) if alike else Examined(journal, opening, program)


def _stands_for(connection: Connection, device: Device, trainee: str) -> bool:
    """Whether this trainee is the device's person: by a machine they enrolled, or on the server's own machine."""
    if trainee == device.trainee:
        return True
    query = select(devices.c.id).where(devices.c.person == device.person, devices.c.trainee == trainee)
    return connection.execute(query.limit(1)).first() is not None


def _alike(connection: Connection, server: Server, journal: Journal) -> str | None:
    """A session that was delivered before in which the very same was done, to the millisecond."""
    header = journal.header
    query = select(sessions.c.id, sessions.c.journal).where(
        sessions.c.program == header.program,
        sessions.c.seed == header.seed,
        sessions.c.duration_ms == journal.entries[-1].events[-1].at,
        sessions.c.parent.is_(None),
        sessions.c.id != header.session,
    )
    for id, path in connection.execute(query.order_by(sessions.c.started.desc()).limit(_MOST_ALIKE)):
        try:
            earlier = read_journal(server.record.home.path / path)
        except SimkitError:
            continue
        if earlier.entries == journal.entries:
            return str(id)
    return None


def _altered(session: str, reason: str) -> Diagnostic:
    return diagnostic("SK9234", session=session[:8], reason=reason)
