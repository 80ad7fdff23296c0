"""Points where the trainee works: at a task, or freely until a condition holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import Opened
from simkit.scenario.model import Work
from simkit.session import tasking
from simkit.session.effects import Run
from simkit.session.entering import Guarded, openings
from simkit.session.guards import Reader
from simkit.session.world import Working

if TYPE_CHECKING:
    from simkit.session.region import Region
    from simkit.session.session import Session
    from simkit.session.task_run import TaskRun


def works(step: Work, options: Guarded) -> Run:
    """Begin the work, or come back to it from an option."""
    key, id = step.key, step.id
    open_ids = openings(options)

    def run(r: Region) -> None:
        session = r.session
        world = session.world
        assert world is not None
        frame = r.stack[-1]
        working = world.working.get(key)
        if working is None or working.frame != frame:
            session.passes[key] = session.passes.get(key, 0) + 1
            working = world.working[key] = Working(frame)
            limits = session.settings.time_limits
            if step.within_ms is not None and limits:
                working.deadline = session.at + step.within_ms * limits // 100
            if step.task is not None:
                working.run = tasking.begin(session, world.program.tasks[step.task], key, r)
        world.works += 1
        r.deadline = working.deadline
        r.waited = 0
        r.prompted = False
        r.opened_at = session.at
        _open(session, r, id, open_ids(r))

    return run


def reopens(step: Work, options: Guarded) -> Run:
    open_ids = openings(options)

    def run(r: Region) -> None:
        found = open_ids(r)
        if found != r.open:
            _open(r.session, r, step.id, found)

    return run


def _open(session: Session, r: Region, id: str, found: tuple[str, ...]) -> None:
    changed = bool(found or r.open)
    r.open = found
    if changed and found:
        session.openings += 1
        r.cue = session.openings
        session.out.append(Opened(session.at, id, session.passes[id], found, (), False, True))


def may_be_over(session: Session, r: Region) -> bool:
    """Whether it is worth looking whether the work is over: a task that goes on is not."""
    world = session.world
    assert world is not None
    working = world.working.get(r.state)
    return working is None or working.run is None or working.run.over


def finished(key: str) -> Reader:
    """Whether the task that is worked at here is done."""

    def check(r: Region) -> bool:
        run = run_of(r, key)
        return run is None or run.done[0]

    return check


def failed(key: str) -> Reader:
    def check(r: Region) -> bool:
        run = run_of(r, key)
        return run is not None and run.failed is not None

    return check


def stops(key: str) -> Run:
    """The work is over."""

    def run(r: Region) -> None:
        world = r.session.world
        assert world is not None
        found = run_of(r, key)
        if found is not None:
            world.tasks.remove(found)
        world.working.pop(key, None)
        r.open = ()
        r.deadline = None

    return run


def run_of(r: Region, key: str) -> TaskRun | None:
    world = r.session.world
    assert world is not None
    working = world.working.get(key)
    return working.run if working is not None else None
