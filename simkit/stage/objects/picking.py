"""From a ray to the object it means: a mouse, a hand and a gaze all point with one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, radians, tan
from typing import Final

from panda3d.core import LPoint3, LVector3, NodePath

TOLERANCE: Final = tan(radians(0.9))
"""What is missed by less than so much of the distance still counts: a small button far off is hard to hit."""
_TIGHT: Final = 0.004
_FAR: Final = 1e6


@dataclass(frozen=True, slots=True)
class Target:
    """A box along the axes of a node. `behind`: roughly there, and drawn by the place: what is seen counts first."""

    id: str
    node: NodePath
    low: LPoint3
    high: LPoint3
    behind: bool = False


def pick(
    targets: Iterable[Target], render: NodePath, start: LPoint3, way: LVector3, *, exact: bool = False
) -> str | None:
    """The id of the nearest that the ray meets; else (unless `exact`) of the one it misses least, by little.

    `start` and `way` are in `render`'s space.
    """
    best, best_at = None, inf
    near, near_by = None, inf
    for target in targets:
        inverse = render.getMat(target.node)
        back = LPoint3(inverse.xformPoint(start)), LVector3(inverse.xformVec(way))
        found = _enter(*back, target.low, target.high, _TIGHT)
        if found is not None:
            # Such boxes overlap: the one whose middle the ray comes nearest to is meant.
            at = (
                found[0]
                if not target.behind
                else _FAR + _miss(*back, LPoint3((target.low + target.high) / 2))
            )
            if at < best_at:
                best, best_at = target.id, at
            continue
        if target.behind or exact:
            continue
        middle = LPoint3((target.low + target.high) / 2)
        reach = (middle - back[0]).length() * TOLERANCE
        if _enter(*back, target.low, target.high, reach) is not None:
            miss = _miss(*back, middle)
            if miss < near_by:
                near, near_by = target.id, miss
    if near is not None and (best is None or any(t.id == best and (t.behind or _large(t)) for t in targets)):
        return near
    return best


def _large(target: Target) -> bool:
    """So large that who points beside a small thing on it means the small thing."""
    return min((target.high - target.low)[i] for i in (0, 2)) > 0.3


def _enter(
    start: LPoint3, way: LVector3, low: LPoint3, high: LPoint3, grow: float
) -> tuple[float, float] | None:
    first, last = 0.0, inf
    for axis in range(3):
        a, b = low[axis] - grow, high[axis] + grow
        if abs(way[axis]) < 1e-9:
            if not a <= start[axis] <= b:
                return None
            continue
        one, two = (a - start[axis]) / way[axis], (b - start[axis]) / way[axis]
        first, last = max(first, min(one, two)), min(last, max(one, two))
    return (first, last) if first <= last and last > 0 else None


def _miss(start: LPoint3, way: LVector3, middle: LPoint3) -> float:
    """How far the ray passes a point by, as a part of how far away it is."""
    to = middle - start
    straight = LVector3(way)
    straight.normalize()
    along = to.dot(straight)
    return float((to - straight * along).length() / max(0.01, along))
