"""What ends with a scene, and with the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.session import monitoring, tasking
from simkit.session.regions import owned, stop

if TYPE_CHECKING:
    from simkit.session.region import Frame, Region


def frame_left(r: Region, frame: Frame) -> None:
    """Before a scene is left: the regions it started stop, the tasks it worked at end."""
    session = r.session
    world = session.world
    assert world is not None
    for region in owned(session, r, frame):
        stop(region)
    for run in [one for one in reversed(world.tasks) if one.region is r and one.frame == frame]:
        tasking.fail(session, run, "left")
        world.tasks.remove(run)
    for key in [key for key, working in world.working.items() if working.frame == frame]:
        del world.working[key]
    if frame.scene in world.program.resumable and r.rest is not None:
        stack, state = r.rest
        if frame in stack:
            world.left_at[frame.scene] = stack[stack.index(frame) :], state


def closes(r: Region) -> None:
    """The session ends: tasks at work were left, and what was watched until now was kept or not."""
    session = r.session
    world = session.world
    assert world is not None
    if world.closing:
        return
    world.closing = True
    world.unseen |= world.touched
    monitoring.check(session)
    for run in world.tasks:
        tasking.fail(session, run, "left")
    world.tasks.clear()
    for watch, state in zip(world.program.monitors, world.watches, strict=True):
        if state.on:
            monitoring.end(session, watch, state)
    for region in world.regions:
        region.pending = False
        region.open = ()
