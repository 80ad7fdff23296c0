"""Through all that can be done here, by keys: from thing to thing, and from deed to deed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simkit.stage.objects.groups import Group
from simkit.stage.panels import Spot

Row = tuple[str, int]
"""A thing, and the number of the line in its menu."""


def next_thing(order: Sequence[str], now: str | None, by: int) -> str:
    """From nothing: the first, or the last."""
    if now not in order:
        return order[0 if by > 0 else -1]
    return order[(order.index(now) + by) % len(order)]


def next_stop(
    groups: Mapping[str, Group], spots: Sequence[Spot], now: Row | Spot | None, by: int
) -> Row | Spot | None:
    """Options first, then everything that can be done here, then what else can be chosen, round and round.

    `spots`: those outside of the menu. None where there is nothing at all.
    """
    ring: list[Row | Spot] = [spot for spot in spots if spot.region == "options"]
    first = len(ring)
    ring += [(id, n) for id, group in groups.items() for n in range(_rows(group))]
    ring += [spot for spot in spots if spot.region != "options"]
    if not ring:
        return None
    at = ring.index(now) + by if now in ring else first if by > 0 else first - 1
    return ring[at % len(ring)]


def _rows(group: Group) -> int:
    return len(group.menu.deeds) + 2 * len(group.menu.steppers)
