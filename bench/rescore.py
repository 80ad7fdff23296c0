"""Re-scoring 100,000 stored sessions under a new rubric: from stored observations to stored scorecards."""

from __future__ import annotations

import random
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from scoring import EventRef, Observation, Rubric, rubric_from_data
from simkit.record import Record
from simkit.record.cards import rubric_row
from simkit.record.observed import pack
from simkit.record.tables import observations, programs, rubrics, sessions

SESSIONS = 100_000
DECISIONS = 12
CRITERIA = ("acknowledge", "own", "ask", "solve", "close", "calm")
TARGET_S = 15.0
_START = datetime(2026, 1, 1, tzinfo=UTC)
_PROGRAM = "0" * 64


def run(count: int = SESSIONS, jobs: int = 1) -> list[dict[str, Any]]:
    """Seconds for `count` sessions of 12 decisions and six criteria, on this machine's disk."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder)) as record:
        _fill(record, count)
        began = time.perf_counter()
        done = record.rescore(_rubric("lowest"), "bench", at=_START, jobs=jobs)
        took = time.perf_counter() - began
        assert done.sessions == count
        size = sum(file.stat().st_size for file in Path(folder).glob("record.sqlite*"))
    return [
        {"name": f"re-score {count} sessions", "value": round(took, 2), "unit": "s", "target": TARGET_S},
        {"name": "re-score, a session", "value": round(took / count * 1e6, 1), "unit": "µs", "target": None},
        {"name": "record on disk, a session", "value": size // count, "unit": "bytes", "target": None},
    ]


def _fill(record: Record, count: int) -> None:
    trainee = record.trainee_local()
    first = _rubric("typical")
    chance = random.Random(7)
    with record.writing() as connection:
        connection.execute(insert(rubrics).values(rubric_row(first)))
        program = {"hash": _PROGRAM, "scenario": "bench", "title": "Bench", "language": "en", "semantics": 1}
        connection.execute(insert(programs).values(program))
    for start in range(0, count, 5_000):
        ids = [
            str(uuid.UUID(int=chance.getrandbits(128), version=4)) for _ in range(min(5_000, count - start))
        ]
        with record.writing() as connection:
            rows = [_session(id, trainee.id, first.hash, start + n) for n, id in enumerate(ids, 1)]
            connection.execute(insert(sessions), rows)
            seen = [dict(zip(("seen", "events"), pack(list(_observed(chance))), strict=True)) for _ in ids]
            connection.execute(
                insert(observations), [{"session": id, **one} for id, one in zip(ids, seen, strict=True)]
            )


def _session(id: str, trainee: str, rubric: str, attempt: int) -> dict[str, Any]:
    started = _START + timedelta(minutes=attempt)
    return {
        "id": id,
        "trainee": trainee,
        "scenario": "bench",
        "program": _PROGRAM,
        "rubric": rubric,
        "mode": "practice",
        "attempt": attempt,
        "seed": attempt,
        "settings": {"language": "en", "time_limits": 100},
        "semantics": 1,
        "started": started,
        "ended": started + timedelta(minutes=7),
        "state": "done",
        "ending": "agreed",
        "duration_ms": 420_000,
        "decisions": DECISIONS,
        "journal": f"journals/{id}.jsonl",
        "head": "1" * 64,
    }


def _observed(chance: random.Random) -> Iterator[Observation]:
    for decision in range(DECISIONS):
        choose = f"scene-{decision}.choose"
        options = tuple(f"scene-{decision}.option-{n}" for n in range(4))
        chosen = chance.choice(options)
        for criterion in chance.sample(CRITERIA, 2):
            grade: Any = chance.choice(("harmful", "weak", "sound", "strong", None))
            refs = tuple(EventRef(decision * 4, n, chosen, decision * 30_000) for n in (0, 1))
            yield Observation(criterion, f"{choose}#1", grade, chosen, options, refs)


def _rubric(rule: str) -> Rubric:
    criteria = {
        name: {"name": name, "rule": rule, "levels": {str(n): f"{name} at level {n}" for n in (1, 2, 3, 4)}}
        for name in CRITERIA
    }
    return rubric_from_data(
        {
            "simkit-rubric": 1,
            "rubric": "bench",
            "version": rule,
            "language": "en",
            "skills": {"talk": {"name": "Talking", "criteria": criteria}},
            "pass": {"rule": "compensatory", "at least": "60 %", "observed": "50 %"},
        }
    )
