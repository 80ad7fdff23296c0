"""What a trainee reached so far: by the rules, or as a person judged it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from simkit.record.rows import BestLevel
from simkit.record.tables import judgements, levels, scorecards, sessions


def best_levels(connection: Connection, trainee: str) -> Mapping[str, tuple[BestLevel, ...]]:
    best: dict[tuple[str, str], BestLevel] = {}
    judged = _judged(connection, trainee)
    for row in connection.execute(_newest_levels(trainee)):
        by_person = judged.get((row.session, row.criterion))
        level = row.level if by_person is None or by_person.kind == "withdrawn" else by_person.level
        known = best.get((row.scenario, row.criterion))
        if level is not None and (known is None or level > known.level):
            best[row.scenario, row.criterion] = BestLevel(
                row.scenario, row.criterion, row.skill, level, row.session
            )
    found: dict[str, list[BestLevel]] = {}
    for one in best.values():
        found.setdefault(one.scenario, []).append(one)
    return {scenario: tuple(ones) for scenario, ones in found.items()}


def _judged(connection: Connection, trainee: str) -> Mapping[tuple[str, str], Row[Any]]:
    """(session, criterion) -> the newest judgement."""
    newest = (
        select(func.max(judgements.c.id))
        .join(sessions, sessions.c.id == judgements.c.session)
        .where(sessions.c.trainee == trainee)
        .group_by(judgements.c.session, judgements.c.criterion)
    )
    rows = connection.execute(select(judgements).where(judgements.c.id.in_(newest)))
    return {(row.session, row.criterion): row for row in rows}


def _newest_levels(trainee: str) -> Select[Any]:
    """Every criterion's level on the newest card of each session that counts, oldest session first."""
    newest = (
        select(func.max(scorecards.c.id))
        .join(sessions, sessions.c.id == scorecards.c.session)
        .where(sessions.c.trainee == trainee, sessions.c.state == "done", sessions.c.parent.is_(None))
        .where(sessions.c.mode.in_(("practice", "assessment")))
        .group_by(scorecards.c.session)
    )
    return (
        select(
            sessions.c.scenario,
            levels.c.criterion,
            levels.c.skill,
            levels.c.level,
            sessions.c.id.label("session"),
        )
        .join(scorecards, scorecards.c.session == sessions.c.id)
        .join(levels, levels.c.scorecard == scorecards.c.id)
        .where(scorecards.c.id.in_(newest))
        .order_by(sessions.c.started, sessions.c.id, levels.c.criterion)
    )
