"""The log: what was done by whom, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from simkit.record.tables import audit, groups, people

PAGE = 100
MOST = 50_000
"""Lines of a file to take along."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines; `person`: an id, or part of a name, of who did it or to whom it was done."""

    person: str = ""
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


_subject = people.alias("subject")


def lines(connection: Connection, wanted: Wanted, before: int | None, most: int) -> Sequence[Row[Any]]:
    """(id, at, person, action, subject, details, by, of): `by` and `of` are names, null where there is none."""
    query = (
        select(audit, people.c.name.label("by"), func.coalesce(_subject.c.name, groups.c.name).label("of"))
        .outerjoin(people, people.c.id == audit.c.person)
        .outerjoin(_subject, _subject.c.id == audit.c.subject)
        .outerjoin(groups, groups.c.id == audit.c.subject)
        .where(*_conditions(wanted))
    )
    if before is not None:
        query = query.where(audit.c.id < before)
    return connection.execute(query.order_by(audit.c.id.desc()).limit(most)).all()


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.person:
        named = people.alias("named")
        known = named.c.name.icontains(wanted.person, autoescape=True) | (named.c.id == wanted.person)
        ids = select(named.c.id).where(known)
        found.append(or_(audit.c.person.in_(ids), audit.c.subject.in_(ids)))
    if wanted.action:
        found.append(audit.c.action == wanted.action)
    if wanted.since is not None:
        found.append(audit.c.at >= wanted.since)
    if wanted.until is not None:
        found.append(audit.c.at < wanted.until)
    return found


def actions(connection: Connection) -> tuple[str, ...]:
    """Those that were done at all: one step in the index each, however long the log is."""
    first = select(func.min(audit.c.action).label("action")).cte("done", recursive=True)
    after = (
        select(func.min(audit.c.action))
        .where(audit.c.action > first.c.action)
        .correlate(first)
        .scalar_subquery()
    )
    done = first.union_all(select(after).where(first.c.action.is_not(None)))
    return tuple(connection.scalars(select(done.c.action).where(done.c.action.is_not(None))))
