"""A person's own sessions, and who else may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from simkit.record.judged import held
from simkit.record.tables import (
    erasures,
    groups,
    levels,
    memberships,
    people,
    programs,
    scorecards,
    sessions,
    shares,
)
from simkit.server.web.state import Server
from simkit.server.who import Who

PAGE = 25
PROGRESS = 500
"""How many of the newest sessions progress is made from."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A scenario's criteria over one's attempts: the first level and the newest."""

    scenario: str
    title: str
    attempts: int
    criteria: tuple[tuple[str, str, int | None, int | None], ...]
    """(criterion, rubric's hash, first level, newest level)"""


def own_sessions(connection: Connection, who: Who, before: tuple[datetime, str] | None) -> Sequence[Row[Any]]:
    """One page and one row more, newest first; `shared`: when it was, `asked`: when erasing was, undecided."""
    asked = (
        select(func.max(erasures.c.asked))
        .where(erasures.c.session == sessions.c.id, erasures.c.decided.is_(None))
        .scalar_subquery()
    )
    query = (
        select(sessions, programs.c.title, shares.c.at.label("shared"), asked.label("asked"))
        .join(programs, programs.c.hash == sessions.c.program)
        .outerjoin(shares, shares.c.session == sessions.c.id)
        .where(sessions.c.trainee == who.trainee, sessions.c.parent.is_(None))
        .order_by(sessions.c.started.desc(), sessions.c.id.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        at, id = before
        earlier = or_(sessions.c.started < at, and_(sessions.c.started == at, sessions.c.id < id))
        query = query.where(earlier)
    return connection.execute(query).all()


def progress(connection: Connection, server: Server, who: Who, language: str) -> tuple[Progress, ...]:
    """Over finished attempts, practice and assessment alike: it is for oneself."""
    query = (
        select(sessions.c.id, sessions.c.scenario, sessions.c.program)
        .where(sessions.c.trainee == who.trainee, sessions.c.parent.is_(None), sessions.c.state == "done")
        .order_by(sessions.c.started.desc())
        .limit(PROGRESS)
    )
    by_scenario: dict[str, list[Row[Any]]] = {}
    for row in reversed(connection.execute(query).all()):
        by_scenario.setdefault(row.scenario, []).append(row)
    ends = {row.id for rows in by_scenario.values() for row in (rows[0], rows[-1])}
    seen = _levels(connection, sorted(ends))
    found = []
    for scenario, rows in by_scenario.items():
        first, last = seen.get(rows[0].id, {}), seen.get(rows[-1].id, {})
        criteria = tuple(
            (criterion, hash, first.get(criterion, ("", None))[1], level)
            for criterion, (hash, level) in last.items()
        )
        found.append(Progress(scenario, server.title(rows[-1].program, language), len(rows), criteria))
    return tuple(found)


def _levels(connection: Connection, ids: Sequence[str]) -> Mapping[str, dict[str, tuple[str, int | None]]]:
    """Session -> criterion -> (rubric's hash, level that holds), by the newest card and what people judged."""
    if not ids:
        return {}
    last = (
        select(func.max(scorecards.c.id)).where(scorecards.c.session.in_(ids)).group_by(scorecards.c.session)
    )
    query = (
        select(scorecards.c.session, scorecards.c.rubric, levels.c.criterion, levels.c.level)
        .join(levels, levels.c.scorecard == scorecards.c.id)
        .where(scorecards.c.id.in_(last))
        .order_by(levels.c.skill, levels.c.criterion)
    )
    judged = held(connection, ids)
    found: dict[str, dict[str, tuple[str, int | None]]] = {}
    for session, rubric, criterion, level in connection.execute(query):
        one = judged.get(session, {}).get(criterion)
        found.setdefault(session, {})[criterion] = (rubric, one.level if one is not None else level)
    return found


def one(connection: Connection, who: Who, session: str) -> Row[Any] | None:
    """None for one that is not theirs."""
    query = (
        select(sessions, programs.c.title)
        .join(programs, programs.c.hash == sessions.c.program)
        .where(sessions.c.id == session, sessions.c.trainee == who.trainee)
    )
    return connection.execute(query).first()


def seen_by(connection: Connection, who: Who) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """(group, its trainers, its managers) of every group one practises in, by name."""
    mine = select(memberships.c.group).where(
        memberships.c.person == who.person, memberships.c.role == "trainee"
    )
    query = (
        select(groups.c.name, memberships.c.role, people.c.name.label("person"))
        .outerjoin(
            memberships,
            and_(memberships.c.group == groups.c.id, memberships.c.role.in_(("trainer", "manager"))),
        )
        .outerjoin(people, and_(people.c.id == memberships.c.person, people.c.closed.is_(None)))
        .where(groups.c.id.in_(mine), groups.c.closed.is_(None))
        .order_by(groups.c.name, people.c.name)
    )
    found: dict[str, dict[str, list[str]]] = {}
    for group, role, person in connection.execute(query):
        roles = found.setdefault(group, {"trainer": [], "manager": []})
        if role and person:
            roles[role].append(person)
    return tuple((group, tuple(r["trainer"]), tuple(r["manager"])) for group, r in found.items())


def open_erasures(connection: Connection) -> Sequence[Row[Any]]:
    """Requests to decide on, oldest first, and the last that were decided."""
    query = (
        select(erasures, people.c.name, sessions.c.scenario, sessions.c.started)
        .join(people, people.c.id == erasures.c.person)
        .outerjoin(sessions, sessions.c.id == erasures.c.session)
        .order_by(erasures.c.decided.is_not(None), erasures.c.asked)
        .limit(100)
    )
    return connection.execute(query).all()
