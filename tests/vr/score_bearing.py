"""Which events bear on a score, and the same decisions without any presenter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import scoring
from simkit.events import Choose, Clock
from simkit.events.codec import data_of
from simkit.present.moment import choice_is_open, time_to_pass
from simkit.scenario import load
from simkit.session import Session, Settings, compile_program, observations
from simkit.session.log import Log

KINDS = (
    "opened",
    "chosen",
    "evidenced",
    "closed",
    "timed_out",
    "passed_over",
    "interrupted",
    "changed",
    "felt",
    "ended",
)
"""All that observations, feelings and facts are made of. What is left out is how somebody got there: scenes that were
entered, lines that were said, prompts on the waiting clock, a change of language."""


def score_bearing(log: Log) -> str:
    """One event a line, as the journal has it."""
    events = [data_of(event) for entry in log for event in entry.events if event.kind in KINDS]
    return "\n".join(json.dumps(one, sort_keys=True, ensure_ascii=False) for one in events)


WORK_KINDS = (
    "opened",
    "chosen",
    "evidenced",
    "closed",
    "timed_out",
    "changed",
    "did",
    "filled",
    "inspected",
    "reported",
    "entered_zone",
    "hinted",
    "step_possible",
    "step_done",
    "step_error",
    "task_began",
    "task_done",
    "task_failed",
    "watching",
    "watched",
    "violated",
    "near_miss",
    "ended",
)
"""All that observations of work are made of. Feelings move with the time that hands take: they are no evidence."""


def work_bearing(log: Log) -> str:
    """One event a line, as the journal has it, without when: work takes everybody their own time.

    Somebody else's question comes by that time too; it stands before its answer here.
    """
    events = [data_of(event) for entry in log for event in entry.events if event.kind in WORK_KINDS]
    for one in events:
        one.pop("at")
    opened = [one for one in events if one["kind"] == "opened"]
    lines = []
    for one in events:
        if one["kind"] in ("chosen", "timed_out"):
            lines += [
                other for other in opened if (other["id"], other["visit"]) == (one["choose"], one["visit"])
            ]
        if one["kind"] != "opened":
            lines.append(one)
    return "\n".join(json.dumps(one, sort_keys=True, ensure_ascii=False) for one in lines)


def directly(
    scenario: Path, options: Iterable[str], *, language: str = "en", seed: int = 7
) -> tuple[str, Any]:
    """Score-bearing events and scorecard of these decisions, handed to a session by no presenter at all."""
    program = compile_program(load(scenario))
    session = Session(program, seed=seed, settings=Settings(language, 0))
    left = list(options)
    while not session.done:
        view = session.view
        if left and view.choose is not None and choice_is_open(view):
            session.act(Choose(left.pop(0), cue=view.choose.cue))
        else:
            session.act(Clock(time_to_pass(view)))
    assert not left, f"not taken: {left}"
    rubric = program.scenario.rubric
    assert rubric is not None
    return score_bearing(session.log), scoring.score(observations(session.log), rubric).to_data()


def typed(scenario: Path, options: Iterable[str], *, language: str = "en", seed: int = 7) -> tuple[str, Any]:
    """The same of these decisions typed in the terminal, from its start to its debrief."""
    from simkit.present.path import follow
    from simkit.testing.play import present
    from tests.present.typist import Typed

    program = compile_program(load(scenario))
    session = Session(program, seed=seed, settings=Settings(language, 0))
    presenter = Typed(follow(tuple(options), program))
    outcome = present(presenter, session)
    assert outcome.how == "ended", presenter.out.getvalue()[-2000:]
    rubric = program.scenario.rubric
    assert rubric is not None
    return score_bearing(session.log), scoring.score(observations(session.log), rubric).to_data()


def told(card: Any) -> Any:
    """A scorecard's data without which journal entry a thing stands in: prompts and pauses make entries too."""
    if isinstance(card, dict):
        return {key: told(value) for key, value in card.items() if key not in ("entry", "event")}
    return [told(one) for one in card] if isinstance(card, list | tuple) else card


def path_of(scenario: Path, strategy: str, *, seed: int = 7) -> tuple[str, ...]:
    """The decisions an autopilot takes."""
    from simkit.present.strategy import strategy as made

    program = compile_program(load(scenario))
    session = Session(program, seed=seed, settings=Settings("en", 0))
    driver = made(strategy, program, seed)  # type: ignore[arg-type]
    taken: list[str] = []
    while not session.done:
        view = session.view
        option = driver(view) if view.choose is not None and choice_is_open(view) else None
        if option is not None:
            taken.append(option)
            session.act(Choose(option, cue=view.choose.cue if view.choose else None))
        else:
            session.act(Clock(time_to_pass(view)))
    return tuple(taken)
