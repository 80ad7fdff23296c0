"""From a point on a region to the element there."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.stage.panels.painter import Box
from simkit.stage.panels.region import Seen

TARGET = 44.0
"""CSS pixels: no target is hit over less than this, however small it is drawn (WCAG 2.2, 2.5.5)."""


def reach(box: Box) -> Box:
    """A box grown about its middle to at least 44 × 44."""
    x, y, width, height = box
    more_x, more_y = max(0.0, TARGET - width) / 2, max(0.0, TARGET - height) / 2
    return x - more_x, y - more_y, width + 2 * more_x, height + 2 * more_y


def holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]


def target_at(seen: Sequence[Seen], x: float, y: float) -> Seen | None:
    """The target at a point in CSS pixels: the deepest that visibly holds it, else one grown to 44 × 44."""
    targets = [s for s in seen if s.node.element.act is not None and s.clip[2] > 0 and s.clip[3] > 0]
    for one in reversed(targets):
        if holds(one.clip, x, y):
            return one
    for one in reversed(targets):
        if holds(reach(one.clip), x, y):
            return one
    return None


def scroller_at(seen: Sequence[Seen], x: float, y: float) -> Seen | None:
    return next((s for s in reversed(seen) if s.node.element.scroll and holds(s.clip, x, y)), None)


def anything_at(seen: Sequence[Seen], x: float, y: float) -> bool:
    """Whether something opaque is drawn there, so that the click does not go on to the world behind."""
    return any(
        holds(s.clip, x, y)
        for s in seen
        if {"sheet", "badge", "button"} & {*s.node.element.style.split(), s.node.element.role}
    )
