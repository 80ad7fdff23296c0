"""Scorecards: written with their level rows, read back complete with texts and events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from scoring import Criterion, Rubric, Scorecard
from simkit.record import cards, dialect, observed
from simkit.record.cards import Judged
from simkit.record.rows import ScorecardRow
from simkit.record.tables import levels, observations, rubrics, scorecards


def write_cards(
    connection: Connection,
    criteria: Iterable[Criterion],
    rubric_hash: str,
    created: datetime,
    sessions: Sequence[str],
    found: Sequence[Judged],
) -> None:
    """Add a card for each session, and its level rows; within `Record.writing()`, for their numbers."""
    first = connection.execute(select(func.coalesce(func.max(scorecards.c.id), 0))).scalar_one() + 1
    skills = {criterion.id: criterion.skill for criterion in criteria}
    rows, level_rows = [], []
    for number, (session, (outcome, data)) in enumerate(zip(sessions, found, strict=True), first):
        rows.append(
            {
                "id": number,
                "session": session,
                "rubric": rubric_hash,
                "created": created,
                "outcome": outcome,
                "data": data,
            }
        )
        level_rows += [(number, id, skills[id], level, seen) for id, level, seen, *_ in data["results"]]
    if rows:
        connection.execute(insert(scorecards), rows)
        dialect.insert_plain(connection, levels, level_rows)


def write_card(connection: Connection, session: str, card: Scorecard, created: datetime) -> None:
    criteria = [result.definition for result in card.results]
    write_cards(connection, criteria, card.rubric_hash, created, [session], [cards.judged(card)])


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
