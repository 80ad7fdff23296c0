"""What an open session holds beside the program it shares with all others."""

from __future__ import annotations

import gc
import tracemalloc

from bench.kit.rows import Row
from bench.story import job_of
from simkit.events import Choose, Clock
from simkit.scenario import load_text
from simkit.session import Program, Session, compile_program

SESSIONS = 10_000
TALK = 16
"""Decisions made in each: as many as a full scenario has."""
TARGET_BYTES = 20_000


def run(sessions: int = SESSIONS, *, talk: int = TALK) -> list[Row]:
    """Bytes that Python allocated for each of `sessions` open sessions: just begun, and after `talk` decisions."""
    job, _ = job_of(50, talk, talk)
    program = compile_program(load_text(job["scenario"]))
    options = [option for _, option in job["talks"][0]]
    _sessions(program, 1, options)
    begun, walked = _bytes(program, sessions, []), _bytes(program, sessions, options)
    unit = "bytes a session"
    return [
        {"name": f"{sessions:,} open sessions, just begun", "value": begun, "unit": unit},
        {
            "name": f"{sessions:,} open sessions, after {talk} decisions",
            "value": walked,
            "unit": unit,
            "target": TARGET_BYTES,
        },
    ]


def _bytes(program: Program, sessions: int, options: list[str]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        kept = _sessions(program, sessions, options)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) // len(kept)


def _sessions(program: Program, count: int, options: list[str]) -> list[Session]:
    line = max(step.ms for step in program.lines.values())
    kept = []
    for seed in range(count):
        session = Session(program, seed=seed)
        session.act(Clock(line))
        for option in options:
            session.act(Choose(option))
            session.act(Clock(line))
        kept.append(session)
    return kept
