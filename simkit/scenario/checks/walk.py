"""Every step, option and answer of a scenario, wherever it is nested."""

from __future__ import annotations

from collections.abc import Iterator

from simkit.scenario.checks import procedures
from simkit.scenario.expression import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Count,
    Expr,
    Function,
    Name,
    Negate,
    Not,
    Visited,
)
from simkit.scenario.model import (
    AddFact,
    Choose,
    Effect,
    Option,
    Otherwise,
    Scenario,
    SetFact,
    Step,
    Topics,
    Vary,
    Work,
)


def steps_in(run: tuple[Step, ...]) -> Iterator[Step]:
    """Steps in the order of the file, nested ones after the step that holds them."""
    for step in run:
        yield step
        if isinstance(step, Choose | Topics | Work):
            for answer in answers_of(step):
                yield from steps_in(answer.then)
        elif isinstance(step, Vary):
            for inner in step.runs:
                yield from steps_in(inner)


def all_steps(scenario: Scenario) -> Iterator[Step]:
    for scene in scenario.scenes.values():
        yield from steps_in(scene.steps)


def answers_of(step: Choose | Topics | Work) -> tuple[Option | Otherwise, ...]:
    if isinstance(step, Choose | Work) and step.otherwise is not None:
        return (*step.options, step.otherwise)
    return step.options


def asked(scenario: Scenario) -> Iterator[Choose | Topics | Work]:
    for step in all_steps(scenario):
        if isinstance(step, Choose | Topics) or (isinstance(step, Work) and answers_of(step)):
            yield step


def effects_of(scenario: Scenario) -> Iterator[Effect]:
    for step in all_steps(scenario):
        yield from getattr(step, "effects", ())
        if isinstance(step, Choose | Topics | Work):
            for answer in answers_of(step):
                yield from answer.effects
    for scene in scenario.scenes.values():
        for handler in scene.on:
            yield from handler.effects
    yield from procedures.effects_of(scenario)


def expressions_of(scenario: Scenario) -> Iterator[Expr]:
    """Guards and amounts."""
    yield from procedures.expressions_of(scenario)
    for scene in scenario.scenes.values():
        yield from (handler.guard for handler in scene.on if handler.guard is not None)
    for step in all_steps(scenario):
        if step.guard is not None:
            yield step.guard
        if isinstance(step, Work) and step.until is not None:
            yield step.until
        if isinstance(step, Choose | Topics | Work):
            yield from (option.guard for option in step.options if option.guard is not None)
    for effect in effects_of(scenario):
        if isinstance(effect, SetFact):
            yield effect.value
        elif isinstance(effect, AddFact):
            yield effect.amount


def parts_of(expr: Expr) -> Iterator[Expr]:
    """An expression and everything in it."""
    waiting: list[Expr] = [expr]
    while waiting:
        current = waiting.pop()
        yield current
        match current:
            case Not(of) | Negate(of):
                waiting.append(of)
            case All(of) | Any(of) | Function(_, of):
                waiting += of
            case Compare(left, _, right) | Arithmetic(left, _, right):
                waiting += (left, right)
            case Const() | Name() | Visited() | Count():
                pass
