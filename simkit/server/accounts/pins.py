"""First PINs, for staff without an address to write to: made many at once, shown once, changed at the first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from simkit.record.tables import audit, groups, memberships, people
from simkit.server.accounts.passwords import hashed_pins, new_pin
from simkit.server.sheets import Sheet, Table
from simkit.server.web.state import Server
from simkit.server.words import word

AT_ONCE = 250
VALID = timedelta(days=30)
"""A first PIN that nobody used for so long signs in no more."""


@dataclass(frozen=True, slots=True)
class Given:
    person: str
    name: str
    number: str
    group: str
    pin: str

    def data(self) -> dict[str, Any]:
        return asdict(self)


def _lacking() -> ColumnElement[bool]:
    return and_(
        people.c.closed.is_(None),
        people.c.number.is_not(None),
        people.c.rostered.is_not(None),
        people.c.email.is_(None),
        people.c.pin.is_(None),
        people.c.password.is_(None),
    )


def lacking(connection: Connection) -> int:
    """How many people of a roster have nothing to sign in with."""
    return connection.scalar(select(func.count()).select_from(people).where(_lacking())) or 0


def give(server: Server, by: str, *, person: str | None = None) -> tuple[Given, ...]:
    """New PINs for the first AT_ONCE people that lack one, by group; or for one person, who may have had one."""
    place = (
        select(func.min(groups.c.name))
        .join(memberships, memberships.c.group == groups.c.id)
        .where(memberships.c.person == people.c.id)
        .scalar_subquery()
    )
    wanted = people.c.id == person if person is not None else _lacking()
    query = select(people.c.id, people.c.name, people.c.number, place.label("group")).where(
        wanted, people.c.number.is_not(None), people.c.closed.is_(None)
    )
    with server.record.reading() as connection:
        rows = connection.execute(query.order_by(place, people.c.name).limit(AT_ONCE)).all()
    pins = [new_pin() for _ in rows]
    kept = hashed_pins(pins)
    now, done = server.now(), []
    with server.record.writing() as connection:
        for row, pin, hash in zip(rows, pins, kept, strict=True):
            change = update(people).where(people.c.id == row.id, wanted).values(pin=hash, pin_given=now)
            if connection.execute(change).rowcount:
                done.append(Given(row.id, row.name, row.number, row.group or "", pin))
        noted = [
            {"at": now, "person": by, "action": "accounts.pin-given", "subject": one.person, "details": {}}
            for one in done
        ]
        if noted:
            connection.execute(insert(audit), noted)
    return tuple(done)


def sheet_of(given: Sequence[Given], language: str) -> Sheet:
    columns = ("accounts.number", "accounts.person", "accounts.group", "accounts.pin.first")
    table = Table(
        word(language, "accounts.pins.title"),
        tuple(word(language, key) for key in columns),
        tuple((one.number, one.name, one.group, one.pin) for one in given),
    )
    return Sheet(
        word(language, "accounts.pins.title"), (word(language, "accounts.pins.how"),), (table,), language
    )
