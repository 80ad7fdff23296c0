"""What an object's model is made of: pieces that keep still, and parts that show a property by how they move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.stage.place.piece import Piece

Vec = tuple[float, float, float]
How = Literal["turn", "slide", "show", "lamp", "flash", "spin", "shake"]
"""How a part shows a property: it turns or slides as far as the value goes, is there or not, glows, glows and fades
by turns, goes round all the time, or shakes the whole object."""


@dataclass(frozen=True, slots=True)
class Moving:
    """A part about its own origin, at `pivot` in the object."""

    pieces: tuple[Piece, ...]
    by: str
    """The property it shows; empty for none."""
    how: How
    pivot: Vec = (0.0, 0.0, 0.0)
    axis: Vec = (0.0, 1.0, 0.0)
    """Of `turn` and `spin`: what it turns about. Of `slide`: metres from none of the value to all of it."""
    angles: tuple[float, float] = (0.0, 90.0)
    """Of `turn`: degrees at none of the value, and at all of it."""
    colour: str = "#ffffff"
    """Of `lamp` and `flash`: how it glows."""
    inverted: bool = False
    """Of `show`, `lamp` and `flash`: while the property is not."""


@dataclass(frozen=True, slots=True)
class Built:
    """Metres. The origin is the middle of the underside; the front looks towards −Y."""

    still: tuple[Piece, ...]
    moving: tuple[Moving, ...] = ()
    holds: Vec = (0.0, 0.0, 0.0)
    """Where what is in, on or hung on it has its origin; several lie beside each other along X."""
    hangs: bool = False
    """What is there hangs down from that point."""
    drop: float = 0.0
    """Of what hangs on something: metres from its origin up to where it is held."""
