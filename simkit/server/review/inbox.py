"""The inbox page, or its list alone where a script asks for that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from scoring import text_in
from simkit.server.assign.queries import shipped_titles
from simkit.server.figures.queries import titles
from simkit.server.review import queries
from simkit.server.review.filters import LEVELS, MODES, SORTS, read_filter
from simkit.server.web.pages import language_of, page
from simkit.server.web.state import Server, server_of, who_of

_LIST = "review/list.html"


def inbox(request: Request) -> Response:
    server, who, wanted = server_of(request), who_of(request), read_filter(request.query_params)
    swaps = "hx-request" in request.headers and "hx-history-restore-request" not in request.headers
    language = language_of(request)
    with server.record.reading() as connection:
        rows, more = queries.page_of(connection, who, wanted, ZoneInfo(server.config.timezone))
        context: dict[str, Any] = {
            "rows": rows,
            "wanted": wanted,
            "next": wanted.address(after=more) if more else "",
            "first": wanted.address(after="") if wanted.after else None,
            "now": server.now(),
            "trains": bool(who.trains),
        }
        practised = titles(connection, server, language)
        context["titles"] = practised
        context |= _bulk(request, connection, shipped_titles(language) | practised)
        if not swaps:
            context |= {
                "groups": queries.trained_groups(connection, who),
                "skills": _skills(server, connection, language),
                "levels": LEVELS,
                "modes": MODES,
                "sorts": SORTS,
            }
    response = page(request, _LIST if swaps else "review/inbox.html", section="review.inbox", **context)
    response.headers["Vary"] = "HX-Request"
    return response


def _bulk(request: Request, connection: Connection, scenarios: Mapping[str, str]) -> dict[str, Any]:
    """Whom a session can be given to a second time, and what can be given to do: as far as there are such rooms."""
    who, known = who_of(request), server_of(request).access
    by_title = dict(sorted(scenarios.items(), key=lambda one: one[1].casefold()))
    return {
        "seconds": queries.fellow_trainers(connection, who) if "judge.second.bulk" in known else {},
        "to_assign": by_title if "assign.bulk" in known else {},
    }


def _skills(server: Server, connection: Connection, language: str) -> dict[str, str]:
    """Id -> name over every rubric in use, by name."""
    found: dict[str, str] = {}
    for hash in queries.rubric_hashes(connection):
        found |= {skill.id: text_in(skill.name, language) for skill in server.rubric(hash).skills}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))
