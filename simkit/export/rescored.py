"""Queue statements for assessments whose levels became others when they were scored again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

import orjson
from sqlalchemy import and_, func, select

from scoring import Scorecard
from simkit.export.gather import gather
from simkit.export.judged import Change, Sent, changed
from simkit.export.names import Names
from simkit.export.vocabulary import VERBS
from simkit.record import Record, outbox
from simkit.record.judged import held, judged_card
from simkit.record.tables import levels, scorecards, sessions
from simkit.record.tables import outbox as outgoing
from simkit.scenario import load_bundle
from simkit.session import Program, compile_program


def queue_rescored(record: Record, names: Names, scenario: str, *, at: datetime) -> int:
    """How many sessions got statements. Each session is one transaction; a run that was stopped goes on.

    A criterion that a person judged keeps its level, and gets none. Raises as `gather`.
    """

    @lru_cache(maxsize=16)
    def program(hash: str) -> Program:
        return compile_program(load_bundle(record.bundle(hash)))

    done = 0
    for session, hash in _otherwise(record, scenario):
        data = gather(record, session, program=program(hash))
        if data.card is None:
            continue
        with record.writing() as connection:
            mine = held(connection, [session])[session]
            card = judged_card(data.card, mine)
            rows = connection.execute(
                select(outgoing.c.statement, outgoing.c.body)
                .where(outgoing.c.session == session)
                .order_by(outgoing.c.id)
            )
            sent = [(row[0], row[1]) for row in rows]
            new: dict[str, dict[str, str]] = {
                id: {} for id in _untold(names, scenario, sent, card) if id not in mine
            }
            made = changed(data, names, sent, Change(card, new, at)) if sent else ()
            outbox.put(connection, session, made)
        done += bool(made)
    return done


def _otherwise(record: Record, scenario: str) -> Iterator[tuple[str, str]]:
    """(session, program) of assessments whose newest card has another level of some criterion than the one before."""
    ranked = (
        select(
            scorecards.c.id,
            scorecards.c.session,
            sessions.c.program,
            func.row_number()
            .over(partition_by=scorecards.c.session, order_by=scorecards.c.id.desc())
            .label("rank"),
        )
        .join(sessions, sessions.c.id == scorecards.c.session)
        .where(sessions.c.scenario == scenario, sessions.c.mode == "assessment", sessions.c.state == "done")
        .cte()
    )
    now, before = ranked.alias("now"), ranked.alias("before")
    level, was = levels.alias(), levels.alias()
    query = (
        select(now.c.session, now.c.program)
        .join(before, and_(before.c.session == now.c.session, before.c.rank == 2))
        .join(level, level.c.scorecard == now.c.id)
        .outerjoin(was, and_(was.c.scorecard == before.c.id, was.c.criterion == level.c.criterion))
        .where(now.c.rank == 1, level.c.level.is_distinct_from(was.c.level))
        .distinct()
        .order_by(now.c.session)
    )
    with record.reading() as connection:
        found = connection.execute(query).all()
    yield from ((row[0], row[1]) for row in found)


def _untold(names: Names, scenario: str, sent: Sent, card: Scorecard) -> list[str]:
    """Criteria of which the newest statement says another level than the card."""
    said: dict[str, int | None] = {}
    for _, body in sent:
        one = orjson.loads(body)
        if one["verb"]["id"] == VERBS["scored"]:
            said[one["object"]["id"]] = one["result"].get("score", {}).get("raw")
    return [id for id, level in card.levels.items() if said.get(names.criterion(scenario, id)) != level]
