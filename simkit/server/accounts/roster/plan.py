"""What a roster would change: who is new, who moves, who comes back, who has left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import Connection, select

from simkit.errors import Diagnostic, diagnostic
from simkit.errors.diagnostic import Place
from simkit.record.tables import groups, memberships, people, person_roles
from simkit.server.accounts.roster.read import Entry, RosterRole

GIVEN: tuple[RosterRole, ...] = ("trainee", "trainer", "manager")
"""Roles that a roster gives and takes; the others are given by hand."""

Where = tuple[str, str]
"""(name of a group, role in it)"""


@dataclass(frozen=True, slots=True)
class Change:
    """To somebody who is there. `name`, `email`: new ones, else None. `roles`: all of them, afterwards."""

    person: str
    entry: Entry
    was: str
    joins: tuple[Where, ...]
    leaves: tuple[Where, ...]
    name: str | None
    email: str | None
    roles: frozenset[str] | None
    back: bool


@dataclass(frozen=True, slots=True)
class Leaver:
    person: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Plan:
    new: tuple[Entry, ...] = ()
    changes: tuple[Change, ...] = ()
    leavers: tuple[Leaver, ...] = ()
    same: tuple[str, ...] = ()
    """Ids of people with nothing to change."""
    shops: tuple[str, ...] = ()
    """Names of groups to be made."""
    named: tuple[str, ...] = ()
    """Names of all groups in the roster."""
    many: bool = False
    """More than a third of those who came by a roster would be closed."""
    faults: tuple[Diagnostic, ...] = field(default=())

    @property
    def moved(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if not one.back)

    @property
    def back(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.back)

    @property
    def empty(self) -> bool:
        return not (self.new or self.changes or self.leavers or self.shops)

    def digest(self) -> str:
        """The same for the same changes: what was looked at is what is applied."""
        parts = [
            *(f"+{one.number}" for one in self.new),
            *(
                f"~{one.person} {one.joins} {one.leaves} {one.name} {one.email} {one.back}"
                for one in self.changes
            ),
            *(f"-{one.person}" for one in self.leavers),
        ]
        return sha256("\n".join(parts).encode()).hexdigest()


def plan(connection: Connection, entries: Sequence[Entry], file: str) -> Plan:
    """Faults: SK9216 for an address that somebody else has. Five queries, however long the roster is."""
    columns = (
        people.c.id,
        people.c.number,
        people.c.name,
        people.c.email,
        people.c.closed,
        people.c.rostered,
    )
    rows = connection.execute(select(*columns)).all()
    names = {row.id: row for row in connection.execute(select(groups.c.id, groups.c.name, groups.c.rostered))}
    known = {row.name.casefold(): row.name for row in names.values()}
    shops = {shop.casefold(): shop for entry in entries for shop, _ in entry.places}
    managed = {row.name for row in names.values() if row.rostered is not None or row.name.casefold() in shops}
    places: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for person, group, role in connection.execute(
        select(memberships.c.person, memberships.c.group, memberships.c.role)
    ):
        places[person].add((names[group].name, role))
    roles: dict[str, set[str]] = defaultdict(set)
    for person, role in connection.execute(select(person_roles.c.person, person_roles.c.role)):
        roles[person].add(role)

    by_number = {row.number.casefold(): row for row in rows if row.number}
    by_email = {row.email.lower(): row for row in rows if row.email}
    new, changes, same, faults = [], [], [], []
    seen: set[str] = set()
    for entry in entries:
        wanted = {(known.get(shop.casefold(), shop), role) for shop, role in entry.places}
        row = by_number.get(entry.number.casefold())
        other = by_email.get(entry.email) if entry.email else None
        if other is not None and (row is None or other.id != row.id):
            faults.append(diagnostic("SK9216", Place(file, entry.line), email=entry.email, name=other.name))
            continue
        if row is None:
            new.append(entry)
            continue
        seen.add(row.id)
        now = places[row.id]
        leaves = {(name, role) for name, role in now if name in managed} - wanted
        after = (now | wanted) - leaves
        held = {role for _, role in after}
        becomes = {role for role in roles[row.id] if role not in GIVEN or role in held} | {
            role for _, role in wanted
        }
        change = Change(
            row.id,
            entry,
            row.name,
            tuple(sorted(wanted - now)),
            tuple(sorted(leaves)),
            entry.name if entry.name != row.name else None,
            entry.email if entry.email and entry.email != row.email else None,
            frozenset(becomes) if becomes != roles[row.id] else None,
            row.closed is not None,
        )
        nothing = not (
            change.joins or change.leaves or change.name or change.email or change.roles or change.back
        )
        if nothing:
            same.append(row.id)
        else:
            changes.append(change)
    rostered = [row for row in rows if row.rostered is not None and row.closed is None]
    leavers = [
        Leaver(row.id, row.name, row.number or "")
        for row in sorted(rostered, key=lambda one: (one.name.casefold(), one.id))
        if row.id not in seen and "admin" not in roles[row.id]
    ]
    return Plan(
        tuple(new),
        tuple(changes),
        tuple(leavers),
        tuple(same),
        tuple(sorted(shop for key, shop in shops.items() if key not in known)),
        tuple(sorted(shops.values())),
        3 * len(leavers) > len(rostered),
        tuple(faults),
    )
