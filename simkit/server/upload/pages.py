"""What people do about deliveries: their devices, a pairing to confirm, what was refused, and what counts."""

from __future__ import annotations

import re
from datetime import timedelta

from fastapi import APIRouter
from sqlalchemy import delete, insert, select, update
from starlette.requests import Request
from starlette.responses import Response

from simkit.errors import SimkitError
from simkit.record.tables import accepted_programs, deliveries, devices, flags
from simkit.server.upload import enrolling, programs, queries
from simkit.server.upload.refusals import said_again
from simkit.server.upload.shapes import HASH
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, server_of, who_of
from simkit.server.web.throttle import allowed

router = APIRouter(include_in_schema=False)

_TRIES, _WITHIN = 20, timedelta(minutes=10)


@router.get("/devices", name="upload.devices")
def own_devices(request: Request) -> Response:
    return _devices(request)


@router.post("/devices/code", name="upload.devices.code")
def code(request: Request) -> Response:
    """The code is in this answer alone: the record has its hash."""
    server, who = server_of(request), who_of(request)
    if not allowed(server, f"code:{who.person}", _TRIES, _WITHIN):
        return _too_many(request)
    return _devices(request, code=enrolling.new_code(server, who.person))


@router.post("/devices/{device}/close", name="upload.device.close")
def close(request: Request, device: str) -> Response:
    server, who = server_of(request), who_of(request)
    mine = devices.c.id == device, devices.c.person == who.person
    with server.record.writing() as connection:
        if connection.execute(select(devices.c.id).where(*mine)).first() is None:
            raise NotThere
        now = server.now()
        changed = connection.execute(
            update(devices).where(*mine, devices.c.closed.is_(None)).values(closed=now)
        )
        if changed.rowcount:
            note(connection, now, who.person, "upload.device-closed", device)
    return redirect(request, "upload.devices")


@router.get("/pair", name="upload.pair")
def pair(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    given = request.query_params.get("code", "")[:40]
    if given and not allowed(server, f"pair-page:{who.person}", _TRIES, _WITHIN):
        return _too_many(request)
    found = enrolling.asked(server, given) if given else None
    return page(
        request,
        "upload/pair.html",
        status=422 if given and found is None else 200,
        given=given,
        found=found,
        done="",
        section="upload.devices",
    )


@router.post("/pair", name="upload.pair.answer")
def answer(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    given, yes = field(request, "code", 40), field(request, "answer", 10) == "yes"
    if not allowed(server, f"pair-page:{who.person}", _TRIES, _WITHIN):
        return _too_many(request)
    fine = enrolling.answer(server, given, who.person, yes=yes)
    done = ("yes" if yes else "no") if fine else ""
    return page(
        request,
        "upload/pair.html",
        status=200 if fine else 422,
        given=given,
        found=None,
        done=done,
        section="upload.devices",
    )


@router.get("/flags", name="upload.flags")
def refused(request: Request) -> Response:
    server = server_of(request)
    before = request.query_params.get("before", "")
    open = request.query_params.get("state") != "closed"
    with server.record.reading() as connection:
        at = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
        rows = queries.some_flags(connection, open=open, before=at)
    shown = [(row, said_again(row.code, row.reason)) for row in rows[: queries.FLAGS]]
    more = rows[queries.FLAGS - 1].id if len(rows) > queries.FLAGS else None
    return page(request, "upload/flags.html", shown=shown, more=more, open=open)


@router.post("/flags/{flag}/close", name="upload.flag.close")
def close_flag(request: Request, flag: int) -> Response:
    """Looked at. With `again` the delivery is forgotten, so that the device may send it once more."""
    server, who = server_of(request), who_of(request)
    again = field(request, "again", 5) == "yes"
    if not 0 <= flag < 2**62:
        raise NotThere
    with server.record.writing() as connection:
        row = connection.execute(select(flags).where(flags.c.id == flag)).first()
        if row is None:
            raise NotThere
        now = server.now()
        if row.closed is None:
            connection.execute(update(flags).where(flags.c.id == flag).values(closed=now, by=who.person))
            note(connection, now, who.person, "upload.flag-closed", row.session, code=row.code, again=again)
        if again:
            connection.execute(
                delete(deliveries).where(deliveries.c.session == row.session, deliveries.c.state == "refused")
            )
    return redirect(request, "upload.flags")


@router.get("/programs", name="upload.programs")
def all_programs(request: Request) -> Response:
    server = server_of(request)
    with server.record.reading() as connection:
        rows = queries.programs_to_accept(connection)
        accepted = queries.accepted(connection)
        waiting = [row for row in rows if not programs.counts(connection, server, row.program)]
    titles = {row.program: _title(server, row.program) for row in waiting}
    return page(
        request,
        "upload/programs.html",
        waiting=waiting,
        titles=titles,
        accepted=[row for row in accepted if row.program != programs.ANY],
        any=any(row.program == programs.ANY for row in accepted),
    )


@router.post("/programs", name="upload.programs.accept")
def accept(request: Request) -> Response:
    """`program`: a hash, or `any`; `answer`: yes, or no to take it back. What was accepted already stays."""
    server, who = server_of(request), who_of(request)
    program, yes = field(request, "program", 64), field(request, "answer", 5) == "yes"
    if program != programs.ANY and not re.fullmatch(HASH, program):
        raise NotThere
    with server.record.writing() as connection:
        there = connection.execute(
            select(accepted_programs.c.by).where(accepted_programs.c.program == program)
        ).first()
        now = server.now()
        if yes and there is None:
            connection.execute(insert(accepted_programs).values(program=program, by=who.person, at=now))
            note(connection, now, who.person, "upload.program-accepted", program)
        elif not yes and there is not None:
            connection.execute(delete(accepted_programs).where(accepted_programs.c.program == program))
            note(connection, now, who.person, "upload.program-withdrawn", program)
    return redirect(request, "upload.programs")


def _title(server: Server, program: str) -> str:
    """Empty while its files are not here."""
    try:
        return server.program(program).scenario.title
    except SimkitError:
        return ""


def _devices(request: Request, *, code: str = "") -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        rows = queries.own_devices(connection, who.person)
    return page(
        request,
        "upload/devices.html",
        rows=rows,
        code=code,
        address=server.config.base_url,
        section="upload.devices",
    )


def _too_many(request: Request) -> Response:
    return page(request, "core/problem.html", status=429, problem="429", diagnostics=())
