"""Rows of sessions: one begins, one ends, and how they are found again."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from simkit.clock import SEMANTICS
from simkit.errors import SimkitError, diagnostic
from simkit.events import Chosen, Ended, Halted, TimedOut
from simkit.record.cards import rubric_row
from simkit.record.rows import Mode, SessionRow, State
from simkit.record.tables import programs, rubrics, sessions
from simkit.scenario.model import Scenario
from simkit.session import Parent, Settings
from simkit.session.log import Log

_SELECT = select(sessions, programs.c.title).join(programs, programs.c.hash == sessions.c.program)


def begin(
    connection: Connection,
    scenario: Scenario,
    *,
    trainee: str,
    mode: Mode,
    seed: int,
    settings: Settings,
    started: datetime,
    id: str | None,
    parent: Parent | None,
    attempt: int | None = None,
    semantics: int = SEMANTICS,
) -> str:
    """The new session's id. `attempt`: what it was when the session was made, unless that number is taken."""
    if parent is not None and mode != "practice":
        raise ValueError("a what-if is practice")
    keep_program(connection, scenario)
    session_id = str(uuid.UUID(id)) if id else str(uuid.uuid4())
    values = {
        "id": session_id,
        "trainee": trainee,
        "scenario": scenario.id,
        "program": scenario.hash,
        "rubric": scenario.rubric.hash if scenario.rubric else None,
        "mode": mode,
        "attempt": None if parent else _attempt(connection, trainee, scenario.id, mode, attempt),
        "seed": seed,
        "settings": asdict(settings),
        "semantics": semantics,
        "parent": parent.session if parent else None,
        "parent_entry": parent.entry if parent else None,
        "parent_head": parent.head if parent else None,
        "started": started,
        "state": "open",
        "journal": f"journals/{session_id}.jsonl",
    }
    connection.execute(insert(sessions).values(values))
    return session_id


def end(connection: Connection, id: str, *, log: Log, head: str, ended: datetime) -> None:
    """Raises SK8209 for a session that is not open."""
    values = {**outcome(log), "ended": ended, "head": head}
    changed = connection.execute(
        update(sessions).where(sessions.c.id == id, sessions.c.state == "open").values(values)
    )
    if changed.rowcount != 1:
        raise SimkitError(diagnostic("SK8209", session=id))


def outcome(log: Log) -> dict[str, Any]:
    """What a session's row says of its log: state, ending, story time, number of decisions."""
    events = [event for entry in log for event in entry.events]
    ending = next((event.ending for event in events if isinstance(event, Ended)), None)
    halted = any(isinstance(event, Halted) for event in events)
    if ending is None and not halted:
        raise ValueError("the session has neither ended nor halted")
    state: State = "halted" if halted else "done"
    return {
        "state": state,
        "ending": ending,
        "duration_ms": events[-1].at,
        "decisions": sum(isinstance(event, Chosen | TimedOut) for event in events),
    }


def keep_program(connection: Connection, scenario: Scenario) -> None:
    if scenario.rubric is not None:
        keep_rubric_row(connection, rubric_row(scenario.rubric))
    if connection.execute(select(programs.c.hash).where(programs.c.hash == scenario.hash)).first() is None:
        values = {
            "hash": scenario.hash,
            "scenario": scenario.id,
            "title": scenario.title,
            "language": scenario.language,
            "semantics": SEMANTICS,
        }
        connection.execute(insert(programs).values(values))


def keep_rubric_row(connection: Connection, row: Mapping[str, Any]) -> None:
    """Translations do not change a rubric's hash: the newest ones are kept."""
    found = connection.execute(
        select(rubrics.c.translations).where(rubrics.c.hash == row["hash"])
    ).scalar_one_or_none()
    if found is None:
        connection.execute(insert(rubrics).values(dict(row)))
    elif row["translations"] and found != row["translations"]:
        merged = {**found, **row["translations"]}
        connection.execute(update(rubrics).where(rubrics.c.hash == row["hash"]).values(translations=merged))


def find(
    *,
    trainee: str | None,
    scenario: str | None,
    mode: Mode | None,
    state: State | None,
    what_ifs: bool,
    limit: int | None,
    offset: int,
) -> Select[Any]:
    query = _SELECT.order_by(sessions.c.started.desc(), sessions.c.id.desc()).limit(limit).offset(offset)
    wanted = {"trainee": trainee, "scenario": scenario, "mode": mode, "state": state}
    for name, value in wanted.items():
        if value is not None:
            query = query.where(sessions.c[name] == value)
    return query if what_ifs else query.where(sessions.c.parent.is_(None))


def one(connection: Connection, id: str) -> SessionRow:
    """By id or by a beginning of it that no other has. Raises SK8206 (none), SK8207 (several)."""
    prefix = id.strip().lower()
    named = (
        sessions.c.id == prefix if len(prefix) == 36 else sessions.c.id.startswith(prefix, autoescape=True)
    )
    query = _SELECT.where(named).order_by(sessions.c.id).limit(4)
    found = connection.execute(query).all() if prefix else []
    exact = [row for row in found if row.id == prefix]
    if not found:
        raise SimkitError(diagnostic("SK8206", session=id))
    if len(found) > 1 and not exact:
        ids = ", ".join(row.id for row in found[:3]) + (", …" if len(found) > 3 else "")
        raise SimkitError(diagnostic("SK8207", session=id, found=ids))
    return read(exact[0] if exact else found[0])


def read(row: Row[Any]) -> SessionRow:
    parent = Parent(row.parent, row.parent_entry, row.parent_head) if row.parent else None
    return SessionRow(
        id=row.id,
        trainee=row.trainee,
        scenario=row.scenario,
        title=row.title,
        program=row.program,
        rubric=row.rubric,
        mode=row.mode,
        attempt=row.attempt,
        seed=row.seed,
        settings=row.settings,
        semantics=row.semantics,
        parent=parent,
        started=row.started,
        ended=row.ended,
        state=row.state,
        ending=row.ending,
        duration_ms=row.duration_ms,
        decisions=row.decisions,
        journal=row.journal,
        head=row.head,
    )


def what_ifs_below(connection: Connection, id: str) -> Sequence[str]:
    """Ids of the what-ifs that came from a session, and of theirs."""
    found: list[str] = []
    front = [id]
    while front:
        front = list(connection.scalars(select(sessions.c.id).where(sessions.c.parent.in_(front))))
        found += front
    return found


def _attempt(connection: Connection, trainee: str, scenario: str, mode: Mode, wanted: int | None) -> int:
    query = select(sessions.c.attempt).where(
        sessions.c.trainee == trainee, sessions.c.scenario == scenario, sessions.c.mode == mode
    )
    taken = {number for number in connection.scalars(query) if number is not None}
    return wanted if wanted is not None and wanted not in taken else max(taken, default=0) + 1
