"""Machines that may deliver: who one belongs to, how it is known, and enrolling it."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection, insert, select, update
from starlette.requests import Request

from simkit.errors import Diagnostic, diagnostic
from simkit.record.tables import devices, people
from simkit.server.upload.shapes import Machine
from simkit.server.web.cookies import hashed
from simkit.server.web.problems import NotSignedIn
from simkit.server.web.state import server_of

_SEEN_EVERY = timedelta(minutes=5)
_bearer = HTTPBearer(auto_error=False, scheme_name="device")


@dataclass(frozen=True, slots=True)
class Device:
    id: str
    name: str
    person: str
    person_name: str
    trainee: str
    """The profile that the person's sessions are kept under."""


def signed_device(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Device:
    """Raises NotSignedIn for a token that is none, and for a device or a person that was closed."""
    server, now = server_of(request), server_of(request).now()
    if given is None or not given.credentials.isascii():
        raise NotSignedIn
    query = (
        select(devices, people.c.name.label("person_name"), people.c.trainee.label("profile"))
        .join(people, people.c.id == devices.c.person)
        .where(
            devices.c.token == hashed(given.credentials),
            devices.c.closed.is_(None),
            people.c.closed.is_(None),
        )
    )
    with server.record.reading() as connection:
        row = connection.execute(query).first()
    if row is None:
        raise NotSignedIn
    if row.seen is None or now - row.seen > _SEEN_EVERY:
        with server.record.writing() as connection:
            connection.execute(update(devices).where(devices.c.id == row.id).values(seen=now))
    return Device(row.id, row.name, row.person, row.person_name, row.profile)


Signed = Annotated[Device, Depends(signed_device)]


def enrol(
    connection: Connection, at: datetime, person: str, machine: Machine
) -> tuple[str, str] | Diagnostic:
    """(id, token) of the new device; SK9247 where the machine's trainee stands for somebody else already.

    A machine that enrols again gets a new token, and its old one opens nothing any more.
    """
    others = select(devices.c.id).where(devices.c.trainee == machine.trainee, devices.c.person != person)
    profile = select(people.c.id).where(people.c.trainee == machine.trainee, people.c.id != person)
    if connection.execute(others.limit(1)).first() or connection.execute(profile.limit(1)).first():
        return diagnostic("SK9247")
    connection.execute(
        update(devices)
        .where(devices.c.person == person, devices.c.trainee == machine.trainee, devices.c.closed.is_(None))
        .values(closed=at)
    )
    id, token = str(uuid.uuid4()), secrets.token_urlsafe(32)
    values = {"id": id, "person": person, "name": machine.name, "trainee": machine.trainee}
    connection.execute(insert(devices).values(**values, token=hashed(token), created=at))
    return id, token
