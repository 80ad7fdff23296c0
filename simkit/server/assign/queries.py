"""Assignments: to whom a trainer may give them, which there are, and how far they are."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from simkit.errors import SimkitError
from simkit.record.tables import assignments, groups, memberships, people, sessions
from simkit.scenario import load
from simkit.scenario.find import shipped
from simkit.server.figures.queries import titles
from simkit.server.sight import reviewable
from simkit.server.web.state import Server
from simkit.server.who import Who

MOST = 200
"""Assignments and people a page lists."""


@dataclass(frozen=True, slots=True)
class To:
    id: str
    name: str


@cache
def shipped_titles(language: str) -> dict[str, str]:
    """Id -> title of the scenarios that came with simkit; one that cannot be read is left out."""
    found: dict[str, str] = {}
    for folder in sorted(shipped().iterdir()):
        if (folder / "scenario.yaml").is_file():
            try:
                scenario = load(folder)
            except SimkitError:
                continue
            found[scenario.id] = scenario.text("title", language)
    return found


def scenarios(connection: Connection, server: Server, language: str) -> dict[str, str]:
    """Id -> title: what came with simkit, and what was practised here; by title."""
    found = shipped_titles(language) | titles(connection, server, language)
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))


def own_groups(connection: Connection, who: Who) -> tuple[To, ...]:
    query = (
        select(groups.c.id, groups.c.name)
        .where(groups.c.id.in_(who.trains), groups.c.closed.is_(None))
        .order_by(groups.c.name)
    )
    return tuple(To(row.id, row.name) for row in connection.execute(query))


def own_people(connection: Connection, who: Who) -> tuple[To, ...]:
    """Who practises in a group they train, by name; at most MOST."""
    query = (
        select(people.c.id, people.c.name)
        .where(
            people.c.closed.is_(None),
            people.c.id.in_(
                select(memberships.c.person).where(
                    memberships.c.role == "trainee", memberships.c.group.in_(who.trains)
                )
            ),
        )
        .order_by(people.c.name, people.c.id)
        .limit(MOST)
    )
    return tuple(To(row.id, row.name) for row in connection.execute(query))


def trains(connection: Connection, who: Who, person: str) -> bool:
    query = select(memberships.c.person).where(
        memberships.c.person == person, memberships.c.role == "trainee", memberships.c.group.in_(who.trains)
    )
    return connection.execute(query).first() is not None


def listed(connection: Connection, who: Who) -> Sequence[Row[Any]]:
    """Open assignments to groups they train and to people in those, soonest first; with the names."""
    mine = select(memberships.c.person).where(
        memberships.c.role == "trainee", memberships.c.group.in_(who.trains)
    )
    query = (
        select(assignments, groups.c.name.label("group_name"), people.c.name.label("person_name"))
        .outerjoin(groups, groups.c.id == assignments.c.group)
        .outerjoin(people, people.c.id == assignments.c.person)
        .where(
            assignments.c.cancelled.is_(None),
            or_(assignments.c.group.in_(who.trains), assignments.c.person.in_(mine)),
        )
        .order_by(func.coalesce(assignments.c.due, assignments.c.created).desc(), assignments.c.id)
        .limit(MOST)
    )
    return connection.execute(query).all()


def one(connection: Connection, who: Who, id: str) -> Row[Any] | None:
    """None for one that is not to a group they train or a person in one."""
    return next((row for row in listed(connection, who) if row.id == id), None)


def add(
    connection: Connection,
    who: Who,
    at: datetime,
    *,
    scenario: str,
    mode: str,
    group: str | None,
    person: str | None,
    due: datetime | None,
    note: str,
) -> str:
    id = str(uuid.uuid4())
    values = {
        "id": id,
        "scenario": scenario,
        "mode": mode,
        "group": group,
        "person": person,
        "due": due,
        "note": note,
        "by": who.person,
        "created": at,
    }
    connection.execute(insert(assignments).values(values))
    return id


def cancel(connection: Connection, id: str, at: datetime) -> None:
    connection.execute(update(assignments).where(assignments.c.id == id).values(cancelled=at))


def people_of_sessions(connection: Connection, who: Who, ids: Sequence[str]) -> tuple[str, ...]:
    """Whose sessions these are, of those this person may review."""
    query = (
        select(people.c.id)
        .join(sessions, sessions.c.trainee == people.c.trainee)
        .where(sessions.c.id.in_(ids), reviewable(who), people.c.closed.is_(None))
        .distinct()
    )
    return tuple(connection.scalars(query))
