"""Score what is stored again, under another rubric: from observations, without a replay."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import orjson
from sqlalchemy import Connection, Text, cast, exists, select

from scoring import Rubric, score
from simkit.record import cards
from simkit.record.cards import Judged
from simkit.record.observed import Scorable
from simkit.record.tables import observations, scorecards, sessions

BATCH = 2_000
"""Sessions scored and stored in one transaction: a few tenths of a second in which nobody else can write."""


@dataclass(frozen=True, slots=True)
class Rescored:
    sessions: int
    """Newly scored; those that had a card under this rubric are left as they are."""
    already: int


def to_do(connection: Connection, scenario: str, rubric_hash: str) -> tuple[list[str], int]:
    """(ids of the sessions that have no card under this rubric, how many have one)."""
    has_card = exists().where(scorecards.c.session == sessions.c.id, scorecards.c.rubric == rubric_hash)
    query = select(sessions.c.id, has_card).where(*_counted(scenario)).order_by(sessions.c.id)
    rows = connection.execute(query).all()
    ids = [id for id, scored in rows if not scored]
    return ids, len(rows) - len(ids)


def batches(read: Callable[[], Any], ids: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """(session ids, their `seen` as JSON), a batch at a time; `read` opens a connection for each."""
    for start in range(0, len(ids), BATCH):
        query = (
            select(observations.c.session, cast(observations.c.seen, Text))
            .where(observations.c.session.in_(ids[start : start + BATCH]))
            .order_by(observations.c.session)
        )
        with read() as connection:
            rows = connection.execute(query).all()
        yield [row[0] for row in rows], [row[1] for row in rows]


def judge_all(
    rubric: Rubric, work: Iterator[tuple[list[str], list[str]]], jobs: int
) -> Iterator[tuple[list[str], list[Judged]]]:
    """(session ids, what was judged of each) for each batch, in order; over `jobs` processes when there are several."""
    if jobs <= 1:
        scorable = Scorable()
        for ids, seen in work:
            yield ids, [_judge(rubric, scorable, one) for one in seen]
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin_worker, (rubric,)) as pool:
        running: deque[tuple[list[str], Future[list[Judged]]]] = deque()
        for ids, seen in work:
            running.append((ids, pool.submit(_work, seen)))
            if len(running) > 2 * jobs:
                done, future = running.popleft()
                yield done, future.result()
        for done, future in running:
            yield done, future.result()


def _counted(scenario: str) -> tuple[Any, ...]:
    return (sessions.c.scenario == scenario, sessions.c.state == "done", sessions.c.parent.is_(None))


def _judge(rubric: Rubric, scorable: Scorable, seen: str) -> Judged:
    return cards.judged(score(scorable(orjson.loads(seen)), rubric))


_worker: tuple[Rubric, Scorable] | None = None


def _begin_worker(rubric: Rubric) -> None:
    global _worker
    _worker = (rubric, Scorable())


def _work(seen: Sequence[str]) -> list[Judged]:
    assert _worker is not None
    rubric, scorable = _worker
    return [_judge(rubric, scorable, one) for one in seen]
