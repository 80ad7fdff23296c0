"""Who is there: lists of people and groups, a page at a time, and one of each with what belongs to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from simkit.record.tables import groups, memberships, people, person_roles

PAGE = 50
MOST_GROUPS = 2000
"""Groups that a choice of one lists."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people; empty for all. `closed`: those who left too."""

    text: str = ""
    group: str = ""
    role: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """`after` asks for the next page; empty on the last one."""

    rows: Sequence[Any]
    roles: Mapping[str, Sequence[str]]
    groups: Mapping[str, Sequence[str]]
    after: str


def listed(connection: Connection, wanted: Wanted, after: str) -> Listed:
    """By name. Three queries, however many people there are."""
    key = func.lower(people.c.name)
    query = select(
        people.c.id, people.c.name, people.c.number, people.c.email, people.c.closed, key.label("key")
    )
    query = query.where(*_conditions(wanted), *_beyond(key, people.c.id, after))
    rows = connection.execute(query.order_by(key, people.c.id).limit(PAGE + 1)).all()
    shown = rows[:PAGE]
    ids = [row.id for row in shown]
    return Listed(
        shown,
        _roles(connection, ids),
        _groups(connection, ids),
        f"{shown[-1].id}~{shown[-1].key}" if len(rows) > PAGE else "",
    )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if not wanted.closed:
        found.append(people.c.closed.is_(None))
    if wanted.text:
        parts = (people.c.name, people.c.number, people.c.email)
        found.append(or_(*(part.icontains(wanted.text, autoescape=True) for part in parts)))
    if wanted.group:
        members = select(memberships.c.person).where(memberships.c.group == wanted.group)
        found.append(people.c.id.in_(members))
    if wanted.role:
        having = select(person_roles.c.person).where(person_roles.c.role == wanted.role)
        found.append(people.c.id.in_(having))
    return found


def _beyond(key: ColumnElement[str], id: ColumnElement[str], after: str) -> list[ColumnElement[bool]]:
    last, mark, name = after.partition("~")
    return [or_(key > name, and_(key == name, id > last))] if mark else []


def _roles(connection: Connection, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = select(person_roles).where(person_roles.c.person.in_(ids)).order_by(person_roles.c.role)
    for row in connection.execute(query):
        found[row.person].append(row.role)
    return found


def _groups(connection: Connection, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = (
        select(memberships.c.person, groups.c.name)
        .join(groups, groups.c.id == memberships.c.group)
        .where(memberships.c.person.in_(ids))
        .distinct()
        .order_by(groups.c.name)
    )
    for row in connection.execute(query):
        found[row.person].append(row.name)
    return found


def person(connection: Connection, id: str) -> Row[Any] | None:
    return connection.execute(select(people).where(people.c.id == id)).first()


def roles_of(connection: Connection, id: str) -> frozenset[str]:
    return frozenset(connection.scalars(select(person_roles.c.role).where(person_roles.c.person == id)))


def places_of(connection: Connection, id: str) -> Sequence[Any]:
    """(group, name, role, rostered, closed), by name."""
    query = (
        select(
            groups.c.id.label("group"), groups.c.name, memberships.c.role, groups.c.rostered, groups.c.closed
        )
        .join(groups, groups.c.id == memberships.c.group)
        .where(memberships.c.person == id)
        .order_by(groups.c.name, memberships.c.role)
    )
    return connection.execute(query).all()


def open_groups(connection: Connection) -> Sequence[Any]:
    """(id, name) to choose from."""
    query = select(groups.c.id, groups.c.name).where(groups.c.closed.is_(None))
    return connection.execute(query.order_by(func.lower(groups.c.name), groups.c.id).limit(MOST_GROUPS)).all()


@dataclass(frozen=True, slots=True)
class ListedGroups:
    rows: Sequence[Any]
    sizes: Mapping[str, Mapping[str, int]]
    """Group -> role -> how many people who have not left."""
    after: str


def listed_groups(connection: Connection, text: str, closed: bool, after: str) -> ListedGroups:
    key = func.lower(groups.c.name)
    query = select(groups, key.label("key")).where(*_beyond(key, groups.c.id, after))
    if not closed:
        query = query.where(groups.c.closed.is_(None))
    if text:
        query = query.where(groups.c.name.icontains(text, autoescape=True))
    rows = connection.execute(query.order_by(key, groups.c.id).limit(PAGE + 1)).all()
    shown = rows[:PAGE]
    counts = (
        select(memberships.c.group, memberships.c.role, func.count())
        .join(people, people.c.id == memberships.c.person)
        .where(memberships.c.group.in_([row.id for row in shown]), people.c.closed.is_(None))
        .group_by(memberships.c.group, memberships.c.role)
    )
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for group, role, count in connection.execute(counts):
        sizes[group][role] = count
    return ListedGroups(shown, sizes, f"{shown[-1].id}~{shown[-1].key}" if len(rows) > PAGE else "")


def group(connection: Connection, id: str) -> Row[Any] | None:
    return connection.execute(select(groups).where(groups.c.id == id)).first()


def members(connection: Connection, id: str, after: str) -> tuple[Sequence[Any], str]:
    """(person, name, number, role) of who has not left, by name; and what asks for the next page."""
    key = func.lower(people.c.name)
    mark = people.c.id + "." + memberships.c.role
    query = (
        select(people.c.id, people.c.name, people.c.number, memberships.c.role, key.label("key"))
        .join(people, people.c.id == memberships.c.person)
        .where(memberships.c.group == id, people.c.closed.is_(None), *_beyond(key, mark, after))
        .order_by(key, mark)
        .limit(PAGE + 1)
    )
    rows = connection.execute(query).all()
    shown = rows[:PAGE]
    last = shown[-1] if len(rows) > PAGE else None
    return shown, f"{last.id}.{last.role}~{last.key}" if last is not None else ""


def find_one(connection: Connection, given: str) -> str | None:
    """The open person with this number, address or whole name; None for nobody and for several."""
    lower = given.lower()
    named = or_(
        people.c.number == given, func.lower(people.c.email) == lower, func.lower(people.c.name) == lower
    )
    found = connection.scalars(select(people.c.id).where(named, people.c.closed.is_(None)).limit(2)).all()
    return found[0] if len(found) == 1 else None
