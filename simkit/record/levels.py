"""What a trainee reached so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select

from simkit.record.rows import BestLevel
from simkit.record.tables import levels, scorecards, sessions


def best_levels(connection: Connection, trainee: str) -> Mapping[str, tuple[BestLevel, ...]]:
    best: dict[tuple[str, str], BestLevel] = {}
    for row in connection.execute(_newest_levels(trainee)):
        known = best.get((row.scenario, row.criterion))
        if known is None or row.level > known.level:
            best[row.scenario, row.criterion] = BestLevel(*row)
    found: dict[str, list[BestLevel]] = {}
    for one in best.values():
        found.setdefault(one.scenario, []).append(one)
    return {scenario: tuple(ones) for scenario, ones in found.items()}


def _newest_levels(trainee: str) -> Select[Any]:
    """Observed levels of the newest card of each session that counts, oldest session first."""
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
        .where(scorecards.c.id.in_(newest), levels.c.level.is_not(None))
        .order_by(sessions.c.started, sessions.c.id, levels.c.criterion)
    )
