"""Where each panel hangs in the room, and how large: in angles, since those are what an eye sees.

All regions lie apart on one large sheet, each on a place of its own; a quad shows the part of the sheet that is its.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, cos, degrees, radians, sin, tan
from typing import Final

from panda3d.core import LPoint3

from simkit.stage.panels import Slot

LARGER: Final = 1.3
"""Text at 100 % is as large as 130 % on a desk: 18 pixels a degree are few (see docs/reference/vr.md)."""
METRES_A_PIXEL: Final = 0.00078 * LARGER
"""Of a CSS pixel, one metre away."""
NEAREST_M, FURTHEST_M = 1.2, 2.0
"""Where eyes can rest for minutes: nearer they squint, further text wants to be huge."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """From the trainee's eyes, straight ahead being the first person's stand."""

    slot: Slot
    azimuth: float
    """Degrees to the right."""
    elevation: float
    distance: float

    @property
    def middle(self) -> tuple[float, float]:
        """Of its slot on the sheet, in CSS pixels."""
        return self.slot.x + self.slot.width / 2, self.slot.y + self.slot.height / 2

    @property
    def scale(self) -> float:
        """Metres a CSS pixel."""
        return METRES_A_PIXEL * self.distance

    @property
    def half_width(self) -> float:
        """Degrees from its middle to its edge."""
        return degrees(atan(self.slot.width * METRES_A_PIXEL / 2))

    def at(self, eye: LPoint3, heading: float) -> LPoint3:
        """Its middle in the room, for eyes there that look that way (degrees, counter-clockwise)."""
        turn, up = radians(heading - self.azimuth), radians(self.elevation)
        away = self.distance * cos(up)
        return LPoint3(eye.x - away * sin(turn), eye.y + away * cos(turn), eye.z + self.distance * sin(up))


WIDTH, HEIGHT = 4096, 2048
"""The sheet, in CSS pixels."""
_STEP: Final = 1100
_PAGE: Final = (1020, 700)
_TALK: Final = 480


def slots(width: int, height: int, text_scale: int) -> dict[str, Slot]:
    """Every region's place on the sheet: so far apart that a ray at one never means another."""
    rem = 16 * text_scale / 100
    large = text_scale / 100 - 1
    page_width, page_height = _PAGE
    return {
        "caption": Slot(0, 0, 440, int(8.2 * rem) + 24, "top"),
        "options": Slot(_STEP, 0, _TALK, 560 + int(140 * large), "middle"),
        "top": Slot(2 * _STEP, 0, 470, int(9.5 * rem), "top"),
        "work": Slot(3 * _STEP, 0, 420, 480 + int(120 * large), "middle"),
        "note": Slot(2 * _STEP, 400, 420, 460, "middle"),
        "acts": Slot(3 * _STEP, _STEP - 100, 400, 620, "middle"),
        "page": Slot(0, _STEP - 100, page_width, page_height, "middle", modal=True),
        "dialog": Slot(_STEP, _STEP - 100, 620, page_height, "middle", modal=True),
    }


def hangings(text_scale: int, person_m: float) -> dict[str, Hanging]:
    """`person_m`: how far away the first person stands. The caption hangs in front of them, under the face."""
    near = min(max(person_m - 0.25, NEAREST_M), FURTHEST_M)
    place = slots(WIDTH, HEIGHT, text_scale)
    caption = place["caption"]
    # Its upper edge stays where it is under the face, however much text makes it grow.
    drop = degrees(atan(tan(radians(13)) + caption.height * METRES_A_PIXEL / 2))
    return {
        "caption": Hanging(caption, 0.0, -drop, near),
        "options": Hanging(place["options"], 26.5, -5.0, 1.5),
        "top": Hanging(place["top"], -24.0, 15.0, 1.5),
        "work": Hanging(place["work"], -22.0, -30.0, 1.3),
        "note": Hanging(place["note"], 0.0, -9.0, 1.25),
        "acts": Hanging(place["acts"], 14.0, -12.0, 1.2),
        "page": Hanging(place["page"], 0.0, -4.0, 1.4),
        "dialog": Hanging(place["dialog"], 0.0, -4.0, 1.3),
    }
