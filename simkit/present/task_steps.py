"""The steps of the tasks that are being worked at, as the scenario has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simkit.scenario.model import Scenario
from simkit.scenario.tasks import TaskStep
from simkit.session import View


def possible_steps(view: View, scenario: Scenario) -> list[TaskStep]:
    """Those whose turn it is and that are done by an act or by a condition, in the order of the file."""
    turn = {step.id for task in view.tasks for step in task.steps if step.possible and not step.done}
    return [step for step in _running(view, scenario) if step.id in turn]


def not_yet(view: View, scenario: Scenario) -> list[TaskStep]:
    """Those whose turn is still to come."""
    later = {step.id for task in view.tasks for step in task.steps if not step.possible and not step.done}
    return [step for step in _running(view, scenario) if step.id in later]


def all_steps(steps: Sequence[TaskStep]) -> Iterator[TaskStep]:
    """Steps and the steps inside them, of this task alone."""
    for step in steps:
        yield step
        yield from all_steps(step.steps)


def _running(view: View, scenario: Scenario) -> Iterator[TaskStep]:
    """Steps done by an act or a condition, of the tasks at work and of those inside them."""
    waiting, seen = [task.id for task in view.tasks], set[str]()
    while waiting:
        id = waiting.pop(0)
        if id in seen or id not in scenario.tasks:
            continue
        seen.add(id)
        for step in all_steps(scenario.tasks[id].steps):
            if step.task is not None:
                waiting.append(step.task)
            if step.form in ("act", "when"):
                yield step
