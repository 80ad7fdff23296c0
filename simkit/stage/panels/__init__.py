"""All in two dimensions that a trainee reads and chooses, flat on the window or as a card in the world.

A screen (`screens`) is a pure function from plain data to a tree of elements; a `Panel` shows trees in
regions, has them painted by a worker and answers pointer and keys with the act of what was chosen; a
`Surface` puts it on the window (`OverlaySurface`) or in the world (`QuadSurface`).
"""

from simkit.stage.panels.element import Element, Node, Role, as_text, find, walk
from simkit.stage.panels.focus import Spot
from simkit.stage.panels.layout import Slot, css_scale
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.surface import OverlaySurface, QuadSurface
from simkit.stage.panels.theme import TEXT_SCALES, Contrast, Theme, contrast_ratio
from simkit.stage.panels.voice import announcements, spoken

__all__ = [
    "TEXT_SCALES",
    "Contrast",
    "Element",
    "Node",
    "OverlaySurface",
    "Panel",
    "QuadSurface",
    "Role",
    "Slot",
    "Spot",
    "Theme",
    "announcements",
    "as_text",
    "contrast_ratio",
    "css_scale",
    "find",
    "spoken",
    "walk",
]
