"""The roster: upload it, look at what it would change, apply it; and the first PINs it leads to."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from simkit.errors import Diagnostic
from simkit.server.accounts import pins
from simkit.server.accounts.codes import new_code, spend
from simkit.server.accounts.roster.apply import apply as apply_plan
from simkit.server.accounts.roster.plan import Plan, plan
from simkit.server.accounts.roster.read import packed, read_roster, unpacked
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean
from simkit.server.sheets import TYPES, write
from simkit.server.web.pages import language_of, page
from simkit.server.web.state import field, form_of, server_of, who_of

_WITHIN = timedelta(hours=2)
SHOWN = 200
"""Of each kind of change, in the preview."""


@router.get("/admin/roster", name="accounts.roster")
def roster(request: Request) -> Response:
    return _page(request)


@router.post("/admin/roster", name="accounts.roster.preview")
def preview(request: Request) -> Response:
    """Changes nothing."""
    server, sent = server_of(request), form_of(request).get("roster")
    if not isinstance(sent, UploadFile) or not sent.filename:
        return _page(request, status=422, fault="accounts.roster.no-file")
    file = clean(sent.filename, 100)
    found = read_roster(sent.file.read(), file)
    if found.faults:
        return _page(request, status=422, faults=found.faults)
    with server.record.reading() as connection:
        wanted = plan(connection, found.entries, file)
    if wanted.faults:
        return _page(request, status=422, faults=wanted.faults)
    data = {"entries": packed(found.entries), "file": file, "digest": wanted.digest()}
    code = new_code(server, "roster", who_of(request).person, _WITHIN, **data)
    return _preview(request, wanted, code, file)


@router.post("/admin/roster/apply", name="accounts.roster.apply")
def apply(request: Request) -> Response:
    """What was looked at, if it would still change the same; else it is to be looked at again."""
    server, who = server_of(request), who_of(request)
    kept = spend(server, field(request, "code", 100), "roster")
    if kept is None or kept.person != who.person:
        return _page(request, status=422, fault="accounts.roster.too-old")
    entries, file = unpacked(kept.data["entries"]), str(kept.data["file"])
    with server.record.writing() as connection:
        wanted = plan(connection, entries, file)
        changed = wanted.digest() != kept.data["digest"] or bool(wanted.faults)
        unsure = wanted.many and field(request, "sure", 5) != "yes"
        if not changed and not unsure:
            apply_plan(connection, server.now(), who.person, wanted, language=server.config.language)
    if wanted.faults:
        return _page(request, status=422, faults=wanted.faults)
    if changed or unsure:
        data = {**kept.data, "digest": wanted.digest()}
        code = new_code(server, "roster", who.person, _WITHIN, **data)
        fault = "accounts.roster.not-sure" if unsure else "accounts.roster.changed"
        return _preview(request, wanted, code, file, status=422, fault=fault)
    return _given(request, wanted)


@router.post("/admin/pins", name="accounts.pins")
def make_pins(request: Request) -> Response:
    """For the next people of a roster that lack one."""
    return _given(request, None)


@router.post("/admin/pins.csv", name="accounts.pins.csv")
def pins_csv(request: Request) -> Response:
    """The list that was just shown, which is kept nowhere: the page it stands on sends it back."""
    given = _read(field(request, "list", 200_000))
    headers = {"Content-Disposition": 'attachment; filename="simkit-pins.csv"'}
    made = write(pins.sheet_of(given, language_of(request)), "csv")
    return Response(made, media_type=TYPES["csv"], headers=headers)


def _read(text: str) -> list[pins.Given]:
    names = ("person", "name", "number", "group", "pin")
    try:
        rows = json.loads(text)
        return [pins.Given(*(clean(str(row[name])) for name in names)) for row in rows[: pins.AT_ONCE]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []


def _given(request: Request, applied: Plan | None) -> Response:
    server, who = server_of(request), who_of(request)
    given = pins.give(server, who.person)
    with server.record.reading() as connection:
        lacking = pins.lacking(connection)
    return page(
        request,
        "accounts/pins.html",
        applied=applied,
        given=given,
        text=json.dumps([one.data() for one in given], ensure_ascii=False),
        lacking=lacking,
        days=pins.VALID.days,
        address=server.config.base_url,
        section="accounts.people",
        tab="roster",
    )


def _preview(request: Request, wanted: Plan, code: str, file: str, **values: Any) -> Response:
    status = values.pop("status", 200)
    values = {"fault": "", "shown": SHOWN, "section": "accounts.people", "tab": "roster", **values}
    return page(
        request, "accounts/roster_preview.html", status=status, plan=wanted, code=code, file=file, **values
    )


def _page(
    request: Request, *, status: int = 200, fault: str = "", faults: tuple[Diagnostic, ...] = ()
) -> Response:
    server = server_of(request)
    with server.record.reading() as connection:
        lacking = pins.lacking(connection)
    return page(
        request,
        "accounts/roster.html",
        status=status,
        fault=fault,
        faults=faults,
        lacking=lacking,
        megabytes=max(server.config.upload_bytes // (1024 * 1024), 1),
        section="accounts.people",
        tab="roster",
    )
