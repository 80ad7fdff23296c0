"""One delivery: announced, received piece by piece, and where it stands after any break."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from simkit.errors import Diagnostic, diagnostic
from simkit.record.tables import countersignatures, deliveries, devices, erased, people, sessions
from simkit.server.upload import programs
from simkit.server.upload.devices import Device
from simkit.server.upload.incoming import Incoming
from simkit.server.upload.keys import SCHEME, countersign
from simkit.server.upload.refusals import flag, refuse, said_again
from simkit.server.upload.shapes import Announce, Receipt, Standing, Taken
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server
from simkit.session.journal import MOST_BYTES, NO_LINE


def announce(server: Server, device: Device, wanted: Announce) -> Standing | Diagnostic:
    """What is here of a session, and what is missing; the first time, a delivery begins."""
    with server.record.writing() as connection:
        row = find(connection, wanted.session)
        if row is None:
            return _begin(connection, server, device, wanted)
        if row.person != device.person:
            return refuse(connection, server.now(), device.id, wanted.session, diagnostic("SK9233"))
        if row.state == "refused":
            return said_again(row.code, row.reason)
        if row.state == "accepted":
            return _over(connection, server, device, row, wanted.head)
        if (row.program, row.mode) != (wanted.program, wanted.mode):
            return refuse(connection, server.now(), device.id, wanted.session, _differs(wanted.session))
        return Standing(
            session=row.session,
            state="receiving",
            offset=_here(server, row),
            bundle=not programs.is_here(server, row.program),
        )


def take(server: Server, device: Device, session: str, offset: int, data: bytes) -> Taken | Diagnostic:
    """On disk, and known to be, when this returns. The same bytes at the same place are taken any number of times."""
    most = min(server.config.upload_bytes, MOST_BYTES)
    incoming = Incoming(server.record.home, session)
    with server.record.writing() as connection:
        row = own(connection, device, session)
        if row.state == "refused":
            return said_again(row.code, row.reason)
        have = _here(server, row)
        if offset > have:
            return Taken(offset=have)
        known, new = data[: have - offset], data[have - offset :]
        if known and _kept(server, row, incoming, offset, len(known)) not in (known, None):
            return refuse(
                connection, server.now(), device.id, session, diagnostic("SK9232", session=session[:8])
            )
        if not new:
            return Taken(offset=have)
        if row.state == "accepted":
            return refuse(connection, server.now(), device.id, session, _differs(session))
        if have + len(new) > most:
            size = have + len(new)
            found = diagnostic("SK9230", session=session[:8], bytes=size, most=most)
            return refuse(connection, server.now(), device.id, session, found)
        incoming.write(have, new)
        values = {
            "bytes": have + len(new),
            "lines": (row.lines if have else 0) + new.count(b"\n"),
            "head": incoming.head(have + len(new)) if b"\n" in new else row.head if have else NO_LINE,
            "at": server.now(),
        }
        connection.execute(update(deliveries).where(deliveries.c.session == session).values(values))
        return Taken(offset=have + len(new))


def find(connection: Connection, session: str) -> Row[Any] | None:
    query = (
        select(deliveries, devices.c.person)
        .join(devices, devices.c.id == deliveries.c.device)
        .where(deliveries.c.session == session)
    )
    return connection.execute(query).first()


def own(connection: Connection, device: Device, session: str) -> Row[Any]:
    """Raises NotThere for a delivery that nobody announced, or somebody else did."""
    row = find(connection, session)
    if row is None or row.person != device.person:
        raise NotThere
    return row


def receipt(connection: Connection, session: str, head: str) -> Receipt | None:
    """The first one given for this head."""
    table = countersignatures.c
    query = select(countersignatures).where(table.session == session, table.head == head).order_by(table.id)
    row = connection.execute(query.limit(1)).first()
    if row is None:
        return None
    return Receipt(
        session=row.session,
        lines=row.lines,
        head=row.head,
        at=row.at.isoformat(timespec="milliseconds"),
        key=row.key,
        signature=row.signature,
        scheme=SCHEME,
    )


def sign(connection: Connection, server: Server, session: str, lines: int, head: str) -> Receipt:
    """A receipt, kept. Its moment is in whole milliseconds, as it is signed."""
    now = server.now()
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    made = countersign(server.config, session=session, lines=lines, head=head, at=at)
    kept = {"session": session, "lines": lines, "head": head, "at": at}
    connection.execute(insert(countersignatures).values(**kept, key=made.key, signature=made.signature))
    return made


def is_erased(connection: Connection, head: str) -> bool:
    return connection.execute(select(erased.c.head).where(erased.c.head == head)).first() is not None


def _begin(connection: Connection, server: Server, device: Device, wanted: Announce) -> Standing | Diagnostic:
    session, now = wanted.session, server.now()
    if is_erased(connection, wanted.head):
        return Standing(session=session, state="erased", offset=0, bundle=False)
    there = connection.execute(
        select(sessions.c.trainee, sessions.c.head, people.c.id.label("person"))
        .outerjoin(people, people.c.trainee == sessions.c.trainee)
        .where(sessions.c.id == session)
    ).first()
    found: Diagnostic | None = None
    most = min(server.config.upload_bytes, MOST_BYTES)
    if there is not None and there.person != device.person:
        found = diagnostic("SK9233")
    elif wanted.mode == "class" or wanted.what_if:
        found = diagnostic("SK9239", mode="what-if" if wanted.what_if else wanted.mode)
    elif wanted.bytes > most:
        found = diagnostic("SK9230", session=session[:8], bytes=wanted.bytes, most=most)
    elif there is not None and there.head != wanted.head:
        found = _differs(session)
    if found is not None:
        flag(connection, now, device.id, session, found)
        return found
    values = {
        "session": session,
        "device": device.id,
        "program": wanted.program,
        "mode": wanted.mode,
        "begun": now,
        "at": now,
    }
    if there is not None:  # it was played on this very machine
        has = {"state": "accepted", "bytes": wanted.bytes, "lines": wanted.lines, "head": wanted.head}
        connection.execute(insert(deliveries).values(**values, **has))
        made = sign(connection, server, session, wanted.lines, wanted.head)
        return Standing(session=session, state="accepted", offset=wanted.bytes, bundle=False, receipt=made)
    none = {"state": "receiving", "bytes": 0, "lines": 0, "head": NO_LINE}
    connection.execute(insert(deliveries).values(**values, **none))
    return Standing(
        session=session, state="receiving", offset=0, bundle=not programs.is_here(server, wanted.program)
    )


def _over(
    connection: Connection, server: Server, device: Device, row: Row[Any], head: str
) -> Standing | Diagnostic:
    """An accepted delivery that is announced again."""
    there = connection.execute(select(sessions.c.id).where(sessions.c.id == row.session)).first()
    if there is None:
        return Standing(session=row.session, state="erased", offset=row.bytes, bundle=False)
    if head != row.head:
        return refuse(connection, server.now(), device.id, row.session, _differs(row.session))
    given = receipt(connection, row.session, row.head)
    return Standing(session=row.session, state="accepted", offset=row.bytes, bundle=False, receipt=given)


def _here(server: Server, row: Row[Any]) -> int:
    """Bytes that are here: what the database says, or less where the file is gone."""
    if row.state != "receiving":
        return int(row.bytes)
    return min(int(row.bytes), Incoming(server.record.home, row.session).size)


def _kept(server: Server, row: Row[Any], incoming: Incoming, offset: int, most: int) -> bytes | None:
    """What is here of these bytes; None where the session was erased since."""
    if row.state == "receiving":
        return incoming.read(offset, most)
    path = server.record.home.journal(row.session)
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(most)


def _differs(session: str) -> Diagnostic:
    return diagnostic("SK9238", session=session[:8])
