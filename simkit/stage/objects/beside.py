"""Where a thing's menu lies: beside the thing, and not over what is said or can be answered."""

from __future__ import annotations

from typing import Final

from simkit.stage.objects.on_window import Box
from simkit.stage.panels import Panel
from simkit.stage.panels.layout import GAP

_APART: Final = 14.0
"""CSS pixels between an object and its menu."""
_EDGE: Final = 16.0
_HEIGHT: Final = 120.0
"""Of a menu that is not painted yet."""


def beside(panel: Panel, box: Box | None) -> tuple[int, int]:
    """Upper left corner of the region `acts`, in CSS pixels. `box`: where the thing is seen, in window pixels."""
    region = panel.regions["acts"]
    wide, height = region.slot.width, region.content_height or _HEIGHT
    top = float(panel.regions["work"].slot.y)
    last = panel.width - wide - _EDGE
    if box is None:
        x, y = last, top
    else:
        left, upper, across, tall = (n / panel.scale for n in box)
        right = left + across + _APART
        x = right if right <= last else left - _APART - wide
        y = upper + tall / 2 - height / 2
    low = _free_until(panel, top + height)
    return round(min(max(x, _EDGE), last)), round(min(max(y, top), max(top, low - height)))


def _free_until(panel: Panel, needed: float) -> float:
    """How far down it may reach: to what is said, else to what can be answered, else to the edge."""
    edges = [
        panel.origin(panel.regions[name])[1] - GAP
        for name in ("caption", "options")
        if panel.regions[name].shown and panel.regions[name].content_height
    ]
    return next((edge for edge in edges if edge >= needed), panel.height - _EDGE)
