"""What holds for every scenario: same inputs same events, however time is split, whatever is tried."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simkit.events import Act, Choose, Clock, data_of
from simkit.scenario import load_text
from simkit.session import ActRefused, Program, Session, Settings, compile_program, replay, session_before
from simkit.session.journal import read_journal
from simkit.session.machine import StockMachine
from simkit.session.recorder import Recorder
from tests.session.generated import scenarios

LIMIT = 400
CASES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def play(program: Program, seed: int, chance: random.Random) -> list[Act]:
    """Random acts until the session is done, or LIMIT of them."""
    session, acts = Session(program, seed=seed), []
    while not session.done and len(acts) < LIMIT:
        open = session.main.open
        act: Act = (
            Choose(chance.choice(open))
            if open and chance.random() < 0.7
            else Clock(chance.randrange(1, 15_000))
        )
        session.act(act)
        acts.append(act)
    return acts


def events_of(program: Program, seed: int, acts: list[Act]) -> list[object]:
    session = Session(program, seed=seed)
    for act in acts:
        session.act(act)
    return [data_of(event) for entry in session.log for event in entry.events]


@CASES
@given(scenarios(), st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_the_same_acts_give_the_same_events_on_the_lean_and_the_stock_machine(
    text: str, seed: int, chance: random.Random
) -> None:
    scenario = load_text(text)
    lean = compile_program(scenario)
    acts = play(lean, seed, chance)
    once = events_of(lean, seed, acts)
    assert events_of(lean, seed, acts) == once
    assert events_of(compile_program(scenario, machine=StockMachine), seed, acts) == once


@CASES
@given(scenarios(), st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_any_split_of_time_gives_the_same_events(text: str, seed: int, chance: random.Random) -> None:
    program = compile_program(load_text(text))
    acts = play(program, seed, chance)
    split: list[Act] = []
    for act in acts:
        if not isinstance(act, Clock):
            split.append(act)
            continue
        left = act.ms
        while left:
            part = min(left, chance.choice((1, 7, 11, 16, 50, 999, 4_000)) if chance.random() < 0.5 else left)
            split.append(Clock(part))
            left -= part
    assert events_of(program, seed, split) == events_of(program, seed, acts)


@CASES
@given(scenarios(), st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_only_open_options_are_taken_and_a_refused_act_changes_nothing(
    text: str, seed: int, chance: random.Random
) -> None:
    program = compile_program(load_text(text))
    session = Session(program, seed=seed)
    for act in play(program, seed, chance):
        log, view = list(session.log), session.view
        for option in program.options:
            if option not in session.main.open:
                with pytest.raises(ActRefused):
                    session.act(Choose(option))
        with pytest.raises(ActRefused):
            session.act(Choose(next(iter(program.options)), cue=session.main.cue + 1))
        assert (session.log, session.view) == (log, view)
        session.act(act)


@CASES
@given(scenarios(), st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_a_kept_session_is_replayed_resumed_and_entered_anywhere(
    text: str, seed: int, chance: random.Random
) -> None:
    program = compile_program(load_text(text))
    acts = play(program, seed, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        half = len(acts) // 2
        recorder = Recorder.create(path, Session(program, seed=seed), id="one", opened={})
        for act in acts[:half]:
            recorder.act(act)
        recorder.close()
        lost = recorder.session.pending
        recorder = Recorder.resume(path, program, resumed={})
        recorder.act(Clock(lost))
        for act in acts[half:]:
            recorder.act(act)
        recorder.close()
        journal = read_journal(path)
    session = recorder.session
    assert list(journal.entries) == session.log
    assert replay(program, journal).log == session.log
    entry = chance.randrange(1, len(session.log)) if len(session.log) > 1 else None
    if entry is not None:
        before = session_before(program, session.log, entry, seed=seed, settings=Settings("en"))
        assert before.log == session.log[:entry]
        act = session.log[entry].act
        assert act is not None
        assert before.act(act) == session.log[entry].events


@CASES
@given(scenarios(), st.integers(0, 2**32), st.randoms(use_true_random=False))
def test_values_stay_in_their_bounds_and_cues_carry_every_line(
    text: str, seed: int, chance: random.Random
) -> None:
    program = compile_program(load_text(text))
    session = Session(program, seed=seed)
    shown = [cue.id for cue in session.cues if type(cue).__name__ == "SayCue"]
    for act in play(program, seed, chance):
        if session.act(act):
            shown += [cue.id for cue in session.cues if type(cue).__name__ == "SayCue"]
        n = session.values[program.slots["n"]]
        assert isinstance(n, int)
        assert 0 <= n <= 5
        assert all(0 <= value <= 100 for member in session.view.cast for value in member.feels.values())
    spoken = [line.id for line in session.view.transcript if line.speaker != "trainee"]
    assert shown == spoken
