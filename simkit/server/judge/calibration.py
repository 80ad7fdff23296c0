"""Calibration sets: sessions that several raters rate blind, so that they learn to rate alike."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, insert, or_, select, update

from simkit.errors import SimkitError, diagnostic
from simkit.record.tables import (
    calibration_items,
    calibration_sets,
    people,
    programs,
    ratings,
    scorecards,
    sessions,
)
from simkit.server.judge.second import MOST
from simkit.server.sight import for_trainers, reviewable
from simkit.server.web.audit import note
from simkit.server.who import Who

FEWEST, MOST_ITEMS = 2, 100
OFFERED = 60
"""Sessions a new set can be made from: the newest of a scenario."""


def rateable(who: Who) -> ColumnElement[bool]:
    """Sessions this person may rate in a set, as a condition on `sessions`."""
    return and_(reviewable(who), sessions.c.trainee != who.trainee)


def _may_use(who: Who) -> ColumnElement[bool]:
    """Sessions one may put in a set: those one may review, and own ones that trainers see."""
    return or_(reviewable(who), and_(sessions.c.trainee == who.trainee, for_trainers()))


def scenarios(connection: Connection) -> Mapping[str, str]:
    """Scenario -> a title of it."""
    query = select(programs.c.scenario, func.max(programs.c.title)).group_by(programs.c.scenario)
    return {row[0]: row[1] for row in connection.execute(query.order_by(programs.c.scenario))}


def offered(connection: Connection, who: Who, scenario: str) -> Sequence[Any]:
    """Finished and scored sessions a set can be made from, newest first; without their levels."""
    scored = exists().where(scorecards.c.session == sessions.c.id)
    query = (
        select(
            sessions.c.id, sessions.c.started, sessions.c.mode, sessions.c.decisions, sessions.c.duration_ms
        )
        .where(sessions.c.scenario == scenario, sessions.c.state == "done", scored, _may_use(who))
        .order_by(sessions.c.started.desc(), sessions.c.id)
        .limit(OFFERED)
    )
    return connection.execute(query).all()


def make(connection: Connection, who: Who, name: str, scenario: str, ids: Sequence[str], at: datetime) -> str:
    """Within `Record.writing()`; the id of the set. Raises SK9267 without a name, or for sessions that make none."""
    wanted = list(dict.fromkeys(ids))
    scored = exists().where(scorecards.c.session == sessions.c.id)
    query = select(sessions.c.id).where(
        sessions.c.id.in_(wanted[: MOST_ITEMS + 1]),
        sessions.c.scenario == scenario,
        sessions.c.state == "done",
        scored,
        _may_use(who),
    )
    allowed = set(connection.scalars(query))
    if not name or not FEWEST <= len(wanted) <= MOST_ITEMS or set(wanted) - allowed:
        raise SimkitError(diagnostic("SK9267", fewest=FEWEST, most=MOST_ITEMS))
    id = str(uuid.uuid4())
    values = {"id": id, "name": name, "scenario": scenario, "person": who.person, "created": at}
    connection.execute(insert(calibration_sets).values(values))
    # Numbered by id: the order of a list of the newest would tell which is which.
    rows = [{"set": id, "session": session, "number": n} for n, session in enumerate(sorted(wanted), 1)]
    connection.execute(insert(calibration_items), rows)
    note(connection, at, who.person, "judge.set-made", id, sessions=len(rows))
    return id


def close(connection: Connection, who: Who, id: str, at: datetime) -> bool:
    """Its owner alone; False where it is not theirs."""
    query = update(calibration_sets).where(
        calibration_sets.c.id == id, calibration_sets.c.person == who.person
    )
    if not connection.execute(query.values(closed=func.coalesce(calibration_sets.c.closed, at))).rowcount:
        return False
    note(connection, at, who.person, "judge.set-closed", id)
    return True


def _mine(who: Who) -> ColumnElement[bool]:
    """Sets one made, and those with a session one may rate."""
    item = exists(
        select(calibration_items.c.set)
        .join(sessions, sessions.c.id == calibration_items.c.session)
        .where(calibration_items.c.set == calibration_sets.c.id, rateable(who))
    )
    return or_(calibration_sets.c.person == who.person, item)


def _sets() -> Any:
    return select(calibration_sets, people.c.name.label("owner")).join(
        people, people.c.id == calibration_sets.c.person
    )


def sets(connection: Connection, who: Who) -> Sequence[Row[Any]]:
    """Newest first, the open ones before the closed."""
    query = (
        _sets()
        .where(_mine(who))
        .order_by(
            calibration_sets.c.closed.is_not(None), calibration_sets.c.created.desc(), calibration_sets.c.id
        )
    )
    return connection.execute(query.limit(MOST)).all()


def find_set(connection: Connection, who: Who, id: str) -> Row[Any] | None:
    return connection.execute(_sets().where(calibration_sets.c.id == id, _mine(who))).first()


def items(connection: Connection, who: Who, ids: Sequence[str]) -> Mapping[str, Sequence[Row[Any]]]:
    """Set -> its items (session, number, started, `may`: this person may rate it, `rated`: they did)."""
    rated = exists().where(
        ratings.c.set == calibration_items.c.set,
        ratings.c.session == calibration_items.c.session,
        ratings.c.person == who.person,
    )
    query = (
        select(calibration_items, sessions.c.started, rateable(who).label("may"), rated.label("rated"))
        .join(sessions, sessions.c.id == calibration_items.c.session)
        .where(calibration_items.c.set.in_(ids))
        .order_by(calibration_items.c.set, calibration_items.c.number)
    )
    found: dict[str, list[Row[Any]]] = {id: [] for id in ids}
    for row in connection.execute(query):
        found[row.set].append(row)
    return found


def rated_in(
    connection: Connection, set: str, shown: Sequence[str]
) -> tuple[Mapping[tuple[str, str], Mapping[str, int | None]], Mapping[str, str]]:
    """((person, session) -> criterion -> level, null for *not observed*; person -> name), of these sessions."""
    query = (
        select(ratings, people.c.name)
        .join(people, people.c.id == ratings.c.person)
        .where(ratings.c.set == set, ratings.c.session.in_(shown))
        .order_by(ratings.c.id)
    )
    found: dict[tuple[str, str], dict[str, int | None]] = {}
    names: dict[str, str] = {}
    for row in connection.execute(query):
        found.setdefault((row.person, row.session), {})[row.criterion] = row.level
        names[row.person] = row.name
    return found, names
