"""What the bot that plays best decides in a scenario, and what a person sees of each decision when it is due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from scoring import score
from simkit.events import Act, Choose, Do, Enter, Fill, Inspect, Report
from simkit.present.doable import doable_acts
from simkit.present.headless import HeadlessPresenter
from simkit.present.moment import Answer, Driver
from simkit.present.path import follow
from simkit.present.strategy import strategy
from simkit.scenario import load
from simkit.session import Log, Program, Session, Settings, View, compile_program, observations
from simkit.stage.objects.groups import deed_id
from simkit.testing.play import present

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
SEED = 7
DECIDED = (Choose, Do, Enter, Fill, Inspect, Report)


@dataclass(frozen=True)
class Decision:
    written: str
    """An option's id, or an act in words as a path file has it."""
    label: str
    """The option's text, or the act's words in a list."""
    owner: str = ""
    """The name of the object an act is listed under in the terminal."""
    with_name: str = ""
    """What stands in the list of what it is done with."""
    deed: str = ""
    """The id of its element on the window; none for an option."""


@cache
def program(name: str) -> Program:
    return compile_program(load(SCENARIOS / name))


@cache
def decisions(name: str) -> tuple[Decision, ...]:
    """Of the `best` strategy, in English."""
    found: list[Decision] = []
    best = strategy("best", program(name), SEED)

    def noting(view: View) -> Answer | None:
        answer = best(view)
        if answer is not None:
            found.append(_decision(view, answer))
        return answer

    by_bot(name, noting)
    return tuple(found)


def by_bot(name: str, driver: Driver | None = None) -> Session:
    """The decisions of the list, unless a driver makes its own; headless."""
    made = program(name)
    session = Session(made, seed=SEED, settings=Settings("en"))
    present(HeadlessPresenter(driver or follow([one.written for one in decisions(name)], made)), session)
    return session


def decided(log: Log) -> list[Act]:
    """What was decided, in its order. Which cue it answered is left out: another may have come and gone meanwhile."""
    return [replace(entry.act, cue=None) for entry in log if isinstance(entry.act, DECIDED)]


def card_of(name: str, log: Log) -> Any:
    """The scorecard's data without where in the journal things stand: the time somebody took is their own."""
    rubric = program(name).scenario.rubric
    assert rubric is not None
    return timeless(score(observations(log), rubric).to_data())


def timeless(card: Any) -> Any:
    if isinstance(card, dict):
        return {key: timeless(value) for key, value in card.items() if key not in ("entry", "event", "at")}
    return [timeless(one) for one in card] if isinstance(card, list | tuple) else card


def _decision(view: View, answer: Answer) -> Decision:
    if isinstance(answer, str):
        assert view.choose is not None
        return Decision(answer, next(one.text for one in view.choose.options if one.id == answer))
    one = next(one for one in doable_acts(view) if one.answer == answer)
    assert one.act is not None
    names = {thing.id: thing.name for thing in view.objects}
    owner = "" if one.verb == "enter" else names.get(one.object.partition(".")[0], "")
    with_name = next((w.name for w in one.act.withs if w.id == one.with_), "")
    return Decision(one.written, one.act.label, owner, with_name, deed_id(answer))
