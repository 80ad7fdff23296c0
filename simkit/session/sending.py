"""Events inside a scenario: sent, sent later, called off, and answered by the scenes that are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import Cancelled, Sent, TimerSet
from simkit.scenario.beside import Cancel, Send
from simkit.scenario.tasks import Handler
from simkit.session.effects import Run
from simkit.session.guards import Reader
from simkit.session.world import Delayed

if TYPE_CHECKING:
    from simkit.session.region import Region
    from simkit.session.session import Session


def trigger_of(event: str) -> str:
    return f"sent:{event}"


def sends(step: Send) -> Run:
    def run(r: Region) -> None:
        session = r.session
        world = session.world
        assert world is not None
        if step.after_ms is None:
            world.queue.append(step.event)
            session.out.append(Sent(session.at, step.event))
            return
        world.sent += 1
        due = session.at + step.after_ms
        world.delayed.append(Delayed(due, world.sent, step.key, step.event))
        world.delayed.sort()
        session.out.append(TimerSet(session.at, step.key, due))

    return run


def cancels(step: Cancel) -> Run:
    """Calls off every timer and delayed event that this step's id set and that is still to come."""

    def run(r: Region) -> None:
        session = r.session
        world = session.world
        assert world is not None
        kept = [one for one in world.delayed if one.key != step.what]
        found = len(kept) < len(world.delayed)
        world.delayed = kept
        for region in world.regions:
            left = [timer for timer in region.timers if timer.key != step.what]
            found = found or len(left) < len(region.timers)
            region.timers = left
        if found:
            session.out.append(Cancelled(session.at, step.what))

    return run


def comes_due(session: Session) -> None:
    """The first delayed event is sent."""
    world = session.world
    assert world is not None
    first = world.delayed.pop(0)
    world.queue.append(first.event)
    session.out.append(Sent(session.at, first.event))


def deliver(session: Session, event: str) -> None:
    """Every region may answer, in document order; an event that nobody answers is gone."""
    world = session.world
    assert world is not None
    trigger = session.program.machine.events.get(trigger_of(event))
    if trigger is None:
        return
    for region in tuple(world.regions):
        if session.done:
            return
        if region in world.regions and region.state in trigger.transitions:
            trigger.trigger(region, region)


def answers(scene: str, handler: Handler) -> Reader:
    """Whether this is the answer: of the innermost scene on the stack that has one, the first whose guard holds."""
    event = handler.event

    def check(r: Region) -> bool:
        world = r.session.world
        assert world is not None
        for frame in reversed(r.stack):
            for one in world.program.answers.get((frame.scene, event), ()):
                if one.guard is None or one.guard(r):
                    return one.handler is handler
        return False

    return check
