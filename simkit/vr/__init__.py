"""The same practice in a headset: the stage's people and panels, through OpenXR.

Importing it opens nothing: names are looked up when first used. Where the `vr` extra (pyopenxr) or the `stage` extra
is missing, using one raises SimkitError SK8404.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from simkit.errors import SimkitError, diagnostic

if TYPE_CHECKING:
    from simkit.vr.comfort import Comfort
    from simkit.vr.measure import Measured, measure_headset
    from simkit.vr.presenter import VrPresenter
    from simkit.vr.runtime import Headset, find_headset

__all__ = ["Comfort", "Headset", "Measured", "VrPresenter", "find_headset", "measure_headset"]

_HOMES = {
    "Comfort": "simkit.vr.comfort",
    "Headset": "simkit.vr.runtime",
    "Measured": "simkit.vr.measure",
    "VrPresenter": "simkit.vr.presenter",
    "find_headset": "simkit.vr.runtime",
    "measure_headset": "simkit.vr.measure",
}
_EXTRAS = {"xr": "vr", "OpenGL": "vr", "panda3d": "stage", "blitz_py": "stage"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'simkit.vr' has no attribute {name!r}")
    try:
        return getattr(import_module(_HOMES[name]), name)
    except ModuleNotFoundError as missing:
        extra = _EXTRAS.get((missing.name or "").partition(".")[0])
        if extra is None:
            raise
        raise SimkitError(diagnostic("SK8404", what="the headset", extra=extra)) from missing
