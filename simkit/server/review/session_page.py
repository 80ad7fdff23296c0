"""The page of one session: what the record has of it, and all that its journal tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, select
from starlette.requests import Request
from starlette.responses import Response

from scoring import text_in
from simkit.present.words import word as present_word
from simkit.record import ScorecardRow
from simkit.record.judged import held as held_levels
from simkit.record.scored import read_cards
from simkit.record.tables import people
from simkit.server.judge.appeals import appealing
from simkit.server.judge.blind import is_blind
from simkit.server.judge.panel import judging
from simkit.server.review import comments, timeline
from simkit.server.review.captions import Caption, captions
from simkit.server.review.drawing import standing
from simkit.server.review.levels import skills
from simkit.server.review.telling import Told, tell
from simkit.server.sight import find_session
from simkit.server.web.pages import language_of, page
from simkit.server.web.paths import path_of
from simkit.server.web.problems import NotThere
from simkit.server.web.state import server_of, who_of


def session_page(request: Request, session: str) -> Response:
    server, who, language = server_of(request), who_of(request), language_of(request)
    with server.record.reading() as connection:
        row = find_session(connection, who, session)
        if row is None:
            raise NotThere
        mine = row.trainee == who.trainee
        blind = is_blind(connection, who, row.id)
        card = newest_card(connection, row.id)
        held = held_levels(connection, [row.id])[row.id]
        said = comments.of_session(connection, who, row.id, blind=blind)
        name = "" if mine else _name(connection, row.trainee)
        judges = _names(connection, [one.person for one in held.values()])
        beside = _judge(request, connection, row, card)
    told = told_of(request, row, card)
    context: dict[str, Any] = {
        "row": row,
        "session": row,
        "mine": mine,
        "blind": blind,
        "card": card.card if card is not None else None,
        "held": held,
        "judges": judges,
        "name": name,
        "told": told,
        "title": _own_text(told, "title", language) or row.title,
        "ending": _own_text(told, f"ending.{row.ending}", language) or row.ending,
        "say": partial(present_word, language),
        "feeling": partial(timeline.feeling_word, language=language),
        "skills": skills(card.card, held, told.moments, language) if card is not None and not blind else (),
        "outcome": card.card.pass_sentences(language) if card is not None and not blind else [],
        "comments": comments.by_entry(said),
        "may_comment": not mine,
        "longest": comments.LONGEST,
        **_criteria(card, language),
        **beside,
        **replay_context(request, row, told),
    }
    if told.went is not None:
        context |= {
            "captions": (said_of := captions(told, language)),
            "chart_data": _chart(row, language, told, said_of, blind=blind),
            "points": timeline.rows(told.went, language),
            "marks": _marks(told),
            "commented": _last_of_entry(told),
        }
    return page(request, "review/session.html", section="own.page" if mine else "review.inbox", **context)


def told_of(request: Request, row: Row[Any], card: ScorecardRow | None) -> Told:
    """As it was played, or in the reader's language where that was asked for (`?in=nl`)."""
    return tell(server_of(request), row, card, wanted=request.query_params.get("in", "")[:10])


def newest_card(connection: Connection, session: str) -> ScorecardRow | None:
    return next(iter(read_cards(connection, [session], newest_only=True).get(session, ())), None)


def replay_context(request: Request, row: Row[Any], told: Told) -> dict[str, Any]:
    """The moment that is looked at (`?moment=3`), the picture of it, and how far pictures are."""
    moments = told.moments
    asked = request.query_params.get("moment", "")
    at = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    current = moments[min(max(at, 1), len(moments)) - 1] if moments else None
    return {
        "current": current,
        "pictures": standing(server_of(request), row.id),
        "asked_in": request.query_params.get("in", "")[:10],
    }


def _judge(
    request: Request, connection: Connection, row: Row[Any], card: ScorecardRow | None
) -> dict[str, Any]:
    """What `judge/panel.html` and `judge/appeal.html` need, where there is that room."""
    who, known = who_of(request), server_of(request).access
    if card is None or "judge.judge" not in known:
        return {}
    return {
        "judging": judging(connection, who, row, card.card),
        "appealing": appealing(connection, who, row, card.card),
    }


def _chart(
    row: Row[Any], language: str, told: Told, said_of: Mapping[int, Caption], *, blind: bool
) -> dict[str, Any]:
    """With what a script needs to show another moment: its words, and where its picture is."""
    assert told.went is not None
    found = timeline.chart(told.went, told.moments, language, blind=blind)
    for one, moment in zip(found["moments"], told.moments, strict=True):
        one["entry"] = moment.entry
        one["text"], one["alt"] = said_of[moment.number].text, said_of[moment.number].alt
        picture = path_of("review.picture", session=row.id, entry=moment.entry)
        one["picture"] = str(picture)
    return found


def _marks(told: Told) -> dict[int, str]:
    """Number of a moment -> `strength` or `moment`: the best of it, and the one worth another try."""
    went = told.went
    assert went is not None
    named = [(went.moment, "moment"), (went.strength, "strength")]
    worth = {went.decisions[index].entry: mark for index, mark in named if index is not None}
    return {one.number: worth[one.entry] for one in told.moments if one.decision and one.entry in worth}


def _last_of_entry(told: Told) -> frozenset[int]:
    """Numbers of moments that show the comments of their entry: several moments may come of one act."""
    return frozenset({one.entry: one.number for one in told.moments}.values())


def _own_text(told: Told, id: str, language: str) -> str:
    """A text of the scenario in the reader's language; empty where there is no such text, or no scenario."""
    scenario = told.program.scenario if told.program is not None else None
    return scenario.text(id, language) if scenario is not None and id in scenario.texts else ""


def _criteria(card: ScorecardRow | None, language: str) -> dict[str, Any]:
    """Criterion -> name, in the reader's language."""
    results = card.card.results if card is not None else ()
    return {"criteria": {one.criterion: text_in(one.definition.name, language) for one in results}}


def _name(connection: Connection, trainee: str) -> str:
    found = connection.scalar(select(people.c.name).where(people.c.trainee == trainee))
    return str(found) if found is not None else ""


def _names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    if not ids:
        return {}
    query = select(people.c.id, people.c.name).where(people.c.id.in_(set(ids)))
    return {row.id: row.name for row in connection.execute(query)}
