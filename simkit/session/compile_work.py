"""Work steps as states: they wait until the work is over, and come back to it from the options beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.scenario.model import Scene, Work
from simkit.session import leaving, working
from simkit.session.effects import Run
from simkit.session.guards import reader
from simkit.session.layout import entry_of
from simkit.session.points import Kind, Point

if TYPE_CHECKING:
    from simkit.session.compile import Compiler


def work(c: Compiler, step: Work, following: str, scene: Scene) -> None:
    """Triggers: `worked` (looked at whenever something changed), `timeout`, the options' ids, `silent`."""
    c.chooses[step.id] = step
    readers = c.open_options(step, step.options)
    c.state(Point(step.key, Kind.WORK, scene.id, step), [working.works(step, readers)])
    if step.options:
        c.reopens[step.key] = working.reopens(step, readers)
    stops = working.stops(step.key)
    if step.task is not None:
        c.link("worked", step.key, following, conditions=[working.finished(step.key)], before=[stops])
        dest = _otherwise(c, step, following, scene)
        failed = [working.failed(step.key)]
        before = [stops, *_answered(c, step)]
        c.link("worked", step.key, dest, conditions=failed, before=before)
    else:
        assert step.until is not None
        c.link("worked", step.key, following, conditions=[reader(step.until, c.slots)], before=[stops])
        if step.within_ms is not None:
            dest = _otherwise(c, step, following, scene)
            c.link("timeout", step.key, dest, before=[stops, *_answered(c, step)])
    for option in step.options:
        c.steps(option.then, step.key, scene)
        c.option(step.key, step, option, step.key, [])
    c.prompt(step)


def _otherwise(c: Compiler, step: Work, following: str, scene: Scene) -> str:
    if step.otherwise is None:
        return following
    c.options[step.otherwise.id] = step.otherwise
    c.steps(step.otherwise.then, following, scene)
    return entry_of(step.otherwise.then[0]) if step.otherwise.then else following


def _answered(c: Compiler, step: Work) -> list[Run]:
    if step.otherwise is None:
        return []
    return [
        leaving.runs_out(step),
        *c.effects(step.otherwise.effects),
        *leaving.evidence(step, step.otherwise),
    ]
