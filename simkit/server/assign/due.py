"""What members of a group have been asked to do, and have not done yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Row, Select, and_, or_, select

from simkit.record.tables import assignments, memberships, sessions, shares


class Practises(Protocol):
    @property
    def person(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def trainee(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Due:
    assignment: str
    person: str
    name: str
    scenario: str
    mode: str
    due: datetime | None
    done: datetime | None
    """When they finished it; None: not yet."""
    note: str = ""


def of_members(
    connection: Connection,
    group: str | None,
    members: Sequence[Practises],
    *,
    modes: Sequence[str],
    own: bool = False,
) -> tuple[Due, ...]:
    """Each open assignment of each member, done or not: to the group, to another of their groups, or to themselves.

    `group`: only what was given to it, or to its members by name; None: whatever they were given. `own`: they look at
    themselves; for others practice counts as done only where it was shared.
    """
    by_person = {one.person: one for one in members}
    to_group = assignments.c.group == group if group else assignments.c.group.in_(_groups_of(by_person))
    query = (
        select(assignments)
        .where(
            assignments.c.cancelled.is_(None),
            assignments.c.mode.in_(modes),
            or_(to_group, assignments.c.person.in_(by_person)),
        )
        .order_by(assignments.c.due, assignments.c.created)
    )
    asked = connection.execute(query).all()
    if not asked:
        return ()
    belongs = _belongs(connection, by_person)
    done = _done(connection, members, asked, own)
    found: list[Due] = []
    for row in asked:
        for person, one in by_person.items():
            if row.person == person or (row.person is None and row.group in belongs.get(person, ())):
                when = [at for at in done.get((one.trainee, row.scenario, row.mode), ()) if at >= row.created]
                found.append(
                    Due(
                        row.id,
                        person,
                        one.name,
                        row.scenario,
                        row.mode,
                        row.due,
                        min(when, default=None),
                        row.note,
                    )
                )
    return tuple(found)


def due_in(connection: Connection, group: str, members: Sequence[Practises]) -> tuple[Due, ...]:
    """Assessments that were asked for and are not done, soonest first."""
    found = of_members(connection, group, members, modes=("assessment",))
    return tuple(one for one in found if one.done is None)


def _groups_of(people: Mapping[str, Practises]) -> Select[tuple[str]]:
    return select(memberships.c.group).where(
        memberships.c.person.in_(people), memberships.c.role == "trainee"
    )


def _belongs(connection: Connection, people: Mapping[str, Practises]) -> dict[str, set[str]]:
    query = select(memberships.c.person, memberships.c.group).where(
        memberships.c.person.in_(people), memberships.c.role == "trainee"
    )
    found: dict[str, set[str]] = {}
    for person, group in connection.execute(query):
        found.setdefault(person, set()).add(group)
    return found


def _done(
    connection: Connection, members: Sequence[Practises], asked: Sequence[Row[Any]], own: bool
) -> dict[tuple[str, str, str], list[datetime]]:
    """(trainee, scenario, mode) -> when such sessions were finished."""
    scenarios = {row.scenario for row in asked}
    first = min(row.created for row in asked)
    query = select(sessions.c.trainee, sessions.c.scenario, sessions.c.mode, sessions.c.ended).where(
        and_(
            sessions.c.trainee.in_([one.trainee for one in members]),
            sessions.c.scenario.in_(scenarios),
            sessions.c.state == "done",
            sessions.c.parent.is_(None),
            sessions.c.ended >= first,
        )
    )
    if not own:
        shared = select(shares.c.session)
        query = query.where(or_(sessions.c.mode == "assessment", sessions.c.id.in_(shared)))
    found: dict[tuple[str, str, str], list[datetime]] = {}
    for trainee, scenario, mode, ended in connection.execute(query):
        found.setdefault((trainee, scenario, mode), []).append(ended)
    return found
