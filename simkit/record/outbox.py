"""What is to be sent to an LRS, kept byte for byte until it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import Connection, exists, func, insert, or_, select, update

from simkit.record.tables import outbox, sessions

if TYPE_CHECKING:
    from simkit.record.store import Record

Delivery = Literal["pending", "sent", "failed", "conflict"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A statement to send: its id (also in the body) and the exact bytes."""

    id: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Pending:
    row: int
    session: str
    statement: str
    body: bytes
    state: Delivery
    tries: int
    next_try: datetime | None
    """Not before this moment; None: at once."""
    last_error: str | None


class Outbox:
    """The outbox of a record; every method is a transaction of its own."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def due(self, now: datetime, *, limit: int, after: int = 0) -> tuple[Pending, ...]:
        """Pending ones whose next try has come, oldest first, with a row number above `after`."""
        query = (
            select(outbox)
            .where(outbox.c.state == "pending", outbox.c.id > after)
            .where(or_(outbox.c.next_try.is_(None), outbox.c.next_try <= now))
            .order_by(outbox.c.id)
            .limit(limit)
        )
        with self._record.reading() as connection:
            return tuple(Pending(*row) for row in connection.execute(query))

    def all(self, *, session: str | None = None, state: Delivery | None = None) -> tuple[Pending, ...]:
        query = select(outbox).order_by(outbox.c.id)
        if session is not None:
            query = query.where(outbox.c.session == session)
        if state is not None:
            query = query.where(outbox.c.state == state)
        with self._record.reading() as connection:
            return tuple(Pending(*row) for row in connection.execute(query))

    def missing(self) -> tuple[str, ...]:
        """Ids of assessments that are done and have no statements: the program was stopped at the wrong moment."""
        has_some = exists().where(outbox.c.session == sessions.c.id)
        query = select(sessions.c.id).where(
            sessions.c.mode == "assessment", sessions.c.state == "done", ~has_some
        )
        with self._record.reading() as connection:
            return tuple(connection.scalars(query.order_by(sessions.c.started, sessions.c.id)))

    def put(self, session: str, statements: Sequence[Outgoing]) -> None:
        """Statements of a session that is done; a statement that is there already is an error of the caller."""
        with self._record.writing() as connection:
            put(connection, session, statements)

    def counts(self) -> dict[Delivery, int]:
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        with self._record.reading() as connection:
            found = {row[0]: row[1] for row in connection.execute(query)}
        return {state: found.get(state, 0) for state in get_args(Delivery)}

    def sent(self, rows: Iterable[int]) -> None:
        self._mark(rows, "sent", None)

    def failed(self, row: int, reason: str) -> None:
        """The LRS will never take it as it is."""
        self._mark([row], "failed", reason)

    def conflict(self, row: int, reason: str) -> None:
        """The LRS holds another statement under this id."""
        self._mark([row], "conflict", reason)

    def later(self, rows: Iterable[int], next_try: datetime, reason: str) -> None:
        self._mark(rows, "pending", reason, next_try)

    def _mark(
        self, rows: Iterable[int], state: Delivery, error: str | None, next_try: datetime | None = None
    ) -> None:
        values = {"state": state, "last_error": error, "next_try": next_try, "tries": outbox.c.tries + 1}
        with self._record.writing() as connection:
            connection.execute(update(outbox).where(outbox.c.id.in_(list(rows))).values(values))


def put(connection: Connection, session: str, statements: Sequence[Outgoing]) -> None:
    if statements:
        rows = [
            {"session": session, "statement": one.id, "body": one.body, "state": "pending", "tries": 0}
            for one in statements
        ]
        connection.execute(insert(outbox), rows)
