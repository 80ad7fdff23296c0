"""A trainee appeals; a trainer answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, update
from starlette.requests import Request
from starlette.responses import Response

from scoring import text_in
from simkit.errors import SimkitError, diagnostic
from simkit.record.judged import held
from simkit.record.scored import read_cards
from simkit.record.tables import appeals as table
from simkit.server.judge import appeals
from simkit.server.judge.evidence import evidence
from simkit.server.judge.fields import LEVELS, number, request_id
from simkit.server.judge.judging import Meanwhile, Seen, Wanted, judge, kind_of, newest
from simkit.server.judge.panel import judging
from simkit.server.judge.router import router
from simkit.server.judge.second import MOST
from simkit.server.judge.session import Scored, find_seeing, read_scored
from simkit.server.rooms import rules
from simkit.server.sight import find_session
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of


@router.get("/judge/sessions/{session}/appeal", name="judge.appeal.own")
def own(request: Request, session: str) -> Response:
    """One's own session: what one appealed against, what was answered, and the form."""
    row, found = _own(request, session)
    return page(request, "judge/own_appeal.html", session=row, appealing=found, section="own.page")


@router.post("/judge/sessions/{session}/appeal", name="judge.appeal.send")
def send(request: Request, session: str) -> Response:
    """`criterion` (empty: the whole session) and `text`."""
    server, who = server_of(request), who_of(request)
    row, found = _own(request, session)
    criterion, text = field(request, "criterion", 200), field(request, "text")
    if criterion and criterion not in found.criteria:
        raise NotThere
    if not text:
        return page(
            request, "judge/own_appeal.html", status=422, session=row, appealing=found, section="own.page"
        )
    with server.record.writing() as connection:
        appeals.appeal(connection, who, row.id, criterion or None, text, server.now())
    there = "review.session" if "review.session" in rules() else "judge.appeal.own"
    return redirect(request, there, session=row.id)


def _own(request: Request, session: str) -> tuple[Row[Any], appeals.Appealing]:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = find_session(connection, who, session)
        if row is None:
            raise NotThere
        cards = read_cards(connection, [row.id], newest_only=True).get(row.id, ())
        found = appeals.appealing(connection, who, row, cards[0].card if cards else None)
    if found is None:
        raise NotThere
    return row, found


@router.get("/judge/appeals", name="judge.appeals")
def all_appeals(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        after = request.query_params.get("after", "")
        asked = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else 0
        waiting = appeals.open_appeals(connection, who, asked)
        answered = appeals.answered_appeals(connection, who)
    last = waiting[-1] if len(waiting) == MOST else None
    return page(
        request, "judge/appeals.html", waiting=waiting, answered=answered, last=last, section="judge.appeals"
    )


@router.get("/judge/appeals/{appeal}", name="judge.appeal")
def one_appeal(request: Request, appeal: str) -> Response:
    return _page(request, appeal)


@router.post("/judge/appeals/{appeal}", name="judge.appeal.answer")
def answer(request: Request, appeal: str) -> Response:
    """`outcome` (upheld: the level stays; changed, with `level` and `criterion`) and `answer`."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = appeals.find_appeal(connection, who, appeal)
        if row is None:
            raise NotThere
        session = find_seeing(connection, who, row.session)
        if row.answered is None and appeals.is_for_a_colleague(connection, who, row):
            raise SimkitError(diagnostic("SK9265"))
        scored = read_scored(server, connection, session)
    outcome, text = field(request, "outcome", 10), field(request, "answer")
    wanted = _override(request, row, scored, text) if outcome == "changed" else None
    if outcome not in ("upheld", "changed") or not text or (outcome == "changed" and wanted is None):
        return _page(request, appeal, "incomplete-answer")
    values = {"answer": text, "outcome": outcome, "person": who.person, "answered": server.now()}
    still_open = update(table).where(table.c.id == row.id, table.c.answered.is_(None)).values(values)
    try:
        with server.record.writing() as connection:
            mine = connection.execute(still_open).rowcount == 1
            if mine:
                if wanted is not None:
                    _judge(connection, request, scored, wanted)
                details = {"appeal": row.id, "outcome": outcome}
                note(connection, server.now(), who.person, "judge.answered", row.session, **details)
    except Meanwhile:
        return _page(request, appeal, "meanwhile")
    return redirect(request, "judge.appeals") if mine else _late(request, row, text)


def _override(request: Request, row: Row[Any], scored: Scored, text: str) -> Wanted | None:
    """None where the level that is to hold is missing."""
    criterion, level = row.criterion or field(request, "criterion", 200), field(request, "level", 10)
    if criterion not in scored.card.levels or level not in LEVELS:
        return None
    return Wanted(criterion, "overridden", LEVELS[level], text, request_id(request))


def _judge(connection: Connection, request: Request, scored: Scored, wanted: Wanted) -> None:
    """Of an appeal against the whole session the form knows the newest judgement of all its criteria."""
    last = newest(connection, scored.id, wanted.criterion)
    if (last.id if last else 0) > number(request, "seen"):
        raise Meanwhile
    before = held(connection, [scored.id])[scored.id].get(wanted.criterion)
    now = before.level if before else scored.card[wanted.criterion].level
    seen = Seen(last.id if last else 0, number(request, "card"))
    kind = kind_of(now, wanted.level)
    at = server_of(request).now()
    judge(connection, scored, who_of(request).person, [replace(wanted, kind=kind)], at, seen=seen)


def _late(request: Request, row: Row[Any], text: str) -> Response:
    """Answered meanwhile: by this very form, or by a colleague; then one's own words are shown beside theirs."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        now = appeals.find_appeal(connection, who, str(row.id))
    if now is not None and now.person == who.person and now.answer == text:
        return redirect(request, "judge.appeals")
    return _page(request, str(row.id), "answered-meanwhile")


def _page(request: Request, appeal: str, why: str = "") -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = appeals.find_appeal(connection, who, appeal)
        if row is None:
            raise NotThere
        session = find_seeing(connection, who, row.session)
        scored = read_scored(server, connection, session)
        panel = judging(connection, who, session, scored.card)
        colleague = row.answered is None and appeals.is_for_a_colleague(connection, who, row)
    return page(
        request,
        "judge/answer.html",
        status={"": 200, "incomplete-answer": 422}.get(why, 409),
        appeal=row,
        session=session,
        card=scored.card,
        judging=panel,
        evidence=evidence(scored, language_of(request)),
        colleague=colleague,
        text=text_in,
        routes=rules(),
        why=why,
        outcome=field(request, "outcome", 10),
        given=field(request, "level", 10),
        chosen=field(request, "criterion", 200),
        answer=field(request, "answer"),
        section="judge.appeals",
    )
