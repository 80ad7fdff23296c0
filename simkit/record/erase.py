"""Erase a session: its journal, its pictures, its rows, and what hangs on them; a head, date and reason remain."""

from __future__ import annotations

import hashlib
import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from simkit.record.faults import coded_os_errors
from simkit.record.home import Home
from simkit.record.rows import Erased
from simkit.record.sessions import what_ifs_below
from simkit.record.tables import erased, sessions


def erase(connection: Connection, home: Home, id: str, *, date: datetime, reason: str) -> Erased | None:
    """Also erases the what-ifs made from it: they hold the same decisions.

    The file goes first, within the transaction: stopped in between, the row is still there and erasing again works.
    None when the session never had a journal, so that there is nothing anyone could hold against the record.
    """
    left = [
        _erase_one(connection, home, one, date, reason)
        for one in [*reversed(what_ifs_below(connection, id)), id]
    ]
    return left[-1]


def _erase_one(connection: Connection, home: Home, id: str, date: datetime, reason: str) -> Erased | None:
    row = connection.execute(select(sessions.c.head, sessions.c.journal).where(sessions.c.id == id)).one()
    path = home.path / row.journal
    head = row.head or _last_hash(path)
    with coded_os_errors(path):
        path.unlink(missing_ok=True)
    shutil.rmtree(home.pictures / id, ignore_errors=True)
    connection.execute(delete(sessions).where(sessions.c.id == id))
    if head is None:
        return None
    known = connection.execute(select(erased).where(erased.c.head == head)).first()
    if known is None:
        connection.execute(insert(erased).values(head=head, date=date, reason=reason))
    return Erased(head, date, reason)


def _last_hash(path: Path) -> str | None:
    """sha256 of a journal's last whole line: the head of a session that was never closed."""
    with coded_os_errors(path):
        lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    return hashlib.sha256(lines[-1]).hexdigest() if lines else None
