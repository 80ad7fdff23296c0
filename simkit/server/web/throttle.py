"""How often something may be tried: counted in the record, so that all workers count together."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, select, update
from starlette.requests import Request

from simkit.record.tables import throttles
from simkit.server.web.state import Server


def allowed(server: Server, key: str, most: int, within: timedelta) -> bool:
    """Counts this try; False when it is one too many since the first of the last `within` (at most a day)."""
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


def give_back(server: Server, key: str) -> None:
    """The last try does not count: it was a good one."""
    with server.record.writing() as connection:
        connection.execute(
            update(throttles)
            .where(throttles.c.key == key, throttles.c.count > 0)
            .values(count=throttles.c.count - 1)
        )


def forget(server: Server, key: str) -> None:
    with server.record.writing() as connection:
        connection.execute(delete(throttles).where(throttles.c.key == key))


def address_of(request: Request) -> str:
    """Of who asks. `simkit review` believes a proxy's X-Forwarded-For only where `base_url` is https."""
    return request.client.host if request.client else ""
