"""Scorecards as they are read back: complete with texts and events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from scoring import Rubric
from simkit.record import cards, observed
from simkit.record.rows import ScorecardRow
from simkit.record.tables import observations, rubrics, scorecards


def read_cards(
    connection: Connection, sessions: Sequence[str], *, newest_only: bool = False
) -> dict[str, tuple[ScorecardRow, ...]]:
    """Session -> its cards, newest first; a session without a card is left out."""
    query = (
        select(scorecards, observations.c.seen, observations.c.events)
        .join(observations, observations.c.session == scorecards.c.session)
        .where(scorecards.c.session.in_(sessions))
        .order_by(scorecards.c.session, scorecards.c.id.desc())
    )
    if newest_only:
        newest = select(func.max(scorecards.c.id)).where(scorecards.c.session.in_(sessions))
        query = query.where(scorecards.c.id.in_(newest.group_by(scorecards.c.session)))
    rows = connection.execute(query).all()
    known = read_rubrics(connection, {row.rubric for row in rows})
    found: dict[str, list[ScorecardRow]] = {}
    for row in rows:
        seen = observed.unpack(row.seen, row.events)
        card = cards.unpack(row.outcome, row.data, known[row.rubric], seen)
        found.setdefault(row.session, []).append(ScorecardRow(row.session, row.created, card))
    return {session: tuple(mine) for session, mine in found.items()}


def read_rubrics(connection: Connection, hashes: Any) -> dict[str, Rubric]:
    """Hash -> rubric with its translations, for the hashes the record has."""
    query = select(rubrics).where(rubrics.c.hash.in_(list(hashes)))
    return {row.hash: cards.rubric_from_row(row.data, row.translations) for row in connection.execute(query)}
