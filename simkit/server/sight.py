"""Which sessions a person may see: their own; as a trainer, assessments of own groups and what was shared with them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, or_, select

from simkit.record.tables import memberships, people, programs, sessions, shares
from simkit.server.who import Who


def in_groups(groups: frozenset[str]) -> ColumnElement[bool]:
    """Sessions of who practises in one of these groups."""
    members = (
        select(people.c.trainee)
        .join(memberships, memberships.c.person == people.c.id)
        .where(memberships.c.role == "trainee", memberships.c.group.in_(groups))
    )
    return sessions.c.trainee.in_(members)


def for_trainers() -> ColumnElement[bool]:
    """Sessions that trainers may see at all: finished assessments, and practice that was shared."""
    shared = exists(select(shares.c.session).where(shares.c.session == sessions.c.id))
    return and_(
        sessions.c.parent.is_(None),
        sessions.c.state != "open",
        or_(sessions.c.mode == "assessment", and_(sessions.c.mode == "practice", shared)),
    )


def reviewable(who: Who) -> ColumnElement[bool]:
    """Sessions this person may review, as a condition on `sessions`; their own are for other trainers to judge."""
    return and_(for_trainers(), in_groups(who.trains))


def visible(who: Who) -> ColumnElement[bool]:
    """Sessions this person may open: their own, and those they may review."""
    return or_(sessions.c.trainee == who.trainee, reviewable(who))


def find_session(connection: Connection, who: Who, id: str, *, reviewing: bool = False) -> Row[Any] | None:
    """The row with its program's title; None where there is none that this person may see."""
    allowed = reviewable(who) if reviewing else visible(who)
    query = (
        select(sessions, programs.c.title)
        .join(programs, programs.c.hash == sessions.c.program)
        .where(sessions.c.id == id, allowed)
    )
    return connection.execute(query).first()
