"""Who may not see a session's levels yet, because they are to rate it without them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Select, exists, or_, select, union

from simkit.record.tables import (
    calibration_items,
    calibration_sets,
    judgements,
    ratings,
    second_ratings,
    sessions,
)
from simkit.server.who import Who


def is_blind(connection: Connection, who: Who, session: str) -> bool:
    """Whether levels, scores, what others rated, and feedback that gives a level away are to be kept from them.

    So it is for the two who rate a session, until both are in; and for a trainer to whom it comes up in an open
    calibration set, until they have rated it there. One who judged it before knows its levels already.
    """
    return session in blind_among(connection, who, [session])


def blind_among(connection: Connection, who: Who, ids: Sequence[str]) -> frozenset[str]:
    """Those of these sessions that this person is blind to; one query."""
    if not ids or "trainer" not in who.roles:
        return frozenset()
    return frozenset(
        connection.scalars(
            union(_second(who.person).where(second_ratings.c.session.in_(ids)), _set(who, ids))
        )
    )


def _second(person: str) -> Select[tuple[str]]:
    return select(second_ratings.c.session).where(
        or_(second_ratings.c.first == person, second_ratings.c.second == person),
        or_(second_ratings.c.first_in.is_(None), second_ratings.c.second_in.is_(None)),
    )


def _set(who: Who, ids: Sequence[str]) -> Select[tuple[str]]:
    rated = exists().where(
        ratings.c.set == calibration_items.c.set,
        ratings.c.session == calibration_items.c.session,
        ratings.c.person == who.person,
    )
    judged = exists().where(
        judgements.c.session == calibration_items.c.session, judgements.c.person == who.person
    )
    return (
        select(calibration_items.c.session)
        .join(calibration_sets, calibration_sets.c.id == calibration_items.c.set)
        .join(sessions, sessions.c.id == calibration_items.c.session)
        .where(calibration_items.c.session.in_(ids), calibration_sets.c.closed.is_(None))
        .where(sessions.c.trainee != who.trainee, ~rated, ~judged)
    )
