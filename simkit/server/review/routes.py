"""The inbox, a session's page, and what can be asked of it: comments, pictures, files."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import orjson
from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from simkit.export import session_document
from simkit.export.data import SessionData
from simkit.export.table import table
from simkit.record.sessions import read
from simkit.server.judge.blind import is_blind
from simkit.server.review import comments, drawing
from simkit.server.review.inbox import inbox
from simkit.server.review.session_page import newest_card, session_page, told_of
from simkit.server.sight import find_session
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of
from simkit.server.web.throttle import allowed
from simkit.session import read_journal

router = APIRouter(include_in_schema=False)
router.get("/review", name="review.inbox")(inbox)
router.get("/sessions/{session}", name="review.session")(session_page)


@router.post("/sessions/{session}/comments", name="review.comment")
def comment(request: Request, session: str) -> Response:
    """`text`, and `entry` for a moment; without one it is about the whole session."""
    server, who = server_of(request), who_of(request)
    text, on = field(request, "text", comments.LONGEST), field(request, "entry", 8)
    if not allowed(server, f"review.comment:{who.person}", 120, timedelta(minutes=10)):
        raise HTTPException(429)
    with server.record.reading() as connection:
        row = find_session(connection, who, session, reviewing=True)
        if row is None or row.trainee == who.trainee:
            raise NotThere
        card = newest_card(connection, row.id)
    entry = int(on) if on.isascii() and on.isdecimal() else None
    if on and (entry is None or entry not in {one.entry for one in told_of(request, row, card).moments}):
        raise NotThere
    if text:
        with server.record.writing() as connection:
            comments.add(connection, who, server.now(), row.id, entry, text)
            note(connection, server.now(), who.person, "review.commented", row.id, entry=entry)
    if "hx-request" not in request.headers:
        here = request.app.url_path_for("review.session", session=row.id)
        return RedirectResponse(f"{here}#comments-{'session' if entry is None else entry}", 303)
    with server.record.reading() as connection:
        blind = is_blind(connection, who, row.id)
        said = comments.by_entry(comments.of_session(connection, who, row.id, blind=blind))
    return page(
        request,
        "review/comments.html",
        row=row,
        entry=entry,
        said=said.get(entry, []),
        may_comment=True,
        longest=comments.LONGEST,
        empty=not text,
    )


@router.post("/sessions/{session}/pictures", name="review.draw")
def draw(request: Request, session: str) -> Response:
    """Asks for the pictures of its moments."""
    server, who = server_of(request), who_of(request)
    if not allowed(server, f"review.draw:{who.person}", 30, timedelta(minutes=10)):
        raise HTTPException(429)
    with server.record.reading() as connection:
        row = find_session(connection, who, session)
        if row is None:
            raise NotThere
        card = newest_card(connection, row.id)
    entries = [one.entry for one in told_of(request, row, card).moments]
    taken = drawing.ask_for(server, row.id, row.journal, row.program, entries)
    if "hx-request" in request.headers:
        return _standing(request, row.id, full=not taken)
    return redirect(request, "review.session", session=row.id)


@router.get("/sessions/{session}/pictures", name="review.replay.live")
def replay(request: Request, session: str) -> Response:
    """How far the pictures are: asked again and again while they are drawn."""
    with server_of(request).record.reading() as connection:
        row = find_session(connection, who_of(request), session)
    if row is None:
        raise NotThere
    return _standing(request, row.id)


@router.get("/sessions/{session}/pictures/{entry}", name="review.picture")
def picture(request: Request, session: str, entry: int) -> Response:
    server = server_of(request)
    with server.record.reading() as connection:
        row = find_session(connection, who_of(request), session)
    path = drawing.picture(server, row.id, entry) if row is not None else None
    if path is None:
        raise NotThere
    return FileResponse(path, media_type="image/png", headers={"Cache-Control": "private, max-age=600"})


@router.get("/sessions/{session}/export/{format}", name="review.export")
def export(request: Request, session: str, format: str) -> Response:
    """What `simkit export` writes. Not for who is still to rate it without knowing its levels. Raises SK9112."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = find_session(connection, who, session)
        if row is None or format not in ("json", "csv") or is_blind(connection, who, row.id):
            raise NotThere
        card = newest_card(connection, row.id)
    if format == "json":
        trainee = server.record.trainee(row.trainee)
        journal = read_journal(server.record.home.path / row.journal)
        data = SessionData(
            read(row), trainee, server.program(row.program), journal, card.card if card else None
        )
        content, kind = orjson.dumps(session_document(data), option=orjson.OPT_INDENT_2), "application/json"
    else:
        lines = io.StringIO(newline="")
        dutch = language_of(request) == "nl"
        writer = csv.writer(lines, delimiter=";" if dutch else ",")
        writer.writerows(table(server.record, [read(row)], language=language_of(request)))
        content, kind = b"\xef\xbb\xbf" + lines.getvalue().encode(), "text/csv"
    name = f"simkit-{row.id}.{format}"
    return Response(
        content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _standing(request: Request, session: str, *, full: bool = False) -> Response:
    pictures = drawing.standing(server_of(request), session)
    return page(request, "review/standing.html", session_id=session, pictures=pictures, full=full)
