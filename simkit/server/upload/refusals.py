"""What is not taken, and why: told to who sent it, kept with the delivery, and flagged for a person to look at."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, insert, select, update

from simkit.errors import Diagnostic, diagnostic
from simkit.record.tables import deliveries, flags

LATER = frozenset(("SK9231", "SK9241", "SK9243", "SK9244"))
"""Reasons that may be gone at the next try: the delivery stays open."""
UNFLAGGED = frozenset(("SK9231", "SK9243", "SK9244"))
"""Those that are in the way of things, and nobody's doing."""


def refuse(connection: Connection, at: datetime, device: str, session: str, found: Diagnostic) -> Diagnostic:
    """Flags it once, and closes the delivery unless that is over already or the reason may pass."""
    if found.code not in LATER:
        connection.execute(
            update(deliveries)
            .where(deliveries.c.session == session, deliveries.c.state == "receiving")
            .values(state="refused", code=found.code, reason=_values(found), at=at)
        )
    if found.code not in UNFLAGGED:
        flag(connection, at, device, session, found)
    return found


def flag(connection: Connection, at: datetime, device: str, session: str, found: Diagnostic) -> None:
    again = select(flags.c.id).where(
        flags.c.closed.is_(None),
        flags.c.device == device,
        flags.c.session == session,
        flags.c.code == found.code,
    )
    if connection.execute(again).first() is None:
        values = {"at": at, "device": device, "session": session, "code": found.code}
        connection.execute(insert(flags).values(**values, reason=_values(found)))


def said_again(code: str, reason: str) -> Diagnostic:
    """From a row: in whatever language it is then shown."""
    values: dict[str, Any] = orjson.loads(reason)
    return diagnostic(code, **values)


def _values(found: Diagnostic) -> str:
    """NUL is a character that PostgreSQL keeps in no text."""
    return orjson.dumps({key: value.replace("\x00", "")[:500] for key, value in found.values}).decode()
