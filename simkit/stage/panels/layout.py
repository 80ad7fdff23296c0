"""Where each region may lie in a window, so that a person's face stays free.

Regions: `top` (mode badge, pause), `caption`, `options`, `work` (tasks), `note` (what was read, a hint), `acts` (what
can be done with an object; its owner puts it beside that), `page` (start, transcript, debrief) and `dialog`
(pause menu, message). Caption and options hug the lower edge, the caption on top of what the options need.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Anchor = Literal["top", "bottom", "middle"]

TALK_SHARE = 0.66
"""Of the height that caption and options together may take at 100 % text; larger text may take more."""
TALK_SHARE_LARGE = 0.78
LEAST = 16
"""CSS pixels of a region's side in the smallest of windows."""
GAP = 10
"""CSS pixels between the caption and the options under it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The most a region may take, in CSS pixels from the window's upper left corner."""

    x: int
    y: int
    width: int
    height: int
    anchor: Anchor = "top"
    """Where the content lies when it needs less height."""
    above: str = ""
    """The region on whose content this one rests, when that one is shown."""
    modal: bool = False
    """Whether, while it is shown, nothing under it can be chosen."""


ORDER = ("caption", "options", "top", "note", "work", "acts", "page", "dialog")
"""Back to front, and the order in which Tab goes through them."""


def css_scale(width_px: int, height_px: int) -> float:
    """Device pixels a CSS pixel for a window: from 1024 × 768 (or 1280 × 720) on the picture grows with it.

    A window smaller than that keeps its sizes and reflows.
    """
    return max(1.0, min(width_px / 1024, height_px / 720))


def slots(width: int, height: int, text_scale: int) -> dict[str, Slot]:
    """For a window of `width` × `height` CSS pixels."""
    edge = 16
    rem = 16 * text_scale / 100
    column = min(width - 2 * edge, int(67.5 * rem))
    left = (width - column) // 2
    large = min(1.0, (text_scale - 100) / 50)
    talk = int(height * (TALK_SHARE + (TALK_SHARE_LARGE - TALK_SHARE) * large))
    caption = int(8.2 * rem) + 24
    # Large text: room for two lines of caption, which is what it then takes; else for one.
    options = talk - edge - GAP - int((6.0 if text_scale >= 150 else 3.7) * rem) - 24
    page_width = min(width - 2 * edge, 1240)
    dialog_width = min(width - 2 * edge, int(40 * rem))
    under_top = edge + int(3.2 * rem) + 12
    side = min((width - 3 * edge) // 2, int(25 * rem))
    found = {
        "note": Slot(width - edge - side, under_top, side, int((height - under_top) * 0.45)),
        "work": Slot(edge, under_top, side, int((height - under_top) * 0.62)),
        "acts": Slot(edge, under_top, min(side, int(22 * rem)), height - under_top - edge),
        "caption": Slot(left, height - edge - caption, column, caption, "bottom", above="options"),
        "options": Slot(left, height - edge - options, column, options, "bottom"),
        "top": Slot(edge, edge, width - 2 * edge, int(4.4 * rem)),
        "page": Slot((width - page_width) // 2, edge, page_width, height - 2 * edge, "middle", modal=True),
        "dialog": Slot(
            (width - dialog_width) // 2, edge, dialog_width, height - 2 * edge, "middle", modal=True
        ),
    }
    # A window as small as a stamp shows little, and nothing of it has no size at all.
    return {
        name: replace(slot, width=max(LEAST, slot.width), height=max(LEAST, slot.height))
        for name, slot in found.items()
    }
