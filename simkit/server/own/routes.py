"""One's own page, and what one may do with one's own sessions."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter
from sqlalchemy import delete, insert, select, update
from starlette.requests import Request
from starlette.responses import Response

from scoring import text_in
from simkit.record.tables import erasures, sessions, shares
from simkit.server.assign.due import of_members
from simkit.server.assign.queries import scenarios
from simkit.server.figures.queries import person_as_member
from simkit.server.own import queries
from simkit.server.own.taking import taken
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, server_of, who_of

router = APIRouter(include_in_schema=False)

_MOST_TEXT = 2000


@router.get("/own", name="own.page")
def own(request: Request) -> Response:
    server, who, language = server_of(request), who_of(request), language_of(request)
    before = _cursor(request.query_params.get("before", ""))
    with server.record.reading() as connection:
        rows = queries.own_sessions(connection, who, before)
        progress = queries.progress(connection, server, who, language) if before is None else ()
        me = person_as_member(connection, who.person)
        modes = ("practice", "assessment")
        asked = of_members(connection, None, me, modes=modes, own=True) if before is None else ()
        titles = scenarios(connection, server, language) if asked else {}
    more = rows[queries.PAGE - 1] if len(rows) > queries.PAGE else None
    return page(
        request,
        "own/page.html",
        rows=rows[: queries.PAGE],
        more=f"{more.started.isoformat()}~{more.id}" if more is not None else "",
        first=before is None,
        progress=[(one, _named(server, one, language)) for one in progress],
        titled={row.program: server.title(row.program, language) for row in rows},
        asked=asked,
        titles=titles,
        now=server.now(),
        section="own.page",
    )


@router.get("/own/who-sees", name="own.sees")
def sees(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        found = queries.seen_by(connection, who)
    return page(request, "own/sees.html", groups=found, config=server.config, section="own.page")


@router.get("/own/export", name="own.export")
def export(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        note(connection, server.now(), who.person, "own.exported", who.person)
    headers = {"Content-Disposition": f'attachment; filename="simkit-{server.now():%Y-%m-%d}.zip"'}
    return Response(taken(server, who), media_type="application/zip", headers=headers)


@router.post("/own/sessions/{session}/share", name="own.share")
def share(request: Request, session: str) -> Response:
    """For coaching: the trainers of one's groups see it. Practice alone: an assessment they see anyway."""
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        row = queries.one(connection, who, session)
        if row is None or row.mode != "practice" or row.parent is not None or row.state == "open":
            raise NotThere
        known = connection.execute(select(shares.c.at).where(shares.c.session == session)).first()
        if known is None:
            connection.execute(insert(shares).values(session=session, at=server.now()))
            note(connection, server.now(), who.person, "own.shared", session)
    return redirect(request, "own.page")


@router.post("/own/sessions/{session}/unshare", name="own.unshare")
def unshare(request: Request, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        if queries.one(connection, who, session) is None:
            raise NotThere
        if connection.execute(delete(shares).where(shares.c.session == session)).rowcount:
            note(connection, server.now(), who.person, "own.unshared", session)
    return redirect(request, "own.page")


@router.get("/own/sessions/{session}/erase", name="own.erase")
def erase(request: Request, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = queries.one(connection, who, session)
    if row is None:
        raise NotThere
    title = server.title(row.program, language_of(request))
    return page(
        request, "own/erase.html", row=row, title=title, ask=_asks(server, row.mode), section="own.page"
    )


@router.post("/own/sessions/{session}/erase", name="own.erase.do")
def erase_do(request: Request, session: str) -> Response:
    """Practice is erased at once; an assessment too, or it is asked for, as the installation is set."""
    server, who = server_of(request), who_of(request)
    reason = field(request, "reason", _MOST_TEXT)
    with server.record.writing() as connection:
        row = queries.one(connection, who, session)
        if row is None:
            raise NotThere
        asks = _asks(server, row.mode)
        waiting = select(erasures.c.id).where(erasures.c.session == session, erasures.c.decided.is_(None))
        if asks and connection.execute(waiting).first() is None:
            values = {"session": session, "person": who.person, "reason": reason, "asked": server.now()}
            connection.execute(insert(erasures).values(values))
        note(connection, server.now(), who.person, "own.asked" if asks else "own.erased", session)
    if not asks:
        server.record.erase(session, at=server.now(), reason="by its trainee")
    return redirect(request, "own.page")


@router.get("/erasures", name="own.erasures")
def requests(request: Request) -> Response:
    server = server_of(request)
    with server.record.reading() as connection:
        found = queries.open_erasures(connection)
    return page(request, "own/erasures.html", rows=found, section="own.erasures")


@router.post("/erasures/{erasure}", name="own.erasures.decide")
def decide(request: Request, erasure: int) -> Response:
    """`outcome` erased or kept; kept needs an answer the trainee can read."""
    server, who = server_of(request), who_of(request)
    outcome, answer = field(request, "outcome", 10), field(request, "answer", _MOST_TEXT)
    if outcome not in ("erased", "kept") or (outcome == "kept" and not answer):
        raise NotThere
    with server.record.writing() as connection:
        row = connection.execute(
            select(erasures).where(erasures.c.id == erasure, erasures.c.decided.is_(None))
        ).first()
        if row is None:
            raise NotThere
        values = {"decided": server.now(), "outcome": outcome, "answer": answer, "by": who.person}
        connection.execute(update(erasures).where(erasures.c.id == erasure).values(values))
        note(connection, server.now(), who.person, "own.decided", row.session, outcome=outcome)
        there = connection.execute(select(sessions.c.id).where(sessions.c.id == row.session)).first()
    if outcome == "erased" and there is not None:
        server.record.erase(row.session, at=server.now(), reason="asked for by its trainee")
    return redirect(request, "own.erasures")


def _asks(server: Server, mode: str) -> bool:
    return mode == "assessment" and server.config.erase_assessments == "ask" and not server.config.local


def _cursor(given: str) -> tuple[datetime, str] | None:
    at, _, id = given.partition("~")
    try:
        moment = datetime.fromisoformat(at.replace(" ", "+"))
    except ValueError:
        return None
    return (moment, id) if id and moment.tzinfo is not None else None


def _named(server: Server, one: queries.Progress, language: str) -> list[tuple[str, int | None, int | None]]:
    """(criterion's name, first level, newest level)"""
    found = []
    for criterion, hash, first, newest in one.criteria:
        names = {each.id: text_in(each.name, language) for each in server.rubric(hash).criteria}
        found.append((names.get(criterion, criterion), first, newest))
    return found
