"""What the work asks for next: the next act toward a task's step whose turn it is, or toward where free work leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simkit.present.moment import Answer
from simkit.present.task_steps import possible_steps
from simkit.present.toward import Toward
from simkit.scenario.expression import Expr
from simkit.scenario.model import Choose, Scenario, Step, Topics, Vary, Work
from simkit.session import View


def purpose(view: View, scenario: Scenario) -> Answer | None:
    """None where nothing that is asked for is in sight."""
    toward = Toward(view, scenario)
    steps = possible_steps(view, scenario)
    for step in sorted(steps, key=lambda step: step.optional):
        if step.act is not None:
            found = toward.act(step.act)
        else:
            found = toward.condition(step.when) if step.when is not None else None
        if found is not None:
            return found
    if view.tasks:
        return None
    return next(
        (found for goal in _goals(view, scenario) if (found := toward.condition(goal)) is not None), None
    )


def _goals(view: View, scenario: Scenario) -> Iterator[Expr]:
    """What free work in the scene that is on leads to."""
    if view.scene in scenario.scenes:
        for work in _works(scenario.scenes[view.scene].steps):
            if work.until is not None:
                yield work.until


def _works(steps: Sequence[Step]) -> Iterator[Work]:
    for step in steps:
        match step:
            case Work():
                yield step
                for option in step.options:
                    yield from _works(option.then)
            case Choose() | Topics():
                for option in step.options:
                    yield from _works(option.then)
            case Vary():
                for run in step.runs:
                    yield from _works(run)
            case _:
                pass
