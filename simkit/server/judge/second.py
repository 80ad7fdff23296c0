"""Two people rate a session, each without the other: who may, who was asked, and what they found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, insert, or_, select, update

from simkit.errors import SimkitError, diagnostic
from simkit.record.tables import (
    judgements,
    memberships,
    people,
    person_roles,
    programs,
    ratings,
    second_ratings,
    sessions,
)
from simkit.server.sight import reviewable
from simkit.server.web.audit import note
from simkit.server.who import Who

MOST = 50
"""Rows of a list on one page."""
_first, _second = people.alias("first_person"), people.alias("second_person")
_BOTH_IN = and_(second_ratings.c.first_in.is_not(None), second_ratings.c.second_in.is_not(None))


@dataclass(frozen=True, slots=True)
class Rating:
    level: int | None
    reason: str


def raters(connection: Connection, row: Row[Any], who: Who) -> tuple[tuple[str, str], ...]:
    """(id, name) of the trainers who may rate this session: of a group its trainee practises in, and new to it.

    `who` first, if they are one of them; the others by name.
    """
    practises = (
        select(memberships.c.group)
        .join(people, people.c.id == memberships.c.person)
        .where(people.c.trainee == row.trainee, memberships.c.role == "trainee")
    )
    judged = exists().where(judgements.c.session == row.id, judgements.c.person == people.c.id)
    query = (
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person == people.c.id)
        .join(person_roles, and_(person_roles.c.person == people.c.id, person_roles.c.role == "trainer"))
        .where(memberships.c.role == "trainer", memberships.c.group.in_(practises))
        .where(people.c.closed.is_(None), people.c.trainee != row.trainee, ~judged)
        .distinct()
    )
    found = sorted(connection.execute(query), key=lambda one: (one.id != who.person, one.name, one.id))
    return tuple((one.id, one.name) for one in found)


def colleagues(connection: Connection, who: Who) -> tuple[tuple[str, str], ...]:
    """(id, name) of the other trainers of one's groups, by name."""
    query = (
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person == people.c.id)
        .join(person_roles, and_(person_roles.c.person == people.c.id, person_roles.c.role == "trainer"))
        .where(memberships.c.role == "trainer", memberships.c.group.in_(who.trains))
        .where(people.c.closed.is_(None), people.c.id != who.person)
        .distinct()
        .order_by(people.c.name, people.c.id)
    )
    return tuple((one.id, one.name) for one in connection.execute(query))


def asked_of(connection: Connection, session: str) -> Row[Any] | None:
    """The row of `second_ratings` with `first_name` and `second_name`."""
    query = (
        select(second_ratings, _first.c.name.label("first_name"), _second.c.name.label("second_name"))
        .join(_first, _first.c.id == second_ratings.c.first)
        .join(_second, _second.c.id == second_ratings.c.second)
        .where(second_ratings.c.session == session)
    )
    return connection.execute(query).first()


def ask(connection: Connection, who: Who, row: Row[Any], first: str, second: str, at: datetime) -> None:
    """Within `Record.writing()`. Asking again puts another in the place of one who has not rated yet.

    Raises SK9262 for two who may not, SK9263 where the two that were asked are at it already.
    """
    if first == second or not {first, second} <= {id for id, _ in raters(connection, row, who)}:
        raise SimkitError(diagnostic("SK9262"))
    there = asked_of(connection, row.id)
    if there is None:
        connection.execute(
            insert(second_ratings).values(session=row.id, first=first, second=second, asked=at)
        )
    else:
        _ask_another(connection, there, {first, second})
    note(connection, at, who.person, "judge.asked", row.id, first=first, second=second)


def _ask_another(connection: Connection, there: Row[Any], wanted: set[str]) -> None:
    stay = {one for one, done in ((there.first, there.first_in), (there.second, there.second_in)) if done}
    if {there.first, there.second} == wanted:
        return
    if len(stay) == 2 or not stay <= wanted:
        raise SimkitError(diagnostic("SK9263"))
    (new,) = sorted(wanted - stay)[:1] if stay else (None,)
    if new is None:
        values: dict[str, Any] = dict(zip(("first", "second"), sorted(wanted), strict=True))
    else:
        values = {"second" if there.first_in else "first": new}
    connection.execute(update(second_ratings).where(second_ratings.c.session == there.session).values(values))


def found_by(connection: Connection, ids: Sequence[str]) -> Mapping[tuple[str, str], Mapping[str, Rating]]:
    """(session, person) -> criterion -> what they found, outside of calibration; one query."""
    query = select(ratings).where(ratings.c.session.in_(ids), ratings.c.set.is_(None)).order_by(ratings.c.id)
    found: dict[tuple[str, str], dict[str, Rating]] = {}
    for one in connection.execute(query):
        found.setdefault((one.session, one.person), {})[one.criterion] = Rating(one.level, one.reason)
    return found


def keep(
    connection: Connection,
    session: str,
    person: str,
    found: Mapping[str, Rating],
    at: datetime,
    set: str | None = None,
) -> None:
    rows = [
        {
            "session": session,
            "set": set,
            "criterion": criterion,
            "person": person,
            "level": one.level,
            "reason": one.reason,
            "at": at,
        }
        for criterion, one in found.items()
    ]
    connection.execute(insert(ratings), rows)


def differing(first: Mapping[str, Rating], second: Mapping[str, Rating]) -> tuple[str, ...]:
    return tuple(id for id, one in first.items() if id in second and one.level != second[id].level)


def _lists(condition: ColumnElement[bool]) -> Any:
    return (
        select(second_ratings, sessions.c.started, sessions.c.scenario, programs.c.title)
        .join(sessions, sessions.c.id == second_ratings.c.session)
        .join(programs, programs.c.hash == sessions.c.program)
        .where(condition)
        .order_by(second_ratings.c.asked, second_ratings.c.session)
        .limit(MOST)
    )


def mine(connection: Connection, who: Who) -> Sequence[Row[Any]]:
    """What one was asked to rate and the two are not both in of, oldest first."""
    asked = or_(second_ratings.c.first == who.person, second_ratings.c.second == who.person)
    return connection.execute(_lists(and_(asked, ~_BOTH_IN, reviewable(who)))).all()


def open_disagreements(
    connection: Connection, who: Who, after: tuple[datetime, str] | None = None
) -> Sequence[Row[Any]]:
    """Of one's groups, oldest first; not of oneself."""
    condition = and_(
        _BOTH_IN, second_ratings.c.resolved.is_(None), reviewable(who), sessions.c.trainee != who.trainee
    )
    if after is not None:
        asked, session = second_ratings.c.asked, second_ratings.c.session
        condition = and_(condition, or_(asked > after[0], and_(asked == after[0], session > after[1])))
    return connection.execute(_lists(condition)).all()
