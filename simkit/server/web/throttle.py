"""How often something may be tried: counted in the record, so that all workers count together."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from simkit.record.tables import throttles
from simkit.server.web.state import Server


def allowed(server: Server, key: str, most: int, within: timedelta) -> bool:
    """Counts this try; False when it is one too many since the first of the last `within`."""
    now = server.now()
    with server.record.writing() as connection:
        connection.execute(delete(throttles).where(throttles.c.since < now - timedelta(days=1)))
        row = connection.execute(
            select(throttles.c.since, throttles.c.count.label("tries")).where(throttles.c.key == key)
        ).first()
        if row is None:
            connection.execute(insert(throttles).values(key=key, since=now, count=1))
            return True
        if now - row.since > within:
            connection.execute(update(throttles).where(throttles.c.key == key).values(since=now, count=1))
            return True
        connection.execute(update(throttles).where(throttles.c.key == key).values(count=row.tries + 1))
        return bool(row.tries < most)


def forget(server: Server, key: str) -> None:
    with server.record.writing() as connection:
        connection.execute(delete(throttles).where(throttles.c.key == key))
