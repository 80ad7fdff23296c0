"""Assignments: give, list, follow, cancel."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from simkit.server.assign import queries
from simkit.server.assign.due import of_members
from simkit.server.figures.queries import Member, members, person_as_member
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, form_of, server_of, who_of

router = APIRouter(include_in_schema=False)

MODES = ("practice", "assessment")
_BULK = 200


@router.get("/assignments", name="assign.list")
def assignments(request: Request) -> Response:
    return _list(request)


@router.post("/assignments", name="assign.add")
def add(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    kind, _, to = field(request, "to", 60).partition(":")
    scenario, mode = field(request, "scenario", 200), field(request, "mode", 20)
    due, wrong = _due(server, field(request, "due", 20))
    with server.record.writing() as connection:
        if kind == "group" and to not in who.trains:
            raise NotThere
        if kind == "person" and not queries.trains(connection, who, to):
            raise NotThere
        fine = (
            kind in ("group", "person")
            and mode in MODES
            and scenario in queries.scenarios(connection, server, language_of(request))
        )
        if fine and not wrong:
            id = queries.add(
                connection,
                who,
                server.now(),
                scenario=scenario,
                mode=mode,
                group=to if kind == "group" else None,
                person=to if kind == "person" else None,
                due=due,
                note=field(request, "note", 500),
            )
            note(connection, server.now(), who.person, "assign.added", id, scenario=scenario, mode=mode)
    if wrong or not fine:
        return _list(request, status=422, wrong="assign.wrong-date" if wrong else "assign.wrong")
    return redirect(request, "assign.list")


@router.post("/assignments/bulk", name="assign.bulk")
def bulk(request: Request) -> Response:
    """To everybody whose session was ticked in the inbox."""
    server, who = server_of(request), who_of(request)
    ids = [str(id) for id in form_of(request).getlist("session")][:_BULK]
    scenario, mode = field(request, "scenario", 200), field(request, "mode", 20) or "practice"
    due, wrong = _due(server, field(request, "due", 20))
    if not ids:
        return _list(request, status=422, wrong="assign.none-ticked")
    with server.record.writing() as connection:
        people = queries.people_of_sessions(connection, who, ids)
        if not people:
            raise NotThere
        fine = (
            mode in MODES
            and scenario in queries.scenarios(connection, server, language_of(request))
            and not wrong
        )
        for person in people if fine else ():
            id = queries.add(
                connection,
                who,
                server.now(),
                scenario=scenario,
                mode=mode,
                group=None,
                person=person,
                due=due,
                note=field(request, "note", 500),
            )
            note(connection, server.now(), who.person, "assign.added", id, scenario=scenario, mode=mode)
    if not fine:
        return _list(request, status=422, wrong="assign.wrong-date" if wrong else "assign.wrong")
    return redirect(request, "assign.list")


@router.get("/assignments/{assignment}", name="assign.one")
def one(request: Request, assignment: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = queries.one(connection, who, assignment)
        if row is None:
            raise NotThere
        asked: tuple[Member, ...] = (
            members(connection, row.group) if row.group else person_as_member(connection, row.person)
        )
        found = of_members(connection, row.group, asked, modes=(row.mode,))
        titles = queries.scenarios(connection, server, language_of(request))
    progress = [each for each in found if each.assignment == assignment]
    return page(
        request,
        "assign/one.html",
        row=row,
        title=titles.get(row.scenario, row.scenario),
        progress=progress,
        done=sum(each.done is not None for each in progress),
        now=server.now(),
        section="assign.list",
    )


@router.post("/assignments/{assignment}/cancel", name="assign.cancel")
def cancel(request: Request, assignment: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        if queries.one(connection, who, assignment) is None:
            raise NotThere
        queries.cancel(connection, assignment, server.now())
        note(connection, server.now(), who.person, "assign.cancelled", assignment)
    return redirect(request, "assign.list")


def _list(request: Request, *, status: int = 200, wrong: str = "") -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        context = {
            "rows": queries.listed(connection, who),
            "titles": queries.scenarios(connection, server, language_of(request)),
            "groups": queries.own_groups(connection, who),
            "people": queries.own_people(connection, who),
        }
    chosen = {name: field(request, name) for name in ("scenario", "to", "mode", "due", "note")}
    return page(
        request,
        "assign/list.html",
        status=status,
        wrong=wrong,
        chosen=chosen,
        now=server.now(),
        section="assign.list",
        **context,
    )


def _due(server: Server, given: str) -> tuple[datetime | None, bool]:
    """The end of that day where the organisation is; (None, True) for what is no date or has passed."""
    if not given:
        return None, False
    zone = ZoneInfo(server.config.timezone)
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 – a day has no zone
    except ValueError:
        return None, True
    due = datetime.combine(day, time(23, 59, 59), zone)
    return (due, False) if due > server.now() else (None, True)
