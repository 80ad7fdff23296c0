"""Adding people and groups, and who belongs where."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from simkit.record import LOCAL_HOME_PAGE
from simkit.record.tables import (
    groups,
    memberships,
    one_time_codes,
    people,
    person_roles,
    profiles,
    web_sessions,
)
from simkit.server.access import Role


def add_person(
    connection: Connection,
    at: datetime,
    name: str,
    roles: Iterable[Role],
    *,
    language: str = "en",
    number: str | None = None,
    email: str | None = None,
    password: str | None = None,
    pin: str | None = None,
    issuer: str | None = None,
    subject: str | None = None,
    trainee: str | None = None,
    home_page: str = LOCAL_HOME_PAGE,
) -> str:
    """The new person's id. `password`, `pin`: hashes. `trainee`: a profile that is there; without, a new one."""
    person = str(uuid.uuid4())
    profile = trainee or str(uuid.uuid4())
    if trainee is None:
        connection.execute(insert(profiles).values(id=profile, home_page=home_page))
    connection.execute(
        insert(people).values(
            id=person,
            name=name,
            number=number,
            email=email,
            language=language,
            trainee=profile,
            password=password,
            pin=pin,
            issuer=issuer,
            subject=subject,
            created=at,
        )
    )
    set_roles(connection, person, roles)
    return person


def set_roles(connection: Connection, person: str, roles: Iterable[Role]) -> None:
    connection.execute(delete(person_roles).where(person_roles.c.person == person))
    rows = [{"person": person, "role": role} for role in sorted(set(roles))]
    if rows:
        connection.execute(insert(person_roles), rows)


def add_group(connection: Connection, at: datetime, name: str) -> str:
    """The new group's id, or that of the one with this name."""
    found = connection.scalar(select(groups.c.id).where(groups.c.name == name))
    if found is not None:
        return str(found)
    group = str(uuid.uuid4())
    connection.execute(insert(groups).values(id=group, name=name, created=at))
    return group


def join(connection: Connection, group: str, person: str, role: Role) -> None:
    """`role`: trainee, trainer or manager of the group. Twice is once."""
    values = {"group": group, "person": person, "role": role}
    there = select(memberships.c.role).filter_by(**values)
    if connection.execute(there).first() is None:
        connection.execute(insert(memberships).values(values))


def leave(connection: Connection, group: str, person: str, role: str) -> bool:
    values = {"group": group, "person": person, "role": role}
    return bool(connection.execute(delete(memberships).filter_by(**values)).rowcount)


def close(connection: Connection, at: datetime, persons: Iterable[str]) -> None:
    """They have left: what signs them in, and links that were on their way, end at once. What they did stays."""
    ids = list(persons)
    for part in (ids[start : start + 500] for start in range(0, len(ids), 500)):
        connection.execute(update(people).where(people.c.id.in_(part)).values(closed=at))
        connection.execute(delete(web_sessions).where(web_sessions.c.person.in_(part)))
        connection.execute(delete(one_time_codes).where(one_time_codes.c.person.in_(part)))


def other_admins(connection: Connection, person: str) -> bool:
    """Whether somebody else administers too."""
    query = (
        select(people.c.id)
        .join(person_roles, person_roles.c.person == people.c.id)
        .where(person_roles.c.role == "admin", people.c.closed.is_(None), people.c.id != person)
        .limit(1)
    )
    return connection.execute(query).first() is not None


def taken(connection: Connection, column: str, value: str, but: str = "") -> bool:
    """Whether another person has this `email` or `number`."""
    query = select(people.c.id).where(func.lower(people.c[column]) == value.lower(), people.c.id != but)
    return connection.execute(query.limit(1)).first() is not None
