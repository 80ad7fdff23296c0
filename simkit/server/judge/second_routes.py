"""Ask two for a rating, rate blind, see the two beside each other, and settle where they differ."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from starlette.requests import Request
from starlette.responses import Response

from scoring import text_in
from simkit.record.tables import judgements, second_ratings
from simkit.server.judge import second
from simkit.server.judge.blind import is_blind
from simkit.server.judge.evidence import what_was_said, where
from simkit.server.judge.fields import LEVELS, number, request_id
from simkit.server.judge.judging import Meanwhile, Seen, Wanted, judge
from simkit.server.judge.panel import judging
from simkit.server.judge.rating import Filled, filled
from simkit.server.judge.router import router
from simkit.server.judge.session import Scored, find, find_seeing, read_scored
from simkit.server.rooms import rules
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, field, form_of, server_of, who_of
from simkit.server.who import Who

_MOST_AT_ONCE = 100


@router.get("/judge/queue", name="judge.queue")
def queue(request: Request) -> Response:
    """What one is to rate, and where two raters of one's groups differ."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        mine = second.mine(connection, who)
        differ = second.open_disagreements(connection, who, _after(request))
        found = second.found_by(connection, [one.session for one in differ])
    counts = {
        one.session: len(
            second.differing(
                found.get((one.session, one.first), {}), found.get((one.session, one.second), {})
            )
        )
        for one in differ
    }
    last = differ[-1] if len(differ) == second.MOST else None
    return page(
        request, "judge/queue.html", mine=mine, differ=differ, counts=counts, last=last, section="judge.queue"
    )


@router.post("/judge/second", name="judge.second.bulk")
def ask_many(request: Request) -> Response:
    """`session` (several), `second`, and `first` (oneself where it is not sent)."""
    server, who = server_of(request), who_of(request)
    ids = [one for one in form_of(request).getlist("session") if isinstance(one, str)][:_MOST_AT_ONCE]
    _ask(server, who, ids, field(request, "first", 36) or who.person, field(request, "second", 36))
    return redirect(request, "judge.queue")


@router.post("/judge/sessions/{session}/second", name="judge.second")
def ask_one(request: Request, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    _ask(server, who, [session], field(request, "first", 36) or who.person, field(request, "second", 36))
    return redirect(request, "judge.ratings", session=session)


def _ask(server: Server, who: Who, ids: list[str], first: str, other: str) -> None:
    """All of them or none."""
    with server.record.writing() as connection:
        for id in dict.fromkeys(ids):
            row = find(connection, who, id)
            second.ask(connection, who, row, first, other, server.now())


@router.get("/judge/sessions/{session}/rate", name="judge.rate")
def rate(request: Request, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row, asked = _asked(server, connection, who, session)
        if _is_in(asked, who):
            return redirect(request, "judge.ratings", session=row.id)
        scored = read_scored(server, connection, row)
    return rating_page(request, row, scored, "judge.rate.save", None)


@router.post("/judge/sessions/{session}/rate", name="judge.rate.save")
def save(request: Request, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row, asked = _asked(server, connection, who, session)
        scored = read_scored(server, connection, row)
    if not _is_in(asked, who):
        found = filled(request, scored.card)
        if not found.whole:
            return rating_page(request, row, scored, "judge.rate.save", found)
        try:
            _keep(server, who, scored, found)
        except Meanwhile:
            # It was scored again in these milliseconds: the criteria may be others.
            return redirect(request, "judge.rate", session=row.id)
    return redirect(request, "judge.ratings", session=row.id)


def rating_page(
    request: Request, row: Row[Any], scored: Scored, action: str, found: Filled | None, **more: Any
) -> Response:
    """Everything that was said, the criteria with their levels in words, and nothing that was scored."""
    return page(
        request,
        "judge/rate.html",
        status=422 if found is not None else 200,
        session=row,
        criteria=[one.definition for one in scored.card.results],
        said=what_was_said(scored.data),
        where=where(scored.data),
        text=text_in,
        routes=rules(),
        action=action,
        filled=found,
        **{"set": None, "section": "judge.queue", **more},
    )


@router.get("/judge/sessions/{session}/ratings", name="judge.ratings")
def ratings(request: Request, session: str) -> Response:
    return _ratings(request, session)


@router.post("/judge/sessions/{session}/ratings/{criterion}", name="judge.resolve")
def resolve(request: Request, session: str, criterion: str) -> Response:
    """`level`, `reason`: what holds where the two differ."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = find_seeing(connection, who, session)
        asked = second.asked_of(connection, row.id)
        if asked is None or asked.first_in is None or asked.second_in is None:
            raise NotThere
        scored = read_scored(server, connection, row)
        found = second.found_by(connection, [row.id])
    differ = second.differing(found[row.id, asked.first], found[row.id, asked.second])
    if criterion not in differ or criterion not in scored.card.levels:
        raise NotThere
    level, reason = field(request, "level", 10), field(request, "reason")
    if level not in LEVELS or not reason:
        return _ratings(request, session, again=criterion, why="incomplete")
    wanted = Wanted(criterion, "resolved", LEVELS[level], reason, request_id(request))
    seen = Seen(number(request, "seen"), number(request, "card"))
    try:
        with server.record.writing() as connection:
            judge(connection, scored, who.person, [wanted], server.now(), seen=seen)
            _close(connection, row.id, differ, server.now())
    except Meanwhile:
        return _ratings(request, session, again=criterion, why="meanwhile")
    return redirect(request, "judge.ratings", session=row.id)


def _ratings(request: Request, session: str, again: str = "", why: str = "") -> Response:
    """The two beside each other; to a rater who waits for the other, that alone."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = find(connection, who, session)
        asked = second.asked_of(connection, row.id)
        if asked is None:
            raise NotThere
        both = asked.first_in is not None and asked.second_in is not None
        if not both or is_blind(connection, who, row.id):
            return page(request, "judge/waiting.html", session=row, asked=asked, section="judge.queue")
        scored = read_scored(server, connection, row)
        found = second.found_by(connection, [row.id])
        panel = judging(connection, who, row, scored.card)
    first, other = found.get((row.id, asked.first), {}), found.get((row.id, asked.second), {})
    return page(
        request,
        "judge/ratings.html",
        status={"": 200, "incomplete": 422, "meanwhile": 409}[why],
        session=row,
        asked=asked,
        first=first,
        second=other,
        differ=second.differing(first, other),
        judging=panel,
        again=again,
        why=why,
        given=field(request, "level", 10),
        reason=field(request, "reason"),
        section="judge.queue",
    )


def _asked(server: Server, connection: Any, who: Who, session: str) -> tuple[Row[Any], Row[Any]]:
    """The session and who was asked, for one of the two. Raises NotThere for anybody else."""
    row = find(connection, who, session)
    asked = second.asked_of(connection, row.id)
    if asked is None or who.person not in (asked.first, asked.second):
        raise NotThere
    return row, asked


def _is_in(asked: Row[Any], who: Who) -> bool:
    return (asked.first_in if asked.first == who.person else asked.second_in) is not None


def _keep(server: Server, who: Who, scored: Scored, found: Filled) -> None:
    """What this rater found; with the second of the two, what they agree on becomes a judgement."""
    at = server.now()
    with server.record.writing() as connection:
        asked = second.asked_of(connection, scored.id)
        if asked is None or who.person not in (asked.first, asked.second) or _is_in(asked, who):
            return
        second.keep(connection, scored.id, who.person, found.ratings(), at)
        column = "first_in" if asked.first == who.person else "second_in"
        connection.execute(
            update(second_ratings).where(second_ratings.c.session == scored.id).values({column: at})
        )
        note(connection, at, who.person, "judge.rated-blind", scored.id)
        if (asked.second_in if column == "first_in" else asked.first_in) is None:
            return
        both = second.found_by(connection, [scored.id])
        first, other = both[scored.id, asked.first], both[scored.id, asked.second]
        differ = second.differing(first, other)
        alike = [id for id in scored.card.levels if id in first and id in other and id not in differ]
        panel = [
            Wanted(
                id, "rated", first[id].level, " / ".join(filter(None, (first[id].reason, other[id].reason)))
            )
            for id in alike
        ]
        judge(connection, scored, who.person, panel, at)
        _close(connection, scored.id, differ, at)


def _close(connection: Any, session: str, differ: tuple[str, ...], at: datetime) -> None:
    """Take it from the queue once all that differed is settled."""
    query = select(func.count(func.distinct(judgements.c.criterion))).where(
        judgements.c.session == session, judgements.c.kind == "resolved", judgements.c.criterion.in_(differ)
    )
    if connection.execute(query).scalar_one() == len(differ):
        connection.execute(
            update(second_ratings)
            .where(second_ratings.c.session == session, second_ratings.c.resolved.is_(None))
            .values(resolved=at)
        )


def _after(request: Request) -> tuple[datetime, str] | None:
    at, _, session = request.query_params.get("after", "").partition("_")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, session) if moment.tzinfo else None
