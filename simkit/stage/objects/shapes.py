"""Which shape is built how. A shape that is not known is a box of its size, so that every object can be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from simkit.stage.objects import controls, equipment, fittings, goods
from simkit.stage.objects.built import Built, Moving
from simkit.stage.objects.looks import Looks

SHAPES: Final[Mapping[str, Callable[[Looks], Built]]] = {
    "alarm": controls.alarm,
    "box": goods.plain_box,
    "button": controls.button,
    "cable": goods.cable,
    "cage": equipment.cage,
    "carton": goods.carton,
    "cone": goods.cones,
    "crate": equipment.crate,
    "door": fittings.door,
    "drawer": fittings.drawer,
    "extinguisher": equipment.extinguisher,
    "gauge": controls.gauge,
    "guard": equipment.guard,
    "heater": equipment.heater,
    "hook": fittings.hook,
    "key": fittings.key,
    "lever": controls.lever,
    "machine": goods.machine,
    "padlock": fittings.padlock,
    "pallet": goods.pallet,
    "pallet truck": equipment.pallet_truck,
    "phone": goods.phone,
    "rail": controls.rail,
    "reel": equipment.reel,
    "screen": controls.screen,
    "sheet": goods.sheet,
    "shelf": goods.shelf,
    "sign": controls.sign,
    "spill": goods.spill,
    "switch": controls.switch,
    "tag": fittings.tag,
    "tool": goods.tool,
    "valve": fittings.valve,
    "wheel": fittings.wheel,
}
UNSEEN: Final = "none"
"""Something of the room itself, or a person: it can be pointed at, and nothing is drawn but a light on a machine."""


def build(looks: Looks) -> Built:
    if looks.shape == UNSEEN:
        _, deep, high = looks.size
        # What hangs on it hangs on its front, as on a board of tools.
        light, flash = equipment.tower_light(looks) if looks.by("beacon by") else ((), ())
        return Built(light, flash, holds=(0, -deep / 2, high * 0.55), hangs=True)
    built = SHAPES.get(looks.shape, goods.plain_box)(looks)
    by = looks.by("shows by")
    if by and not any(part.how == "show" and part.by == by for part in built.moving):
        whole = Moving(built.still, by, "show")
        return Built((), (whole, *built.moving), built.holds, built.hangs, built.drop)
    return built
