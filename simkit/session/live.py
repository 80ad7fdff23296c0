"""Presented time in a session with more than a talk: regions, work, limits, delayed events, hints.

As in `timeline`: each moment at which something is due is found and dealt with by itself, so that any split of a
stretch into acts gives the same events. Story time runs while a line or a wait runs, while hands are busy, and where
it is live: a region beside the main one, a task or free work with a limit, a choose with a limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simkit.clock import LIVE_TICK_MS
from simkit.scenario.model import Choose, Topics, Work
from simkit.session import floor, hinting, sending, tasking
from simkit.session.points import Kind

if TYPE_CHECKING:
    from simkit.session.region import Region
    from simkit.session.session import Session


def advance(session: Session, ms: int) -> None:
    """Let `ms` of presented time pass, with all that becomes due in it."""
    while ms > 0 and not session.done:
        passed = _stretch(session, ms)
        ms -= passed
        while not session.done and _deal(session):
            session.stabilise()


def until_due(session: Session) -> int | None:
    """Presented ms until something happens by itself; None where nothing will before the trainee acts.

    The steps in which feelings drift back count where one is not at home yet: a condition may wait for it.
    """
    live = is_live(session)
    flowing = [region for region in session.regions if _flows(session, region)]
    moments = _moments(session, flowing, story=live or bool(flowing))
    if live and any(session.values[feeling.slot] != feeling.home for feeling in session.program.feelings):
        moments += _tick(session)
    return max(0, min(moments)) if moments and not session.done else None


def is_live(session: Session) -> bool:
    """Whether story time runs whatever the trainee does."""
    world = session.world
    assert world is not None
    if world.busy or len(world.regions) > 1:
        return True
    if any(region.deadline is not None for region in world.regions):
        return True
    return any(run.deadline is not None or run.limits for run in world.tasks)


def _stretch(session: Session, ms: int) -> int:
    """Pass time up to the next moment at which something is due. Returns how much."""
    world = session.world
    assert world is not None
    live = is_live(session)
    flowing = [region for region in world.regions if _flows(session, region)]
    story = live or bool(flowing)
    at_work = _at_work(session)
    ticks = _tick(session) if story else []
    passed = max(0, min([ms, *_moments(session, flowing, story=story), *ticks]))
    if story:
        session.at += passed
    if world.busy:
        world.busy -= passed
    for region in flowing:
        region.left -= passed
    for region in world.regions:
        if _until_prompt(session, region) is not None:
            region.waited += passed
    if at_work:
        world.waited += passed
    return passed


def _moments(session: Session, flowing: Sequence[Region], *, story: bool) -> list[int]:
    """Ms until each thing that will be due."""
    world = session.world
    assert world is not None
    moments = [region.left for region in flowing]
    if story:
        moments += [due - session.at for due in _dues(session)]
    if world.busy:
        moments.append(world.busy)
    moments += [left for region in world.regions if (left := _until_prompt(session, region)) is not None]
    if _at_work(session) and (hint := hinting.next_due(session)) is not None:
        moments.append(hint - world.waited)
    return moments


def _tick(session: Session) -> list[int]:
    """Ms until feelings drift on in live time; empty where it is not live."""
    world = session.world
    assert world is not None
    if world.live_since is None:
        return []
    return [LIVE_TICK_MS - (session.at - world.live_since) % LIVE_TICK_MS]


def _deal(session: Session) -> bool:
    """Deal with the first thing that is due. False when nothing is."""
    world, points = session.world, session.program.points
    assert world is not None
    for region in tuple(world.regions):
        if points[region.state].kind in (Kind.LINE, Kind.WAIT) and not region.pending and region.left == 0:
            session.feel_time()
            if not _fire(session, region):
                session.fire("done", region)
            return True
    if world.live_since is not None and (session.at - world.live_since) % LIVE_TICK_MS == 0:
        session.feel_time()
    for region in tuple(world.regions):
        left = _until_prompt(session, region)
        if left is not None and left <= 0:
            session.fire("silent", region)
            return True
        if not _flows(session, region) and _fire(session, region):
            return True
        if region.deadline is not None and session.at >= region.deadline and _free(region):
            session.feel_time()
            region.deadline = None
            session.fire("timeout", region)
            return True
    for run in tuple(world.tasks):
        if not run.over and tasking.overdue(session, run):
            return True
    if world.delayed and world.delayed[0].due <= session.at and floor.speaking(session) is None:
        sending.comes_due(session)
        return True
    return _at_work(session) and hinting.give_due(session)


def _dues(session: Session) -> list[int]:
    """Story times at which something is due, but for what waits for the end of a sentence."""
    world = session.world
    assert world is not None
    dues: list[int] = []
    for region in world.regions:
        if region.timers and not _flows(session, region):
            dues.append(region.timers[0].due)
        if region.deadline is not None and _free(region):
            dues.append(region.deadline)
    for run in world.tasks:
        dues += run.limits.values()
        if run.deadline is not None:
            dues.append(run.deadline)
    if world.delayed and floor.speaking(session) is None:
        dues.append(world.delayed[0].due)
    return dues


def _flows(session: Session, region: Region) -> bool:
    kind = session.program.points[region.state].kind
    return kind is Kind.WAIT or (kind is Kind.LINE and not region.pending)


def _free(region: Region) -> bool:
    return not region.pending


def _at_work(session: Session) -> bool:
    points = session.program.points
    return any(points[region.state].kind is Kind.WORK for region in session.regions)


def _until_prompt(session: Session, region: Region) -> int | None:
    """Waiting ms until `if silent` is said, while the region's own options are what the trainee is asked."""
    step = session.program.points[region.state].step
    if not isinstance(step, Choose | Topics | Work) or step.if_silent is None or region.prompted:
        return None
    if region.pending or floor.asking(session) is not region:
        return None
    return step.if_silent.after_ms - region.waited


def _fire(session: Session, region: Region) -> bool:
    """Fire the region's first timer that is due. True if one was."""
    if not region.timers or region.timers[0].due > session.at:
        return False
    timer = region.timers.pop(0)
    session.firing = timer
    session.fire(f"timer:{timer.key}", region)
    session.firing = None
    return True
