"""The desktop stage: a window with people in a room, and the presenter that plays a session on it.

Importing it opens nothing and imports no 3D engine: names are looked up when first used. Where the `stage` extra
(Panda3D, blitz-py) is missing, using one raises SimkitError SK8305.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from simkit.errors import SimkitError, diagnostic

if TYPE_CHECKING:
    from simkit.stage.machine import Probe, probe
    from simkit.stage.presenter import StagePresenter
    from simkit.stage.sight import Observer, Sight
    from simkit.stage.window import Window, open_window

__all__ = ["Observer", "Probe", "Sight", "StagePresenter", "Window", "open_window", "probe"]

_HOMES = {
    "Observer": "simkit.stage.sight",
    "Probe": "simkit.stage.machine",
    "Sight": "simkit.stage.sight",
    "StagePresenter": "simkit.stage.presenter",
    "Window": "simkit.stage.window",
    "open_window": "simkit.stage.window",
    "probe": "simkit.stage.machine",
}
_EXTRA = ("panda3d", "blitz_py")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'simkit.stage' has no attribute {name!r}")
    try:
        return getattr(import_module(_HOMES[name]), name)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise SimkitError(diagnostic("SK8305", reason=missing)) from missing
