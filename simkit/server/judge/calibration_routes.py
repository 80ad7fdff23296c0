"""Make a calibration set, rate in it, and see how alike the raters are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row
from starlette.requests import Request
from starlette.responses import Response

from scoring import Criterion, text_in
from simkit.record.scored import read_cards
from simkit.server.judge import calibration
from simkit.server.judge.alike import alike, beside_the_others, furthest_apart
from simkit.server.judge.rating import filled
from simkit.server.judge.router import router
from simkit.server.judge.second import keep
from simkit.server.judge.second_routes import rating_page
from simkit.server.judge.session import find, read_scored
from simkit.server.web.audit import note
from simkit.server.web.pages import page, redirect
from simkit.server.web.problems import NotThere
from simkit.server.web.state import field, form_of, server_of, who_of
from simkit.server.who import Who

_SECTION = "judge.calibration"


@router.get("/judge/calibration", name="judge.calibration")
def all_sets(request: Request) -> Response:
    """The sets one made or may rate in; with `?scenario=`, the sessions a new one can be made from."""
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        found = calibration.sets(connection, who)
        items = calibration.items(connection, who, [one.id for one in found])
        titles = calibration.scenarios(connection)
        scenario = request.query_params.get("scenario", "")
        offered = calibration.offered(connection, who, scenario) if scenario in titles else ()
    return page(
        request,
        "judge/calibration.html",
        sets=found,
        items=items,
        titles=titles,
        scenario=scenario if scenario in titles else "",
        offered=offered,
        section=_SECTION,
    )


@router.post("/judge/calibration", name="judge.calibration.make")
def make(request: Request) -> Response:
    """`name`, `scenario`, `session` (several)."""
    server, who = server_of(request), who_of(request)
    ids = [one for one in form_of(request).getlist("session") if isinstance(one, str)]
    name, scenario = field(request, "name", 200), field(request, "scenario", 200)
    with server.record.writing() as connection:
        made = calibration.make(connection, who, name, scenario, ids, server.now())
    return redirect(request, "judge.calibration.set", set=made)


@router.get("/judge/calibration/{set}", name="judge.calibration.set")
def one_set(request: Request, set: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row = _find(connection, who, set)
        items = calibration.items(connection, who, [row.id])[row.id]
        shown = [one.session for one in items if _shown(row, one, who)]
        found, names = calibration.rated_in(connection, row.id, shown)
        criteria = _criteria(connection, shown[:1])
    owner = row.person == who.person
    ids = list(criteria)
    raters = sorted(names, key=lambda id: (names[id], id)) if owner else [who.person]
    rows = {
        id: beside_the_others(found, id, ids, shown)
        for id in raters
        if any(person == id for person, _ in found)
    }
    return page(
        request,
        "judge/set.html",
        set=row,
        owner=owner,
        items=items,
        shown=shown,
        numbers={one.session: one.number for one in items},
        criteria=criteria,
        group=alike(found, ids, shown),
        raters=rows,
        names=names,
        apart=furthest_apart(found, who.person, ids, shown)[:100],
        text=text_in,
        section=_SECTION,
    )


@router.post("/judge/calibration/{set}/close", name="judge.calibration.close")
def close(request: Request, set: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.writing() as connection:
        if not calibration.close(connection, who, set, server.now()):
            raise NotThere
    return redirect(request, "judge.calibration.set", set=set)


@router.get("/judge/calibration/{set}/{session}", name="judge.calibration.rate")
def rate(request: Request, set: str, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row, item = _item(connection, who, set, session)
        if item is None:
            return redirect(request, "judge.calibration.set", set=row.id)
        found = find(connection, who, session)
        scored = read_scored(server, connection, found)
    return rating_page(request, found, scored, "judge.calibration.save", None, set=row, section=_SECTION)


@router.post("/judge/calibration/{set}/{session}", name="judge.calibration.save")
def save(request: Request, set: str, session: str) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        row, item = _item(connection, who, set, session)
        if item is None:
            return redirect(request, "judge.calibration.set", set=row.id)
        found = find(connection, who, session)
        scored = read_scored(server, connection, found)
    form = filled(request, scored.card)
    if not form.whole:
        return rating_page(request, found, scored, "judge.calibration.save", form, set=row, section=_SECTION)
    with server.record.writing() as connection:
        if _item(connection, who, set, session)[1] is not None:
            keep(connection, session, who.person, form.ratings(), server.now(), row.id)
            note(connection, server.now(), who.person, "judge.rated-in-set", session, set=row.id)
    return redirect(request, "judge.calibration.set", set=row.id)


def _find(connection: Connection, who: Who, set: str) -> Row[Any]:
    row = calibration.find_set(connection, who, set)
    if row is None:
        raise NotThere
    return row


def _item(connection: Connection, who: Who, set: str, session: str) -> tuple[Row[Any], Row[Any] | None]:
    """The set, and the item where this person may still rate it. Raises NotThere for what is not for them to rate."""
    row = _find(connection, who, set)
    for one in calibration.items(connection, who, [row.id])[row.id]:
        if one.session == session and one.may:
            return row, None if one.rated or row.closed is not None else one
    raise NotThere


def _shown(row: Row[Any], item: Row[Any], who: Who) -> bool:
    """Figures show what one has rated; what one cannot rate, to the owner; once the set is closed, either."""
    mine = row.person == who.person
    if row.closed is not None:
        return bool(item.may) or mine
    return bool(item.rated) or (mine and not item.may)


def _criteria(connection: Connection, sessions: list[str]) -> dict[str, Criterion]:
    """Those of the first session's rubric."""
    cards = read_cards(connection, sessions, newest_only=True)
    return {one.criterion: one.definition for cards_ in cards.values() for one in cards_[0].card.results}
