"""What holds for every procedure: the view lists what is open, time can be split, nothing gets stuck or half-done."""

from __future__ import annotations

import itertools
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simkit.events import Act, Choose, Clock, Do, Enter, Fill, Hint, Inspect, Report, data_of
from simkit.scenario import load_text
from simkit.session import (
    ActRefused,
    Program,
    Recorder,
    Session,
    Settings,
    compile_program,
    observations,
    read_journal,
    replay,
    session_before,
)
from simkit.session.machine import StockMachine
from tests.session.generated_procedures import procedures
from tests.session.procedure import session_of

LIMIT = 40
CASES = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
SEED = st.integers(0, 2**32)
CHANCE = st.randoms(use_true_random=False)


def offered(session: Session) -> list[Act]:
    """Every act that the view offers, in each way it offers it."""
    view = session.view
    acts: list[Act] = (
        [Choose(option.id, view.choose.cue) for option in view.choose.options] if view.choose else []
    )
    for one in view.acts:
        if one.low is not None and one.high is not None:
            acts += [one.act(one.low), one.act(one.high)]
        else:
            acts += [one.act(with_.id) for with_ in one.withs] or [one.act()]
    return acts


def thinkable(program: Program) -> list[Act]:
    """Acts on every object in every way, open or not."""
    scenario = program.scenario
    acts: list[Act] = [Enter(zone) for zone in ("none", *scenario.zones)]
    acts += [Hint(task) for task in scenario.tasks]
    for thing in scenario.objects.values():
        for name, affordance in thing.affordances.items():
            for way in affordance.ways:
                match name:
                    case "inspect":
                        acts.append(Inspect(thing.id))
                    case "report":
                        acts.append(Report(thing.id, way.with_))
                    case "fill in":
                        acts += [Fill(str(way.with_), True), Fill(str(way.with_), False)]
                    case _:
                        acts.append(Do(name, thing.id, way.with_))
    return acts


@CASES
@given(procedures(), SEED, CHANCE)
def test_nothing_happens_by_itself_before_the_view_says_so(
    text: str, seed: int, chance: random.Random
) -> None:
    session = Session(compile_program(load_text(text)), seed=seed)
    for _ in range(LIMIT):
        if session.done:
            break
        view = session.view
        if view.due_ms is None:
            assert all(event.kind == "felt" for event in session.act(Clock(60_000)))
        elif view.due_ms > 1:
            assert all(event.kind == "felt" for event in session.act(Clock(view.due_ms - 1)))
        moves = view.live or view.wait_left_ms or (view.line is not None and not view.line.prompt)
        assert moves or session.view.at == view.at, "time stands still"
        open = offered(session)
        session.act(
            chance.choice(open) if open and chance.random() < 0.6 else Clock(max(1, view.due_ms or 1))
        )


def play(program: Program, seed: int, chance: random.Random) -> list[Act]:
    """Random acts of the view until the session is done, or LIMIT of them."""
    session, acts = Session(program, seed=seed), []
    while not session.done and len(acts) < LIMIT:
        open = offered(session)
        act = chance.choice(open) if open and chance.random() < 0.7 else Clock(chance.randrange(1, 9_000))
        session.act(act)
        acts.append(act)
    return acts


def events_of(program: Program, seed: int, acts: list[Act]) -> list[object]:
    session = Session(program, seed=seed)
    for act in acts:
        session.act(act)
    return [data_of(event) for entry in session.log for event in entry.events]


def bare(act: Act) -> Act:
    """Without its cue: comparable with what can be thought of."""
    data = data_of(act)
    data.pop("cue", None)
    kind = type(act)
    data.pop("kind")
    return kind(**data)


@CASES
@given(procedures(), SEED, CHANCE)
def test_the_view_lists_exactly_what_the_session_accepts(text: str, seed: int, chance: random.Random) -> None:
    program = compile_program(load_text(text))
    session = Session(program, seed=seed)
    acts = play(program, seed, chance)
    everything = thinkable(program)
    for number, act in enumerate(acts):
        if number % 7 == 0:
            listed = {bare(one) for one in offered(session) if not isinstance(one, Choose)}
            accepted = {one for one in everything if _accepts(program, seed, acts[:number], one)}
            assert listed == accepted
        session.act(act)


def _accepts(program: Program, seed: int, before: list[Act], act: Act) -> bool:
    key = id(program), seed, len(before)
    session = _STANDING.get(key)
    if session is None:
        session = Session(program, seed=seed)
        for one in before:
            session.act(one)
    _STANDING.clear()
    try:
        session.act(act)
    except ActRefused:
        _STANDING[key] = session
        return False
    return True


_STANDING: dict[tuple[int, int, int], Session] = {}
"""A session that refused an act is as it was: the next act may be tried on it."""


@CASES
@given(procedures(), SEED, CHANCE)
def test_a_refused_act_changes_nothing(text: str, seed: int, chance: random.Random) -> None:
    program = compile_program(load_text(text))
    session = Session(program, seed=seed)
    for number, act in enumerate(play(program, seed, chance)):
        if number % 5 == 0:
            log, view, values = list(session.log), session.view, list(session.values)
            open = {bare(one) for one in offered(session)}
            for one in thinkable(program):
                if one not in open:
                    with pytest.raises(ActRefused):
                        session.act(one)
            for stale in offered(session):
                with pytest.raises(ActRefused):
                    session.act(type(stale)(**{**_fields(stale), "cue": 10_000}))
            assert (session.log, session.view, session.values) == (log, view, values)
        session.act(act)


def _fields(act: Act) -> dict[str, object]:
    data = data_of(act)
    data.pop("kind")
    return data


@CASES
@given(procedures(), SEED, CHANCE)
def test_the_same_acts_give_the_same_events_on_both_machines_and_however_time_is_split(
    text: str, seed: int, chance: random.Random
) -> None:
    scenario = load_text(text)
    lean = compile_program(scenario)
    acts = play(lean, seed, chance)
    once = events_of(lean, seed, acts)
    assert events_of(compile_program(scenario, machine=StockMachine), seed, acts) == once
    split: list[Act] = []
    for act in acts:
        left = act.ms if isinstance(act, Clock) else 0
        if not left:
            split.append(act)
        while left:
            part = min(left, chance.choice((1, 7, 50, 999, 3_000, 5_000)))
            split.append(Clock(part))
            left -= part
    assert events_of(lean, seed, split) == once


@CASES
@given(procedures(), SEED, CHANCE)
def test_no_act_gets_a_session_stuck_and_every_observation_names_its_events(
    text: str, seed: int, chance: random.Random
) -> None:
    """There is always something to take, or time that leads on."""
    program = compile_program(load_text(text))
    session = Session(program, seed=seed)
    for act in play(program, seed, chance):
        session.act(act)
        assert session.halted is None
        view = session.view
        assert session.done or view.acts or view.choose or view.line or view.wait_left_ms is not None
    for found in observations(session.log):
        for ref in found.events:
            assert 0 <= ref.event < len(session.log[ref.entry].events)
            assert session.log[ref.entry].events[ref.event].at == ref.at
    assert observations(session.log) == observations(list(session.log))


@CASES
@given(procedures(), SEED, CHANCE)
def test_an_atomic_part_is_never_left_midway(text: str, seed: int, chance: random.Random) -> None:
    """While one is begun and can go on, every act that is open belongs to it."""
    program = compile_program(load_text(text))
    session = Session(program, seed=seed)
    for act in play(program, seed, chance):
        begun = _begun_atomics(session)
        before = session.log[-1].n
        session.act(act)
        if begun and not isinstance(act, Choose | Clock | Hint | Fill) and session.log[-1].n > before:
            moved = {e.step for e in session.log[-1].events if e.kind == "step_done"}
            repeated = [run for run, index, count in begun if run.count[index] != count]
            assert moved or repeated or not session.regions


def _begun_atomics(session: Session) -> list[tuple[object, int, int]]:
    from simkit.session import atomic

    assert session.world is not None
    if atomic.lock(session) is None:
        return []
    return [
        (run, index, run.count[index])
        for run in session.world.tasks
        for index in run.possible
        if run.tree.nodes[index].act is not None
    ]


@CASES
@given(procedures(), SEED, CHANCE)
def test_a_kept_procedure_is_replayed_and_entered_anywhere(
    text: str, seed: int, chance: random.Random
) -> None:
    program = compile_program(load_text(text))
    acts = play(program, seed, chance)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        recorder = Recorder.create(path, Session(program, seed=seed), id="one", opened={})
        for act in acts:
            recorder.act(act)
        recorder.close()
        journal = read_journal(path)
    session = recorder.session
    assert list(journal.entries) == session.log
    assert replay(program, journal).log == session.log
    if len(session.log) > 1:
        entry = chance.randrange(1, len(session.log))
        before = session_before(program, session.log, entry, seed=seed, settings=Settings("en"))
        act = session.log[entry].act
        assert act is not None
        assert before.act(act) == session.log[entry].events


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))), ids=str)
def test_any_order_admits_every_permutation(order: tuple[int, ...]) -> None:
    session = session_of(
        """
        objects:
          a: {kind: valve}
          b: {kind: switch}
          c: {kind: button}
          d: {kind: drawer}
        tasks:
          all:
            steps:
              - any order: [close a, turn b to off, press c, open d]
        scenes:
          main:
            - task: all
            - end: done
        """
    )
    acts = [Do("close", "a"), Do("turn to", "b", "off"), Do("press", "c"), Do("open", "d")]
    for number in order:
        assert not session.done
        session.act(acts[number])
        session.act(Clock(5_000))
    assert session.ending == "done"
    assert not [e for entry in session.log for e in entry.events if e.kind == "step_error"]
