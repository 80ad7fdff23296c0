"""What the pages show: a person's devices, what was refused, and which programs count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from simkit.record.tables import accepted_programs, deliveries, devices, flags, people, programs

FLAGS = 50


def own_devices(connection: Connection, person: str) -> Sequence[Row[Any]]:
    """Open ones first, newest first, with how many sessions each delivered."""
    accepted = (
        select(func.count())
        .select_from(deliveries)
        .where(deliveries.c.device == devices.c.id, deliveries.c.state == "accepted")
        .scalar_subquery()
    )
    query = (
        select(devices, accepted.label("delivered"))
        .where(devices.c.person == person)
        .order_by(devices.c.closed.is_not(None), devices.c.created.desc())
    )
    return connection.execute(query.limit(100)).all()


def some_flags(connection: Connection, *, open: bool, before: int | None) -> Sequence[Row[Any]]:
    """Newest first, one more than a page holds where there are more."""
    query = (
        select(flags, people.c.name.label("person_name"), devices.c.name.label("device_name"))
        .outerjoin(devices, devices.c.id == flags.c.device)
        .outerjoin(people, people.c.id == devices.c.person)
        .where(flags.c.closed.is_(None) if open else flags.c.closed.is_not(None))
        .order_by(flags.c.id.desc())
        .limit(FLAGS + 1)
    )
    if before is not None:
        query = query.where(flags.c.id < before)
    return connection.execute(query).all()


def programs_to_accept(connection: Connection) -> Sequence[Row[Any]]:
    """Those in which something was refused or accepted: newest use first."""
    waiting = (
        select(deliveries.c.program, func.max(deliveries.c.at).label("at"))
        .where(deliveries.c.mode == "assessment", deliveries.c.state == "receiving")
        .group_by(deliveries.c.program)
        .subquery()
    )
    query: Select[Any] = (
        select(waiting.c.program, waiting.c.at, accepted_programs.c.at.label("accepted"))
        .outerjoin(accepted_programs, accepted_programs.c.program == waiting.c.program)
        .order_by(waiting.c.at.desc())
        .limit(100)
    )
    return connection.execute(query).all()


def accepted(connection: Connection) -> Sequence[Row[Any]]:
    query = (
        select(accepted_programs, people.c.name, programs.c.title)
        .join(people, people.c.id == accepted_programs.c.by)
        .outerjoin(programs, programs.c.hash == accepted_programs.c.program)
        .order_by(accepted_programs.c.at.desc())
    )
    return connection.execute(query.limit(200)).all()
