"""Groups one trains or manages; how scenarios do, for who designs them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from scoring import text_in
from simkit.server.figures import queries
from simkit.server.figures.shown import GroupFigures, figures
from simkit.server.figures.suppress import parts
from simkit.server.figures.taken import sheet_of
from simkit.server.sheets import TYPES, write
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server, server_of, who_of

router = APIRouter(include_in_schema=False)

_LOOK_S = 2.0
_LIVE_S = 600
"""A page that stays open asks again after so long: whoever was signed out meanwhile hears nothing more."""


@router.get("/groups", name="figures.groups")
def groups(request: Request) -> Response:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        names = queries.group_names(connection, who.trains | who.manages)
        sizes = queries.sizes(connection, list(names))
    return page(request, "figures/groups.html", names=names, sizes=sizes, below=server.config.suppress_below)


@router.get("/groups/{group}", name="figures.group")
def group(request: Request, group: str) -> Response:
    found = _figures(request, group)
    part = "hx-request" in request.headers
    template = "figures/figures.html" if part else "figures/group.html"
    return page(
        request,
        template,
        found=found,
        formats=tuple(TYPES),
        now=server_of(request).now(),
        section="figures.groups",
    )


@router.get("/groups/{group}/live", name="figures.group.live")
async def live(request: Request, group: str) -> Response:
    """Server-sent events: `changed` when a result or a judgement of somebody in the group came in."""
    server, who = server_of(request), who_of(request)
    if group not in who.trains:
        raise NotThere
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _changes(request, server, group), media_type="text/event-stream", headers=headers
    )


@router.get("/groups/{group}/figures.{format}", name="figures.group.file")
def file(request: Request, group: str, format: str) -> Response:
    server, who = server_of(request), who_of(request)
    if format not in TYPES:
        raise NotThere
    found = _figures(request, group)
    with server.record.writing() as connection:
        note(connection, server.now(), who.person, "figures.taken", group, format=format)
    made = write(sheet_of(found, server, language_of(request)), format)
    name = f"simkit-{server.now():%Y-%m-%d}.{format}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type=TYPES[format], headers=headers)


@router.get("/scenarios", name="figures.scenarios")
def scenarios(request: Request) -> Response:
    server = server_of(request)
    with server.record.reading() as connection:
        titles = queries.titles(connection, server, language_of(request))
    return page(request, "figures/scenarios.html", titles=titles)


@router.get("/scenarios/{scenario}", name="figures.scenario")
def scenario(request: Request, scenario: str) -> Response:
    """Levels over everybody, suppressed: a designer sees no person."""
    server, language = server_of(request), language_of(request)
    k = server.config.suppress_below
    with server.record.reading() as connection:
        title = queries.titles(connection, server, language).get(scenario)
        if title is None:
            raise NotThere
        counts = queries.scenario_counts(connection, scenario)
    names: dict[str, str] = {}
    for hash in counts.rubrics:
        rubric = server.rubric(hash)
        names |= {one.id: text_in(one.name, language) for one in rubric.skills}
        names |= {one.id: text_in(one.name, language) for one in rubric.criteria}
    found: dict[tuple[str, str], list[int]] = {}
    for criterion, skill, level, people in counts.levels:
        found.setdefault((criterion, skill), [0, 0, 0, 0, 0])[level or 0] += people
    rows = []
    for (criterion, skill), (unseen, *levels) in found.items():
        shown = parts((*levels, unseen), k)
        rows.append((names.get(skill, skill), names.get(criterion, criterion), shown[:4], shown[4]))
    return page(
        request,
        "figures/scenario.html",
        title=title,
        people=counts.people if counts.people >= k else None,
        newest=queries.NEWEST,
        rows=rows,
        below=k,
        section="figures.scenarios",
    )


def _figures(request: Request, group: str) -> GroupFigures:
    server, who = server_of(request), who_of(request)
    with server.record.reading() as connection:
        found = figures(connection, server, who, group, language_of(request))
    if found is None:
        raise NotThere
    return found


async def _changes(request: Request, server: Server, group: str) -> AsyncIterator[str]:
    def look() -> str:
        with server.record.reading() as connection:
            return queries.marker(connection, group)

    before = await run_in_threadpool(look)
    yield f"retry: 3000\nevent: hello\ndata: {before}\n\n"
    for _ in range(int(_LIVE_S / _LOOK_S)):
        await asyncio.sleep(_LOOK_S)
        if await request.is_disconnected():
            return
        now = await run_in_threadpool(look)
        yield f"event: changed\ndata: {now}\n\n" if now != before else ": still here\n\n"
        before = now
