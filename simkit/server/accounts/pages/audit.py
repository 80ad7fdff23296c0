"""The log: who did what to whom, to look through, filter and take along."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from simkit.server.accounts import log
from simkit.server.accounts.router import router
from simkit.server.accounts.text import clean
from simkit.server.sheets import TYPES, Sheet, Table, write
from simkit.server.web.audit import note
from simkit.server.web.pages import language_of, page
from simkit.server.web.state import Server, server_of, who_of
from simkit.server.words import table, word


@router.get("/log", name="accounts.audit")
def audit(request: Request) -> Response:
    server, asked = server_of(request), request.query_params
    before = asked.get("before", "")
    with server.record.reading() as connection:
        rows = log.lines(connection, _wanted(request), _number(before), log.PAGE + 1)
        actions = log.actions(connection)
    language = language_of(request)
    shown = rows[: log.PAGE]
    query = {name: asked[name][:100] for name in ("person", "action", "since", "until") if asked.get(name)}
    return page(
        request,
        "accounts/audit.html",
        rows=[(row, action_word(language, row.action), details(row.details)) for row in shown],
        actions=sorted((action_word(language, one), one) for one in actions),
        query=query,
        older=str(shown[-1].id) if len(rows) > log.PAGE else "",
        first=not before,
        section="accounts.audit",
    )


@router.get("/log.csv", name="accounts.audit.csv")
def csv(request: Request) -> Response:
    """What the page is filtered to, all of it; that it was taken is itself in the log."""
    server, language = server_of(request), language_of(request)
    with server.record.reading() as connection:
        rows = log.lines(connection, _wanted(request), None, log.MOST)
    with server.record.writing() as connection:
        note(connection, server.now(), who_of(request).person, "accounts.log-taken", lines=len(rows))
    zone = ZoneInfo(server.config.timezone)
    heads = ("accounts.log.at", "accounts.log.by", "accounts.log.action", "accounts.log.subject")
    columns = (*heads, "accounts.log.id", "accounts.log.details")
    lines = Table(
        word(language, "accounts.log"),
        tuple(word(language, key) for key in columns),
        tuple(
            (
                row.at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S"),
                row.by or row.person or "",
                action_word(language, row.action),
                row.of or "",
                row.subject,
                details(row.details),
            )
            for row in rows
        ),
    )
    sheet = Sheet(word(language, "accounts.log"), (), (lines,), language)
    name = f"simkit-log-{server.now().astimezone(zone):%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write(sheet, "csv"), media_type=TYPES["csv"], headers=headers)


def action_word(language: str, action: str) -> str:
    return word(language, action) if action in table() else action


def details(given: Mapping[str, object]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in given.items() if value is not None)


def _wanted(request: Request) -> log.Wanted:
    asked, server = request.query_params, server_of(request)
    return log.Wanted(
        clean(asked.get("person", ""), 100),
        asked.get("action", "")[:100],
        _day(server, asked.get("since", "")),
        _day(server, asked.get("until", ""), days=1),
    )


def _day(server: Server, given: str, days: int = 0) -> datetime | None:
    """The first moment of a day where the organisation is; None for what is no date."""
    try:
        day = datetime.strptime(given, "%Y-%m-%d") + timedelta(days=days)  # noqa: DTZ007 – a day has no zone
    except (ValueError, OverflowError):
        return None
    return day.replace(tzinfo=ZoneInfo(server.config.timezone)) if 1970 < day.year < 9000 else None


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None
