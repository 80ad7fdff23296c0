"""Whether an object can be used so now: its guards, reach, and free hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.scenario.objects import HAND, PLACE
from simkit.session.world_program import DoIt, DoWay

if TYPE_CHECKING:
    from simkit.session.session import Session


def can_use(session: Session, doit: DoIt, way: DoWay) -> bool:
    """Whether an affordance is open in one of its ways, atomic parts of tasks apart."""
    if way.guard is not None and not way.guard(session.main):
        return False
    affordance = doit.affordance
    if not reachable(session, affordance.object):
        return False
    name = affordance.name
    if name == "take":
        return hands_free(session)
    if name == "put in":
        assert session.world is not None
        slot = session.world.program.closes.get(way.with_ or "")
        if slot is not None and not session.values[slot]:
            return False
    if name in ("put in", "put on", "hang on", "use on"):
        assert way.with_ is not None
        return reachable(session, way.with_) and not _inside(session, way.with_, affordance.object)
    return True


def reachable(session: Session, object: str) -> bool:
    """False for what lies in something closed."""
    world = session.world
    assert world is not None
    program, values = world.program, session.values
    for _ in range(len(program.at_slots) + 1):
        slot = program.at_slots.get(object)
        if slot is None:
            return True
        object = str(values[slot])
        if object in (PLACE, HAND):
            return True
        closed = program.closes.get(object)
        if closed is not None and not values[closed]:
            return False
    return True


def hands_free(session: Session) -> bool:
    world = session.world
    assert world is not None
    values = session.values
    held = sum(1 for slot in world.program.at_slots.values() if values[slot] == HAND)
    return held < world.program.hands


def _inside(session: Session, object: str, other: str) -> bool:
    """Whether `object` lies in, on or under `other`, however deep: nothing is put into itself."""
    world = session.world
    assert world is not None
    seen = 0
    while object in world.program.at_slots and seen <= len(world.program.at_slots):
        object, seen = str(session.values[world.program.at_slots[object]]), seen + 1
        if object == other:
            return True
    return False
