"""One session as a JSON document: header, decisions, scorecard, and the head of its journal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from simkit.errors import SimkitError, diagnostic
from simkit.export.data import SessionData
from simkit.export.decisions import Decision, decisions
from simkit.export.whole import write_whole

FORMAT = 1


def session_document(data: SessionData) -> dict[str, Any]:
    """Also of practice and of what-ifs: it goes where the trainee puts it. Raises SK9112 while not finished."""
    if not data.finished:
        raise SimkitError(diagnostic("SK9112", session=data.row.id))
    row, header = data.row, data.journal.header
    return {
        "simkit-session": FORMAT,
        "session": {
            "id": row.id,
            "trainee": row.trainee,
            "mode": row.mode,
            "attempt": row.attempt,
            "scenario": row.scenario,
            "title": data.program.scenario.text("title", data.language),
            "program": header.program,
            "semantics": header.semantics,
            "seed": header.seed,
            "settings": asdict(header.settings),
            "parent": asdict(header.parent) if header.parent else None,
            "started": _moment(data.started),
            "ended": _moment(data.ended),
            "duration_ms": data.duration_ms,
            "state": "done" if data.ending is not None else "halted",
            "ending": data.ending,
        },
        "decisions": [_decision(one) for one in decisions(data)],
        "scorecard": data.card.to_data() if data.card else None,
        "journal": {"entries": len(data.journal.entries), "head": data.journal.head},
    }


def write_session(data: SessionData, path: Path) -> Path:
    """Raises SK9111, SK9112."""
    document = session_document(data)
    return write_whole(path, [orjson.dumps(document, option=orjson.OPT_INDENT_2), b"\n"])


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "entry": one.entry,
        "event": one.event,
        "at_ms": one.at,
        "choose": one.choose,
        "visit": one.visit,
        "open": list(one.open),
        "opportunities": list(one.opportunities),
        "option": one.option,
        "said": one.said,
        "wordless": one.wordless,
        "took_ms": one.took_ms,
        "evidence": dict(one.grades),
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
