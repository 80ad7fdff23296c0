"""What objects, tasks and monitors are evidence of, and the opportunities they give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simkit.scenario.checks.procedures import task_steps
from simkit.scenario.model import Scenario
from simkit.scenario.tasks import TaskStep

_SHOWS = ("sound", "strong")


@dataclass(frozen=True, slots=True)
class Showing:
    """`id` is what shows it; `here` the criteria that it is an opportunity for."""

    id: str
    evidence: tuple[tuple[str, str], ...]
    here: frozenset[str]


def showings(scenario: Scenario) -> Iterator[Showing]:
    for thing in scenario.objects.values():
        for affordance in thing.affordances.values():
            yield Showing(affordance.key, affordance.evidence, frozenset(dict(affordance.evidence)))
    for task in scenario.tasks.values():
        inside = [inner for step in task.steps for inner in _within(step)]
        here = frozenset(criterion for step in inside for criterion in step_opportunities(step))
        for kind, error in task.errors.items():
            yield Showing(f"task.{task.id}.{kind}", error.evidence, here)
    for step in task_steps(scenario):
        here = frozenset(step_opportunities(step))
        yield Showing(step.id, step.evidence, here)
        for kind, error in step.errors.items():
            yield Showing(f"{step.id}.{kind}", error.evidence, here)
    for monitor in scenario.monitors.values():
        here = frozenset(dict(monitor.kept))
        yield Showing(f"{monitor.id}.kept", monitor.kept, here)
        yield Showing(monitor.id, monitor.evidence, here)
        yield Showing(f"{monitor.id}.near", monitor.near_evidence, here)


def step_opportunities(step: TaskStep) -> tuple[str, ...]:
    """Criteria of `about`, else those that its evidence shows as sound or strong."""
    return step.about or tuple(criterion for criterion, grade in step.evidence if grade in _SHOWS)


def _within(step: TaskStep) -> Iterator[TaskStep]:
    yield step
    for inner in step.steps:
        yield from _within(inner)
