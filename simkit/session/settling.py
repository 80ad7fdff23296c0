"""Coming to rest after an act, a due moment or the start, in a session with more than a talk.

The order is the design's: automatic steps until one waits, regions in document order, each seeing the effects
before it; then who waits for the floor, tasks, work that is over, events that were sent; then monitors; and again
until all is still. One bound holds for the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.session import floor, monitoring, sending, tasking
from simkit.session.live import is_live
from simkit.session.points import Kind
from simkit.session.regions import is_over
from simkit.session.working import may_be_over

if TYPE_CHECKING:
    from simkit.session.region import Region
    from simkit.session.session import Session

STEPS = 10_000


def settle(session: Session) -> None:
    """Run until every region waits; a cycle that never waits stops the session with a code."""
    world = session.world
    assert world is not None
    left = STEPS
    while not session.done:
        left = _run(session, left)
        if session.done:
            break
        if left <= 0:
            session.halt("SK8112")
            return
        left -= 1
        if floor.grant(session) or _tasks(session) or _over(session):
            continue
        if world.queue:
            sending.deliver(session, world.queue.popleft())
            continue
        world.unseen |= world.touched
        world.touched.clear()
        if monitoring.check(session):
            continue
        if not _reopen(session):
            break
    _rest(session)


def _run(session: Session, left: int) -> int:
    """Automatic steps of all regions, in document order. Returns what is left of the bound."""
    world, points = session.world, session.program.points
    assert world is not None
    auto = session.program.machine.events["auto"]
    again = True
    while again and left > 0 and not session.done:
        again = False
        for region in tuple(world.regions):
            while left > 0 and not session.done and _goes_on(session, region):
                kind = points[region.state].kind
                if kind is Kind.AUTOMATIC:
                    if not auto.trigger(region, region):
                        session.halt("SK8111", region)
                        return left
                elif kind is Kind.CHOOSE:
                    session.fire("pass", region)
                else:
                    session.fire("joined", region)
                left -= 1
                again = True
    return left


def _goes_on(session: Session, region: Region) -> bool:
    kind = session.program.points[region.state].kind
    if kind is Kind.AUTOMATIC:
        return True
    if kind is Kind.CHOOSE:
        return not region.open and not region.pending
    return kind is Kind.JOIN and is_over(session, region)


def _tasks(session: Session) -> bool:
    world = session.world
    assert world is not None
    touched = world.touched
    if touched:
        world.unseen |= touched
        world.touched = set()
    changed = False
    for run in tuple(world.tasks):
        if not run.over and (run.tree.always or not run.tree.slots.isdisjoint(touched)):
            changed = tasking.see_changes(session, run) or changed
    return changed


def _over(session: Session) -> bool:
    """Work that is over: the first such region goes on."""
    world, points = session.world, session.program.points
    assert world is not None
    return any(
        points[region.state].kind is Kind.WORK
        and may_be_over(session, region)
        and session.fire("worked", region)
        for region in tuple(world.regions)
    )


def _reopen(session: Session) -> bool:
    """Look again at which options are open. True where a choose has none left, so that the talk goes on."""
    world, program = session.world, session.program
    assert world is not None
    changed = False
    for region in world.regions:
        if not region.pending and (reopen := program.reopens.get(region.state)) is not None:
            had = bool(region.open)
            reopen(region)
            changed = changed or (
                had and not region.open and program.points[region.state].kind is Kind.CHOOSE
            )
    return changed


def _rest(session: Session) -> None:
    world = session.world
    assert world is not None
    if world.program.resumable:
        for region in world.regions:
            if session.program.points[region.state].waits:
                region.rest = tuple(region.stack), region.state
    if session.done or not is_live(session):
        world.live_since = None
    elif world.live_since is None:
        world.live_since = session.at
