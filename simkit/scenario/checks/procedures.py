"""Everything in objects, tasks and monitors that changes the world or asks about it."""

from __future__ import annotations

from collections.abc import Iterator

from simkit.scenario.expression import Expr
from simkit.scenario.model import Effect, Scenario
from simkit.scenario.tasks import TaskStep


def task_steps(scenario: Scenario) -> Iterator[TaskStep]:
    """Every step of every task, nested ones behind the step that holds them."""
    waiting = [step for task in reversed(list(scenario.tasks.values())) for step in reversed(task.steps)]
    while waiting:
        step = waiting.pop()
        yield step
        waiting += reversed(step.steps)


def effects_of(scenario: Scenario) -> Iterator[Effect]:
    for thing in scenario.objects.values():
        for affordance in thing.affordances.values():
            for way in affordance.ways:
                yield from way.effects
    for task in scenario.tasks.values():
        for error in task.errors.values():
            yield from error.effects
    for step in task_steps(scenario):
        yield from step.effects
        for error in step.errors.values():
            yield from error.effects
    for monitor in scenario.monitors.values():
        yield from monitor.effects
        yield from monitor.near_effects


def expressions_of(scenario: Scenario) -> Iterator[Expr]:
    for thing in scenario.objects.values():
        for affordance in thing.affordances.values():
            yield from (way.guard for way in affordance.ways if way.guard is not None)
    yield from (step.when for step in task_steps(scenario) if step.when is not None)
    for monitor in scenario.monitors.values():
        yield from (guard for guard in (monitor.that, monitor.while_) if guard is not None)
