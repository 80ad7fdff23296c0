"""What an enrolled machine asks: who it stands for, what is missing, here it is, and is that all."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Body, HTTPException, Query
from sqlalchemy import select
from starlette.requests import Request

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.record.tables import groups, memberships
from simkit.server.upload import accept, deliveries, programs
from simkit.server.upload.bounded import BoundedRoute
from simkit.server.upload.devices import Signed
from simkit.server.upload.keys import public_key
from simkit.server.upload.shapes import (
    HASH,
    MOST,
    Announce,
    Finish,
    HashInPath,
    InPath,
    Kept,
    Me,
    Plain,
    Problems,
    Receipt,
    Standing,
    Taken,
)
from simkit.server.web.state import server_of
from simkit.server.web.throttle import allowed

A = TypeVar("A")
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Plain, "description": "The request could not be read"},
    401: {"model": Plain, "description": "No token, or one that opens nothing any more"},
    404: {"model": Plain, "description": "Nothing that this device may see"},
    413: {"model": Plain, "description": "Too large"},
    422: {"description": "Refused, with the reason"},
    429: {"model": Plain, "description": "Too many tries"},
    503: {"model": Problems, "description": "Cannot be done now; try again after Retry-After seconds"},
}
router = APIRouter(prefix="/api", route_class=BoundedRoute, responses=PROBLEMS, tags=["delivery"])
_BUNDLES, _WITHIN = 60, timedelta(hours=1)


@router.get("/me", name="upload.me")
def me(request: Request, device: Signed) -> Me:
    """The person a machine stands for, and whose trainers can see their assessments."""
    server = server_of(request)
    names = (
        select(groups.c.name)
        .join(memberships, memberships.c.group == groups.c.id)
        .where(memberships.c.person == device.person, memberships.c.role == "trainee")
        .order_by(groups.c.name)
    )
    with server.record.reading() as connection:
        found = tuple(connection.scalars(names))
    return Me(
        person=device.person_name,
        device=device.name,
        organisation=server.config.organisation,
        groups=found,
        key=public_key(server.config),
    )


@router.post("/sessions", name="upload.announce")
def announce(request: Request, device: Signed, wanted: Announce) -> Standing:
    """Says what a session is, and hears what is missing of it. As often as one likes."""
    return _or_raise(deliveries.announce(server_of(request), device, wanted))


@router.put("/sessions/{session}/journal", name="upload.chunk")
def chunk(
    request: Request,
    device: Signed,
    session: InPath,
    offset: Annotated[int, Query(ge=0, le=MOST)],
    digest: Annotated[str, Query(alias="sha256", pattern=HASH)],
    data: Annotated[bytes, Body(media_type="application/octet-stream")],
) -> Taken:
    """A piece of the journal, of at most 256 KiB, and where it begins."""
    if sha256(data).hexdigest() != digest:
        raise SimkitError(diagnostic("SK9231"))
    return _or_raise(deliveries.take(server_of(request), device, session, offset, data))


@router.put("/programs/{program}", name="upload.program")
def program(request: Request, device: Signed, program: HashInPath, files: dict[str, str]) -> Kept:
    """The files a program was made of, by name."""
    server = server_of(request)
    if not programs.is_here(server, program):
        if not allowed(server, f"program:{device.id}", _BUNDLES, _WITHIN):
            raise HTTPException(429)
        programs.take(server, program, files)
    return Kept(program=program)


@router.post("/sessions/{session}/finish", name="upload.finish")
def finish(request: Request, device: Signed, session: InPath, wanted: Finish) -> Receipt:
    """That was all of it. The answer is signed: what was received, and when."""
    return _or_raise(accept.finish(server_of(request), device, session, wanted))


def _or_raise(found: A | Diagnostic) -> A:
    if isinstance(found, Diagnostic):
        raise SimkitError(found)
    return found
