"""A row of the record, as data and as a line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simkit.record import Home, SessionRow

_STATES = {
    "en": {"open": "open", "done": "finished", "halted": "halted"},
    "nl": {"open": "open", "done": "afgerond", "halted": "gestopt"},
}
_MODES = {
    "en": {"practice": "practice", "class": "class", "assessment": "assessment", "what-if": "what-if"},
    "nl": {"practice": "oefening", "class": "klas", "assessment": "toets", "what-if": "wat-als"},
}


def row_data(row: SessionRow, home: Home) -> dict[str, Any]:
    return {
        "session": row.id,
        "scenario": row.scenario,
        "title": row.title,
        "mode": row.mode,
        "attempt": row.attempt,
        "state": row.state,
        "ending": row.ending,
        "decisions": row.decisions,
        "story_ms": row.duration_ms,
        "started": _moment(row.started),
        "ended": _moment(row.ended),
        "seed": row.seed,
        "program": row.program,
        "rubric": row.rubric,
        "what_if_of": row.parent.session if row.parent else None,
        "journal": str(home.path / row.journal),
        "head": row.head,
    }


def row_line(row: SessionRow, language: str) -> str:
    mode = _MODES[language]["what-if" if row.parent else row.mode]
    attempt = f" {row.attempt}" if row.attempt else ""
    ending = f", {row.ending}" if row.ending else ""
    started = row.started.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{row.id[:8]}  {started}  {row.scenario}  {mode}{attempt}  {_STATES[language][row.state]}{ending}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
