"""The reference scenario gives the same events and scorecard on every machine, however time is presented."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import scoring
from simkit import Session, Settings, load, observations
from simkit import compile as compile_scenario
from simkit.events import Choose, Clock, data_of
from simkit.session import Program

PICKS = random.Random(3).choices(range(4), k=40)


@pytest.fixture(scope="module")
def program() -> Program:
    return compile_scenario(load("late-delivery"))


def practise(program: Program, *, frame_ms: int, thinking_ms: int, language: str) -> Session:
    """A reader who takes the PICKS, at so many milliseconds a frame, thinking so long at each choose."""
    session = Session(program, seed=7, settings=Settings(language))
    picks = iter(PICKS)
    thought = 0
    while not session.done:
        choose = session.view.choose
        if choose is None or (choose.options[0].early and session.view.line is not None):
            session.act(Clock(frame_ms))
        elif thought < thinking_ms:
            session.act(Clock(frame_ms))
            thought += frame_ms
        else:
            session.act(Choose(choose.options[next(picks) % len(choose.options)].id, choose.cue))
            thought = 0
    return session


def score_of(session: Session) -> dict[str, object]:
    rubric = session.program.scenario.rubric
    assert rubric is not None
    return scoring.score(observations(session.log), rubric).to_data()


@pytest.mark.parametrize(
    ("rate", "thinking_ms", "language"),
    [(20, 0, "en"), (60, 4_000, "nl"), (90, 1_000, "en"), (60, 25_000, "en"), (1, 0, "nl")],
)
def test_frame_rate_reading_speed_and_language_leave_the_scorecard_alone(
    program: Program, rate: int, thinking_ms: int, language: str
) -> None:
    # A fast reader takes early options as soon as they open; to compare scores all wait for the line's end here.
    reference = practise(program, frame_ms=50, thinking_ms=0, language="en")
    session = practise(program, frame_ms=1_000 // rate, thinking_ms=thinking_ms, language=language)
    assert session.ending == reference.ending
    assert score_of(session) == score_of(reference)


def test_events_are_byte_identical_across_hash_seeds(program: Program) -> None:
    code = (
        "from tests.session.test_same_everywhere import practise\n"
        "from simkit import load, compile\n"
        "import hashlib, orjson\n"
        "from simkit.events import data_of\n"
        "session = practise(compile(load('late-delivery')), frame_ms=50, thinking_ms=0, language='en')\n"
        "data = [data_of(event) for entry in session.log for event in entry.events]\n"
        "print(hashlib.sha256(orjson.dumps(data)).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


def test_no_float_reaches_an_event(program: Program) -> None:
    session = practise(program, frame_ms=50, thinking_ms=0, language="en")
    for entry in session.log:
        for event in entry.events:
            for value in data_of(event).values():
                assert isinstance(value, int | str | bool | tuple)
