"""What a machine asks before it has a token, and the server's public key."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from simkit.server.upload import enrolling
from simkit.server.upload.api import PROBLEMS
from simkit.server.upload.bounded import BoundedRoute
from simkit.server.upload.keys import public_key
from simkit.server.upload.shapes import DeviceCode, Enrol, Enrolled, Key, Machine, NotPaired, Pairing
from simkit.server.web.state import Server, server_of
from simkit.server.web.throttle import allowed

router = APIRouter(prefix="/api", route_class=BoundedRoute, responses=PROBLEMS, tags=["enrolment"])

_WITHIN = timedelta(minutes=10)
_TRIES, _PAIRINGS, _POLLS = 20, 40, 600


@router.get("/key", name="upload.key")
def key(request: Request) -> Key:
    """Under which the receipts of this server are signed."""
    return Key(key=public_key(server_of(request).config))


@router.post("/enrol", name="upload.enrol")
def enrol(request: Request, wanted: Enrol) -> Enrolled:
    """With a code from the person's page."""
    server = server_of(request)
    _throttled(server, request, "enrol", _TRIES)
    machine = Machine(name=wanted.name, trainee=wanted.trainee)
    return enrolling.by_code(server, wanted.code, machine)


@router.post("/pair", name="upload.pair.ask")
def pair(request: Request, wanted: Machine) -> Pairing:
    """RFC 8628, section 3.1: for a person to confirm in their browser."""
    server = server_of(request)
    _throttled(server, request, "pair", _PAIRINGS)
    return enrolling.ask(server, wanted)


@router.post(
    "/pair/token", name="upload.pair.poll", response_model=Enrolled, responses={400: {"model": NotPaired}}
)
def poll(request: Request, wanted: DeviceCode) -> Enrolled | JSONResponse:
    """RFC 8628, section 3.4: asked every few seconds until the person has answered."""
    server = server_of(request)
    if not allowed(server, f"poll:{_from(request)}", _POLLS, _WITHIN):
        return JSONResponse({"error": "slow_down"}, 400)
    found = enrolling.poll(server, wanted.device_code)
    return JSONResponse({"error": found}, 400) if isinstance(found, str) else found


def _throttled(server: Server, request: Request, what: str, most: int) -> None:
    if not allowed(server, f"{what}:{_from(request)}", most, _WITHIN):
        raise HTTPException(429)


def _from(request: Request) -> str:
    return request.client.host if request.client else "?"
