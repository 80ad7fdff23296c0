"""Make what a roster says so: all of it in one transaction, with a line in the log for each person."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update

from simkit.record import LOCAL_HOME_PAGE
from simkit.record.tables import audit, groups, memberships, people, person_roles, profiles
from simkit.server.access import ROLES
from simkit.server.accounts.people import close, set_roles
from simkit.server.accounts.roster.plan import Change, Plan
from simkit.server.web.audit import note

_PART = 500


class Noted(Protocol):
    """Puts a line into the log: what was done, to whom, and how."""

    def __call__(self, action: str, subject: str, **details: str) -> None: ...


def apply(connection: Connection, at: datetime, by: str, wanted: Plan, *, language: str) -> None:
    """`by`: who imports it; `language`: of who is new."""
    lines: list[dict[str, Any]] = []

    def noted(action: str, subject: str, **details: str) -> None:
        lines.append({"at": at, "person": by, "action": action, "subject": subject, "details": details})

    ids = _groups(connection, at, wanted, noted)
    _add(connection, at, wanted, ids, language, noted)
    for change in wanted.changes:
        _change(connection, change, ids, noted)
    for leaver in wanted.leavers:
        noted("accounts.closed", leaver.person, by="roster")
    close(connection, at, [leaver.person for leaver in wanted.leavers])
    named = [*(change.person for change in wanted.changes), *wanted.same]
    for part in _parts(named):
        connection.execute(update(people).where(people.c.id.in_(part)).values(rostered=at))
    counts = {"new": len(wanted.new), "changed": len(wanted.changes), "closed": len(wanted.leavers)}
    note(connection, at, by, "accounts.roster-applied", "", **counts)
    if lines:
        connection.execute(insert(audit), lines)


def _groups(connection: Connection, at: datetime, wanted: Plan, noted: Noted) -> dict[str, str]:
    """Group by name in small letters; those that the roster names are from now on the roster's, and open."""
    made = [{"id": str(uuid.uuid4()), "name": name, "created": at} for name in wanted.shops]
    if made:
        connection.execute(insert(groups), made)
        for one in made:
            noted("accounts.group-added", str(one["id"]), by="roster")
    rows = connection.execute(select(groups.c.id, groups.c.name, groups.c.closed)).all()
    ids = {row.name.casefold(): row.id for row in rows}
    named = [ids[name.casefold()] for name in wanted.named]
    for part in _parts(named):
        connection.execute(update(groups).where(groups.c.id.in_(part)).values(rostered=at, closed=None))
    for row in rows:
        if row.closed is not None and row.id in named:
            noted("accounts.group-reopened", row.id, by="roster")
    return ids


def _add(
    connection: Connection, at: datetime, wanted: Plan, ids: dict[str, str], language: str, noted: Noted
) -> None:
    rows: dict[str, list[dict[str, Any]]] = {"profiles": [], "people": [], "roles": [], "places": []}
    for entry in wanted.new:
        person, profile = str(uuid.uuid4()), str(uuid.uuid4())
        rows["profiles"].append({"id": profile, "home_page": LOCAL_HOME_PAGE})
        rows["people"].append(
            {
                "id": person,
                "name": entry.name,
                "number": entry.number,
                "email": entry.email or None,
                "language": language,
                "trainee": profile,
                "created": at,
                "rostered": at,
            }
        )
        rows["roles"] += [
            {"person": person, "role": role} for role in sorted({role for _, role in entry.places})
        ]
        rows["places"] += [
            {"group": ids[shop.casefold()], "person": person, "role": role}
            for shop, role in sorted(entry.places)
        ]
        noted("accounts.added", person, by="roster")
    for table, key in (
        (profiles, "profiles"),
        (people, "people"),
        (person_roles, "roles"),
        (memberships, "places"),
    ):
        if rows[key]:
            connection.execute(insert(table), rows[key])


def _change(connection: Connection, change: Change, ids: dict[str, str], noted: Noted) -> None:
    person = change.person
    values: dict[str, Any] = {}
    if change.name:
        values["name"] = change.name
    if change.email:
        values["email"] = change.email
    if change.back:
        values |= {"closed": None, "pin": None, "pin_given": None}
        noted("accounts.reopened", person, by="roster")
    if values:
        connection.execute(update(people).where(people.c.id == person).values(values))
    if change.name or change.email:
        what = ", ".join(key for key in ("name", "email") if values.get(key))
        noted("accounts.changed", person, what=what, by="roster")
    for name, role in change.leaves:
        mine = {"group": ids[name.casefold()], "person": person, "role": role}
        connection.execute(delete(memberships).filter_by(**mine))
        noted("accounts.left", person, group=name, role=role, by="roster")
    for name, role in change.joins:
        mine = {"group": ids[name.casefold()], "person": person, "role": role}
        connection.execute(insert(memberships).values(mine))
        noted("accounts.joined", person, group=name, role=role, by="roster")
    if change.roles is not None:
        set_roles(connection, person, [role for role in ROLES if role in change.roles])
        noted("accounts.roles-changed", person, after=", ".join(sorted(change.roles)), by="roster")


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + _PART] for start in range(0, len(ids), _PART)]
