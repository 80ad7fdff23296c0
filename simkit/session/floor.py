"""The floor: one person speaks at a time, and one question is open at a time.

A line or a choose of a region waits until no other region has a line that runs or a choose that is open; among those
that wait, the first in the document goes first. Work holds no floor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simkit.events import Interrupted
from simkit.scenario.model import Line
from simkit.session.effects import Run
from simkit.session.points import Kind

if TYPE_CHECKING:
    from simkit.session.region import Region
    from simkit.session.session import Session


def waits_for(entry: Sequence[Run]) -> Run:
    """Enter a line or a choose, or wait for the floor; `grant` then enters it."""

    def run(r: Region) -> None:
        r.open = ()
        if holder(r.session, besides=r) is not None or _earlier(r):
            r.pending = True
            return
        for one in entry:
            one(r)

    return run


def holds(r: Region) -> bool:
    kind = r.session.program.points[r.state].kind
    return not r.pending and (kind is Kind.LINE or (kind is Kind.CHOOSE and bool(r.open)))


def holder(session: Session, besides: Region | None = None) -> Region | None:
    """The region that speaks or asks."""
    for region in session.regions:
        if region is not besides and holds(region):
            return region
    return None


def grant(session: Session) -> bool:
    """Let the first region that waits speak, if nobody else does. True if one did."""
    waiting = [region for region in session.regions if region.pending]
    if not waiting or holder(session) is not None:
        return False
    region = waiting[0]
    region.pending = False
    for run in session.program.entries[region.state]:
        run(region)
    return True


def asking(session: Session) -> Region | None:
    """The region whose options are open to the trainee; those beside work only while nobody else has the floor."""
    held = holder(session)
    if held is not None:
        return held if held.open else None
    points = session.program.points
    for region in session.regions:
        if region.open and points[region.state].kind is Kind.WORK:
            return region
    return None


def speaking(session: Session) -> Region | None:
    """The region whose line runs."""
    held = holder(session)
    if held is not None and session.program.points[held.state].kind is Kind.LINE:
        return held
    return None


def cuts(r: Region) -> None:
    """Leave a point before its time: a line that runs is interrupted, what was open is not any more."""
    session = r.session
    step = session.program.points[r.state].step
    if isinstance(step, Line) and not r.pending and r.left > 0:
        session.out.append(Interrupted(session.at, step.id, step.ms - r.left))
        session.feel_time()
    r.pending = False
    r.early = None
    r.open = ()
    r.deadline = None


def _earlier(r: Region) -> bool:
    """Whether a region before this one in the document waits for the floor already."""
    for region in r.session.regions:
        if region is r:
            return False
        if region.pending:
            return True
    return False
