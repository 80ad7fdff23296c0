"""The end of a delivery: examined, scored here, kept in one transaction, and countersigned."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from simkit.errors import Diagnostic, diagnostic
from simkit.export.data import SessionData
from simkit.export.names import names_from
from simkit.export.xapi import outgoing
from simkit.record import Trainee, adopt, outbox, sessions
from simkit.record.tables import deliveries, profiles, shares
from simkit.record.tables import sessions as table
from simkit.server.upload.deliveries import is_erased, own, receipt, sign
from simkit.server.upload.devices import Device
from simkit.server.upload.examine import Examined, examine
from simkit.server.upload.incoming import Incoming
from simkit.server.upload.refusals import refuse, said_again
from simkit.server.upload.shapes import Finish, Receipt
from simkit.server.web.state import Server


def finish(server: Server, device: Device, session: str, wanted: Finish) -> Receipt | Diagnostic:
    """Stopped anywhere, it is all done or none of it, and asking again gives the same receipt."""
    incoming = Incoming(server.record.home, session)
    with server.record.writing() as connection:
        row = own(connection, device, session)
        if row.state == "receiving":
            incoming.trim(row.bytes)
        if row.state == "receiving" and row.bytes == wanted.bytes == incoming.size:
            pass
        elif row.state == "receiving" and row.bytes <= wanted.bytes:
            return diagnostic("SK9244", missing=f"{wanted.bytes - min(row.bytes, incoming.size)} bytes")
        else:
            return _over(connection, server, device, row, wanted)
    examined = examine(server, device, row, wanted)
    if isinstance(examined, Diagnostic):
        with server.record.writing() as connection:
            if own(connection, device, session).state == "receiving":
                refuse(connection, server.now(), device.id, session, examined)
        _clear(server, device, incoming, session)
        return examined
    incoming.keep()
    with server.record.writing() as connection:
        row = own(connection, device, session)
        if row.state != "receiving" or row.bytes != wanted.bytes:
            return _over(connection, server, device, row, wanted)
        made = _adopt(connection, server, device, examined, wanted)
    incoming.drop()
    return made


def _adopt(
    connection: Connection, server: Server, device: Device, found: Examined, wanted: Finish
) -> Receipt:
    journal, scenario = found.journal, found.program.scenario
    id = journal.header.session
    if connection.execute(select(table.c.id).where(table.c.id == id)).first() is None:
        # It is there where the record was rebuilt after a stop between the journal's keeping and this.
        adopt.add(connection, journal, found.opening, scenario, trainee=device.trainee)
        card = adopt.finish(connection, journal, found.opening, scenario)
        row = sessions.one(connection, id)
        profile = connection.execute(select(profiles).where(profiles.c.id == device.trainee)).one()
        trainee = Trainee(profile.id, profile.home_page, bool(profile.local))
        data = SessionData(row, trainee, found.program, journal, card)
        outbox.put(connection, id, outgoing(data, names_from()))
    _share(connection, server, found.opening.mode, id, wanted)
    made = sign(connection, server, id, wanted.lines, journal.head)
    connection.execute(
        update(deliveries)
        .where(deliveries.c.session == id)
        .values(state="accepted", lines=wanted.lines, head=journal.head, at=server.now())
    )
    return made


def _over(
    connection: Connection, server: Server, device: Device, row: Row[Any], wanted: Finish
) -> Receipt | Diagnostic:
    """A delivery that is finished again, or that other bytes came of than were announced."""
    if row.state == "refused":
        return said_again(row.code, row.reason)
    if row.state == "receiving" or row.head != wanted.head:
        differs = diagnostic("SK9238", session=row.session[:8])
        return refuse(connection, server.now(), device.id, row.session, differs)
    given = receipt(connection, row.session, row.head)
    if given is None or is_erased(connection, row.head):
        return diagnostic("SK9257", session=row.session[:8])
    _share(connection, server, row.mode, row.session, wanted)
    return given


def _share(connection: Connection, server: Server, mode: str, session: str, wanted: Finish) -> None:
    """Practice alone is shared, and by its trainee alone; twice is once."""
    if not wanted.share or mode != "practice":
        return
    there = select(shares.c.session).where(shares.c.session == session)
    if connection.execute(there).first() is None:
        connection.execute(insert(shares).values(session=session, at=server.now()))


def _clear(server: Server, device: Device, incoming: Incoming, session: str) -> None:
    """What was refused for good is not kept: the trainee has it, and the flag says why."""
    with server.record.reading() as connection:
        refused = own(connection, device, session).state == "refused"
    if refused:
        incoming.drop()
