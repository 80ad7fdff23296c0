"""Confirm a level, set another, take a judgement back; and the page on which that is done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simkit.server.judge.blind import is_blind
from simkit.server.judge.evidence import evidence
from simkit.server.judge.fields import LEVELS, number, request_id
from simkit.server.judge.judging import Meanwhile, Seen, Wanted, judge, kind_of
from simkit.server.judge.panel import Judging, judging
from simkit.server.judge.router import router
from simkit.server.judge.second import asked_of, raters
from simkit.server.judge.session import Scored, find, find_seeing, read_scored
from simkit.server.rooms import rules
from simkit.server.web.pages import language_of, page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, server_of, who_of

_BACK = ("review.session", "judge.session", "judge.appeal")


@router.get("/judge/sessions/{session}", name="judge.session")
def session(request: Request, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = find(connection, who, session)
        second = asked_of(connection, row.id)
        if is_blind(connection, who, row.id):
            if second is not None and who.person in (second.first, second.second):
                return redirect(request, "judge.rate", session=row.id)
            return redirect(request, "judge.calibration")
        scored = read_scored(server, connection, row)
        found = judging(connection, who, row, scored.card)
        others = raters(connection, row, who) if second is None else ()
    return page(
        request,
        "judge/session.html",
        session=row,
        card=scored.card,
        judging=found,
        evidence=evidence(scored, language_of(request)),
        second=second,
        raters=others,
        routes=rules(),
        section="review.inbox",
    )


@router.post("/judge/sessions/{session}/criteria/{criterion}", name="judge.judge")
def judge_criterion(request: Request, session: str, criterion: str) -> Response:
    """`action`: confirm, change (with `level` and `reason`) or withdraw (with `reason`)."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = find_seeing(connection, who, session)
        scored = read_scored(server, connection, row)
        found = judging(connection, who, row, scored.card)
    if criterion not in found.criteria:
        raise NotThere
    wanted = _wanted(request, found, criterion)
    if wanted is None:
        return _again(request, row, scored, found, criterion, "incomplete")
    seen = Seen(number(request, "seen"), number(request, "card"))
    try:
        with server.record.writing() as connection:
            judge(connection, scored, who.person, [wanted], server.now(), seen=seen)
    except Meanwhile:
        with server.record.reading() as connection:
            scored = read_scored(server, connection, row)
            found = judging(connection, who, row, scored.card)
        return _again(request, row, scored, found, criterion, "meanwhile")
    return back_to(request, row.id, criterion)


def back_to(request: Request, session: str, criterion: str) -> Response:
    """The page the form stood on, at the criterion."""
    asked = field(request, "back", 40)
    there = {getattr(route, "name", "") for route in request.app.routes}
    if asked == "judge.appeal":
        path = request.app.url_path_for("judge.appeal", appeal=str(number(request, "appeal")))
    else:
        name = asked if asked in _BACK and asked in there else "judge.session"
        path = request.app.url_path_for(name, session=session)
    return RedirectResponse(f"{path}#judge-{criterion}", 303)


def _wanted(request: Request, found: Judging, criterion: str) -> Wanted | None:
    """None where the form lacks something."""
    on, action, reason = found.criteria[criterion], field(request, "action", 20), field(request, "reason")
    form = request_id(request)
    if action == "confirm":
        return Wanted(criterion, "confirmed", on.level, reason, form)
    if not reason:
        return None
    if action == "withdraw":
        return Wanted(criterion, "withdrawn", on.by_rule, reason, form) if on.judged else None
    level = field(request, "level", 10)
    if action != "change" or level not in LEVELS:
        return None
    return Wanted(criterion, kind_of(on.level, LEVELS[level]), LEVELS[level], reason, form)


def _again(
    request: Request, row: Row[Any], scored: Scored, found: Judging, criterion: str, why: str
) -> Response:
    """The form once more with all that was filled in, beside what holds now."""
    return page(
        request,
        "judge/again.html",
        status=409 if why == "meanwhile" else 422,
        session=row,
        card=scored.card,
        judging=found,
        criterion=criterion,
        why=why,
        back=field(request, "back", 40),
        action=field(request, "action", 20),
        given=field(request, "level", 10),
        reason=field(request, "reason"),
        section="review.inbox",
    )
