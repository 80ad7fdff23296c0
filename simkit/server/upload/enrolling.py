"""How a machine is enrolled: by a code from the person's page, or by a pairing they confirm in the browser.

Pairing is OAuth's device authorization grant, RFC 8628, without the rest of OAuth.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from sqlalchemy import delete, insert, select, update

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.record.tables import one_time_codes, people
from simkit.server.accounts.codes import new_short_code, spend
from simkit.server.upload import devices
from simkit.server.upload.keys import public_key
from simkit.server.upload.shapes import Enrolled, Machine, Pairing
from simkit.server.web.audit import note
from simkit.server.web.cookies import hashed
from simkit.server.web.state import Server

WITHIN = timedelta(minutes=15)
INTERVAL_S = 3
_CODE, _PAIR, _POLL = "device", "pair", "pair-device"
NotYet = Literal["authorization_pending", "access_denied", "expired_token"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A machine that waits to be confirmed."""

    code: str
    name: str


def tidy(code: str) -> str:
    """`ABCD-EFGH`, however it was typed."""
    letters = re.sub(r"[^A-Z0-9]", "", code.upper())
    return f"{letters[:4]}-{letters[4:8]}" if len(letters) == 8 else ""


def new_code(server: Server, person: str) -> str:
    """For the person's page."""
    return new_short_code(server, _CODE, person, WITHIN)


def by_code(server: Server, code: str, machine: Machine) -> Enrolled:
    """Raises SimkitError: SK9245 for a code that is none, is spent or too old; SK9247."""
    spent = spend(server, tidy(code), _CODE)
    if spent is None or spent.person is None:
        raise SimkitError(diagnostic("SK9245"))
    return _enrolled(server, spent.person, machine, "code")


def ask(server: Server, machine: Machine) -> Pairing:
    device_code = secrets.token_urlsafe(32)
    said = {"device_code": hashed(device_code), **machine.model_dump()}
    user_code = new_short_code(server, _PAIR, None, WITHIN, **said)
    values = {
        "code": hashed(device_code),
        "purpose": _POLL,
        "person": None,
        "data": machine.model_dump(),
        "expires": server.now() + WITHIN,
    }
    with server.record.writing() as connection:
        connection.execute(insert(one_time_codes).values(values))
    address = f"{server.config.base_url}/pair"
    return Pairing(
        device_code=device_code,
        user_code=user_code,
        verification_uri=address,
        verification_uri_complete=f"{address}?code={user_code}",
        expires_in=int(WITHIN.total_seconds()),
        interval=INTERVAL_S,
    )


def asked(server: Server, code: str) -> Asked | None:
    """What a person is to confirm; None for a code that is none or too old."""
    query = select(one_time_codes.c.data).where(
        one_time_codes.c.code == hashed(tidy(code)),
        one_time_codes.c.purpose == _PAIR,
        one_time_codes.c.expires > server.now(),
    )
    with server.record.reading() as connection:
        data = connection.scalar(query)
    return Asked(tidy(code), data["name"]) if data is not None else None


def answer(server: Server, code: str, person: str, *, yes: bool) -> bool:
    """False for a code that is none, was answered, or is too old."""
    spent = spend(server, tidy(code), _PAIR)
    if spent is None:
        return False
    waiting = one_time_codes.c.code == spent.data["device_code"], one_time_codes.c.purpose == _POLL
    with server.record.writing() as connection:
        data = connection.scalar(select(one_time_codes.c.data).where(*waiting))
        if data is None:
            return False
        values = {"person": person if yes else None, "data": {**data, "denied": not yes}}
        connection.execute(update(one_time_codes).where(*waiting).values(values))
    return True


def poll(server: Server, device_code: str) -> Enrolled | NotYet:
    """Raises SimkitError SK9247."""
    waiting = one_time_codes.c.code == hashed(device_code), one_time_codes.c.purpose == _POLL
    with server.record.reading() as connection:
        row = connection.execute(select(one_time_codes).where(*waiting)).first()
    if row is None or row.expires <= server.now():
        return "expired_token"
    if row.data.get("denied"):
        return "access_denied"
    if row.person is None:
        return "authorization_pending"
    with server.record.writing() as connection:
        if connection.execute(delete(one_time_codes).where(*waiting)).rowcount != 1:
            return "expired_token"
    machine = Machine(name=row.data["name"], trainee=row.data["trainee"])
    return _enrolled(server, row.person, machine, "browser")


def _enrolled(server: Server, person: str, machine: Machine, by: str) -> Enrolled:
    key = public_key(server.config)
    with server.record.writing() as connection:
        row = connection.execute(
            select(people.c.name).where(people.c.id == person, people.c.closed.is_(None))
        ).first()
        if row is None:
            raise SimkitError(diagnostic("SK9245"))
        made = devices.enrol(connection, server.now(), person, machine)
        if isinstance(made, Diagnostic):
            raise SimkitError(made)
        id, token = made
        note(connection, server.now(), person, "upload.enrolled", id, by=by)
    return Enrolled(
        device=id,
        token=token,
        person=row.name,
        organisation=server.config.organisation,
        key=key,
    )
