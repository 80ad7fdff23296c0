"""Regions: scenes that go on beside the main one, from `meanwhile` until they end or their starter is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import RegionBegan, RegionEnded
from simkit.scenario.beside import Join, Meanwhile
from simkit.session.effects import Run
from simkit.session.points import Kind
from simkit.session.region import Frame, Region

if TYPE_CHECKING:
    from simkit.session.session import Session


def start_of(scene: str) -> str:
    """The state in which a region of this scene begins."""
    return f"(meanwhile:{scene})"


ENDED = "(ended)"


def begins(step: Meanwhile) -> Run:
    """Starts the region; one of the same scene that is on already goes on as it is."""
    name = step.scene

    def run(r: Region) -> None:
        session = r.session
        world = session.world
        assert world is not None
        if any(region.name == name for region in world.regions):
            return
        region = Region(session, start_of(name), name=name, owner=(r, r.stack[-1]))
        order = world.program.order
        place = next(
            (i for i, other in enumerate(world.regions) if i and order[other.name] > order[name]),
            len(world.regions),
        )
        world.regions.insert(place, region)
        _tell(session, name, False)
        session.out.append(RegionBegan(session.at, name))

    return run


def at_the_bottom(r: Region) -> bool:
    """Whether a region beside the main one stands in its last scene."""
    return bool(r.name) and len(r.stack) == 1


def ends(r: Region) -> None:
    """The region's scene has ended: leave it, and tell who waits."""
    session = r.session
    world = session.world
    assert world is not None
    r.leave()
    world.regions.remove(r)
    _tell(session, r.name, True)
    session.out.append(RegionEnded(session.at, r.name, True))


def stop(r: Region) -> None:
    """The scene that started a region is left, and the region with it: innermost scenes first."""
    session = r.session
    world = session.world
    assert world is not None
    world.regions.remove(r)
    r.pending = False
    r.open = ()
    while r.stack:
        r.leave()
    session.out.append(RegionEnded(session.at, r.name, False))


def owned(session: Session, region: Region, frame: Frame) -> list[Region]:
    """The regions a frame started, the last of the document first: the order in which SCXML leaves parallel ones."""
    world = session.world
    assert world is not None
    return [one for one in reversed(world.regions) if one.owner == (region, frame)]


def is_over(session: Session, r: Region) -> bool:
    """Whether a region that joins need wait no longer."""
    point = session.program.points[r.state]
    assert point.kind is Kind.JOIN
    assert isinstance(point.step, Join)
    name = point.step.region
    return all(region.name != name for region in session.regions)


def _tell(session: Session, name: str, done: bool) -> None:
    world = session.world
    assert world is not None
    slot = world.program.region_slots.get(name)
    if slot is not None and session.values[slot] != done:
        session.values[slot] = done
        world.touched.add(slot)
