"""Comments of trainers on a session or a moment of it: only ever added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from simkit.record.tables import comments, people
from simkit.server.who import Who

LONGEST = 4_000
MOST = 500
"""Comments a page shows."""


def of_session(connection: Connection, who: Who, session: str, *, blind: bool) -> Sequence[Row[Any]]:
    """Oldest first, with the name. Who rates it blind sees their own alone: another's could give a level away."""
    query = (
        select(comments, people.c.name)
        .join(people, people.c.id == comments.c.person)
        .where(comments.c.session == session)
        .order_by(comments.c.id)
        .limit(MOST)
    )
    if blind:
        query = query.where(comments.c.person == who.person)
    return connection.execute(query).all()


def by_entry(rows: Sequence[Row[Any]]) -> Mapping[int | None, list[Row[Any]]]:
    """None: on the whole session."""
    found: dict[int | None, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.entry, []).append(row)
    return found


def add(connection: Connection, who: Who, at: datetime, session: str, entry: int | None, text: str) -> int:
    values = {"session": session, "entry": entry, "person": who.person, "at": at, "text": text}
    made = connection.execute(insert(comments).values(values)).inserted_primary_key
    assert made is not None
    return int(made[0])
