"""What looks at which value: so that after a change only those look again who asked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simkit.scenario import expression as ex
from simkit.scenario.beside import Cancel, Join, Meanwhile, Resume, Send
from simkit.scenario.model import Scenario, Work
from simkit.scenario.tasks import TaskStep
from simkit.session.layout import all_steps

ALWAYS = -1
"""Stands for what no single value tells: scenes visited, options counted."""


def is_procedure(scenario: Scenario) -> bool:
    """Whether a scenario has more than a talk: objects, tasks, monitors, regions, events or history."""
    if scenario.objects or scenario.zones or scenario.tasks or scenario.monitors:
        return True
    more = Work | Send | Cancel | Meanwhile | Join | Resume
    return any(
        scene.on or any(isinstance(step, more) for step in all_steps(scene.steps))
        for scene in scenario.scenes.values()
    )


def has_regions(scenario: Scenario) -> bool:
    return any(
        isinstance(step, Meanwhile) for scene in scenario.scenes.values() for step in all_steps(scene.steps)
    )


def slots_of(expr: ex.Expr | None, slots: Mapping[str, int]) -> frozenset[int]:
    """The slots an expression reads; ALWAYS among them where it asks about what is no value."""
    if expr is None:
        return frozenset()
    return frozenset(_slots(expr, slots))


def watched_slots(scenario: Scenario, slots: Mapping[str, int]) -> frozenset[int]:
    found: set[int] = set()
    for expr in _watching(scenario):
        found |= slots_of(expr, slots)
    for thing in scenario.objects.values():
        found.update(slots[fact.id] for fact in thing.properties.values())
    return frozenset(found - {ALWAYS})


def task_steps(steps: tuple[TaskStep, ...]) -> Iterator[TaskStep]:
    for step in steps:
        yield step
        yield from task_steps(step.steps)


def _watching(scenario: Scenario) -> Iterator[ex.Expr]:
    for task in scenario.tasks.values():
        for step in task_steps(task.steps):
            if step.when is not None:
                yield step.when
    for monitor in scenario.monitors.values():
        yield from (guard for guard in (monitor.that, monitor.while_) if guard is not None)


def _slots(expr: ex.Expr, slots: Mapping[str, int]) -> Iterator[int]:
    match expr:
        case ex.Name(id):
            yield slots[id]
        case ex.Not(of) | ex.Negate(of):
            yield from _slots(of, slots)
        case ex.All(of) | ex.Any(of) | ex.Function(_, of):
            for part in of:
                yield from _slots(part, slots)
        case ex.Compare(left, _, right) | ex.Arithmetic(left, _, right):
            yield from _slots(left, slots)
            yield from _slots(right, slots)
        case ex.Visited() | ex.Count():
            yield ALWAYS
        case ex.Const():
            pass
